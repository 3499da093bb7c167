#!/usr/bin/env bash
# Installs Debian packages that the checks need: scripts/install.sh PACKAGE...
set -euo pipefail

if ! command -v apt-get >/dev/null; then
  echo "install this first: $*" >&2
  exit 1
fi
as_root=(env DEBIAN_FRONTEND=noninteractive)
if [ "$(id -u)" != 0 ]; then as_root=(sudo "${as_root[@]}"); fi

install() {
  "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -qq -y "$@" >/dev/null
}
# A mirror that is busy or being written is asked once more.
install "$@" </dev/null || { sleep 10; install "$@" </dev/null; }
