#!/bin/sh
# Runs one of the project's own programs with the project's own Node.js: sh tools/run.sh tools/test.ts quick
set -e
home=$(cd "$(dirname "$0")/.." && pwd)
. "$home/tools/install.sh"
exec "${SEAWALL_NODE:-$home/node_modules/node/bin/node}" "$home/$@"
