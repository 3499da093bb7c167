#!/usr/bin/env bash
# Runs the samples in examples/ against the program in practice mode. It needs Go and Node, and
# installs what else is missing; bicep and pwsh are used where they are there.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install.sh curl jq shellcheck

make build
npm --prefix examples/teams-bot ci --no-audit --no-fund --loglevel=error
npm --prefix scripts/examples ci --no-audit --no-fund --loglevel=error
npm --prefix scripts/examples test

# The compiler says a mistake on standard error and ends with 0 all the same.
if command -v bicep >/dev/null; then
  said=$(bicep build examples/logic-app/main.bicep --stdout 2>&1 >/dev/null)
  test -z "$said" || { echo "$said" >&2; exit 1; }
  echo "examples/logic-app/main.bicep compiles"
else
  echo "examples/logic-app/main.bicep was not compiled: there is no bicep here"
fi
