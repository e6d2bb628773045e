# Sourced with $home set: installs the locked packages, Node.js among them, unless that was done already for this lock file.
if ! cmp -s "$home/package-lock.json" "$home/node_modules/.seawall-lock"; then
  echo 'Installing what Seawall needs (once per lock file)…' >&2
  (cd "$home" && npm ci --no-audit --no-fund --loglevel=error >&2)
  cp "$home/package-lock.json" "$home/node_modules/.seawall-lock"
fi
