# Sourced with $home set: installs the locked packages, Node.js among them, unless that was done already for this lock file. With $parts=program the
# console's packages, most of all by size, are left out: who runs the program does not need them.
installed() { cmp -s "$home/package-lock.json" "$home/node_modules/.seawall-lock-$1"; }
if ! installed all && { [ "${parts:-all}" = all ] || ! installed program; }; then
  echo 'Installing what Seawall needs (once per lock file)…' >&2
  [ "${parts:-all}" = all ] && scope= || scope=--workspaces=false
  (cd "$home" && npm ci $scope --no-audit --no-fund --loglevel=error >&2)
  cp "$home/package-lock.json" "$home/node_modules/.seawall-lock-${parts:-all}"
fi
