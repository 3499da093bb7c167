// Parses every query of a folder with Microsoft's own language service, against the columns that the queries
// may use, and fails on any complaint:
//
//   node scripts/kql/check.cjs infra/queries
"use strict";

const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
require("@kusto/language-service-next/bridge.min.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");

const { Language } = globalThis.Kusto;

// Columns as https://learn.microsoft.com/azure/azure-monitor/reference/tables/apptraces and apprequests have them.
const tables = {
  AppTraces:
    "(TimeGenerated:datetime, Message:string, SeverityLevel:int, Properties:dynamic, OperationId:string, AppRoleInstance:string, AppRoleName:string)",
  AppRequests:
    "(TimeGenerated:datetime, Name:string, Url:string, Success:bool, ResultCode:string, DurationMs:real, OperationId:string, AppRoleInstance:string)",
};

const symbols = Object.entries(tables).map(([name, columns]) => Language.Symbols.TableSymbol.From(columns).WithName(name));
const globals = Language.GlobalState.Default.WithDatabase(database(symbols));

// The language service is C# compiled to JavaScript: its constructors are numbered, not typed.
function database(tables) {
  const type = Language.Symbols.DatabaseSymbol;
  for (const constructor of Object.keys(type).filter((key) => key.startsWith("$ctor"))) {
    try {
      const symbol = new type[constructor]("workspace", null, tables);
      if (symbol.Tables.Count === tables.length || symbol.Tables.length === tables.length) return symbol;
    } catch {
      // another constructor takes tables
    }
  }
  throw new Error("this version of the language service takes tables in another way");
}

function* complaints(query) {
  const found = globalThis.Bridge.getEnumerator(Language.KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics());
  while (found.moveNext()) yield found.Current.Message;
}

const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith(".kql"));
let failed = files.length === 0;
// What cannot complain checks nothing.
if ([...complaints("AppTraces | where Mesage == 'x'")].length === 0) throw new Error("a wrong column went unnoticed");
for (const name of files) {
  for (const complaint of complaints(readFileSync(join(folder, name), "utf8"))) {
    console.error(`${name}: ${complaint}`);
    failed = true;
  }
}
console.log(`${files.length} queries ${failed ? "checked, with complaints" : "are fine"}`);
process.exit(failed ? 1 : 0);
