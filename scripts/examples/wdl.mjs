// The expressions of the Workflow Definition Language, as much of them as the samples use:
// https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
// No package that evaluates them was found. Everything else is an error here, so that a sample that
// grows grows this file too. As in Logic Apps, all arguments are evaluated, those of if() too.

const token = /\s*(?:(?<text>'(?:[^']|'')*')|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*)|(?<sign>\?\[|[()[\],.]))/y;

function tokensOf(source) {
  const tokens = [];
  for (let at = 0; source.slice(at).trim(); at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(source);
    if (!found) throw new SyntaxError(`at ${at} of ${source}`);
    const [kind, text] = Object.entries(found.groups).find(([, value]) => value !== undefined);
    tokens.push({ kind, text });
  }
  return tokens;
}

const words = { true: true, false: false, null: null };

// parse gives the tree of one expression without its at sign.
export function parse(source) {
  const tokens = tokensOf(source);
  const is = (text) => tokens[0]?.kind === 'sign' && tokens[0].text === text;
  const take = (text) => { if (!is(text)) throw new SyntaxError(`${text} is missing in ${source}`); tokens.shift(); };

  function value() {
    const { kind, text } = tokens.shift() ?? {};
    if (kind === 'text') return { literal: text.slice(1, -1).replaceAll("''", "'") };
    if (kind === 'number') return { literal: Number(text) };
    if (kind === 'word' && is('(')) return { call: text, args: list() };
    if (kind === 'word' && text in words) return { literal: words[text] };
    throw new SyntaxError(`a value is missing in ${source}`);
  }

  function list() {
    take('(');
    const args = [];
    while (!is(')')) {
      if (args.length) take(',');
      args.push(expression());
    }
    take(')');
    return args;
  }

  function expression() {
    let tree = value();
    while (is('[') || is('?[')) {
      const { text } = tokens.shift();
      tree = { of: tree, key: expression(), lenient: text === '?[' };
      take(']');
    }
    return tree;
  }

  const tree = expression();
  if (tokens.length) throw new SyntaxError(`${tokens[0].text} is too much in ${source}`);
  return tree;
}

// partsOf splits a string of a definition into plain texts and trees. { whole } is an expression
// that keeps its type, { parts } a text with expressions in it.
export function partsOf(text) {
  if (text.startsWith('@@')) return { parts: [text.slice(1)] };
  if (text.startsWith('@') && !text.startsWith('@{')) return { whole: parse(text.slice(1)) };
  return { parts: text.split(/(@\{(?:[^'}]|'(?:[^']|'')*')*\})/).filter(Boolean).map((part) => part.startsWith('@{') ? parse(part.slice(2, -1)) : part) };
}

const stringOf = (value) => value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
const text = (value, where) => { if (typeof value !== 'string') throw new TypeError(`${where} takes a string, not ${JSON.stringify(value)}`); return value; };

export const functions = {
  base64: (value) => Buffer.from(text(value, 'base64')).toString('base64'),
  base64ToString: (value) => Buffer.from(text(value, 'base64ToString'), 'base64').toString(),
  coalesce: (...values) => values.find((value) => value !== null && value !== undefined) ?? null,
  concat: (...values) => values.map(stringOf).join(''),
  equals: (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null),
  first: (values) => values[0] ?? null,
  if: (condition, yes, no) => { if (typeof condition !== 'boolean') throw new TypeError('if takes a boolean'); return condition ? yes : no; },
  json: (value) => JSON.parse(text(value, 'json')),
  setProperty: (object, name, value) => { if (typeof object !== 'object' || object === null) throw new TypeError('setProperty takes an object'); return { ...object, [name]: value }; },
  startsWith: (value, start) => text(value, 'startsWith').toLowerCase().startsWith(start.toLowerCase()),
  string: stringOf,
};

function property({ lenient }, object, key) {
  if (lenient && (object === null || object === undefined)) return null;
  if (typeof object !== 'object' || object === null) throw new TypeError(`${JSON.stringify(object)} has no property ${key}`);
  if (!lenient && !(key in object)) throw new TypeError(`the property ${key} does not exist`);
  return object[key] ?? null;
}

// evaluate gives the value of a tree. world holds the functions that depend on the run: body, outputs, and so on.
export function evaluate(tree, world) {
  if ('literal' in tree) return tree.literal;
  if (tree.of) return property(tree, evaluate(tree.of, world), evaluate(tree.key, world));
  const call = world[tree.call] ?? functions[tree.call];
  if (!call) throw new TypeError(`the function ${tree.call} is not known here`);
  return call(...tree.args.map((argument) => evaluate(argument, world)));
}

// resolve gives a part of a definition with all its expressions evaluated.
export function resolve(part, world) {
  if (Array.isArray(part)) return part.map((each) => resolve(each, world));
  if (part && typeof part === 'object') return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolve(value, world)]));
  if (typeof part !== 'string') return part;
  const { whole, parts } = partsOf(part);
  return whole ? evaluate(whole, world) : parts.map((each) => typeof each === 'string' ? each : stringOf(evaluate(each, world))).join('');
}

// callsIn lists the calls with a literal first argument in a part of a definition, such as body('Diagnose').
export function callsIn(part) {
  if (Array.isArray(part)) return part.flatMap(callsIn);
  if (part && typeof part === 'object') return Object.values(part).flatMap(callsIn);
  if (typeof part !== 'string') return [];
  const { whole, parts } = partsOf(part);
  return (whole ? [whole] : parts.filter((each) => typeof each !== 'string')).flatMap(callsOf);
}

function callsOf(tree) {
  if ('literal' in tree) return [];
  if (tree.of) return [...callsOf(tree.of), ...callsOf(tree.key)];
  return [{ name: tree.call, argument: tree.args[0]?.literal }, ...tree.args.flatMap(callsOf)];
}
