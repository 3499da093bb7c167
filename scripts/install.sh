#!/usr/bin/env bash
# Installs Debian packages that the checks need: scripts/install.sh PACKAGE...
# A package is there already when there is a program of its name.
set -euo pipefail

missing=()
for package in "$@"; do
  command -v "$package" >/dev/null || missing+=("$package")
done
if [ ${#missing[@]} = 0 ]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
  echo "install this first: ${missing[*]}" >&2
  exit 1
fi
as_root=(env DEBIAN_FRONTEND=noninteractive)
if [ "$(id -u)" != 0 ]; then as_root=(sudo "${as_root[@]}"); fi

install() {
  "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -qq -y "${missing[@]}" >/dev/null
}
# A mirror that is busy or being written is asked once more.
install </dev/null || { sleep 10; install </dev/null; }
