# What the examples share. To be read by a POSIX shell with `.` from a script in examples/ or examples/support/.

root=$(cd -P "$(dirname "$0")" && until [ -f package.json ] || [ "$PWD" = / ]; do cd ..; done && pwd)

# The program: what RINGI names, or the one in this repository.
ringi() {
  if [ -n "${RINGI:-}" ]; then "$RINGI" "$@"; else node "$root/bin/ringi.js" "$@"; fi
}

# Makes a folder that is gone at the end, goes there, and keeps files in it from other eyes.
in_new_folder() {
  umask 077
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cd "$folder"
}

# field NAME FILE: a field of a JSON document, or of its `data`; lists and objects as JSON.
field() {
  node -e '
    const [name, file] = process.argv.slice(1)
    const document = JSON.parse(require("node:fs").readFileSync(file, "utf8"))
    const value = (document.data ?? document)[name]
    console.log(typeof value === "string" ? value : JSON.stringify(value))
  ' "$1" "$2"
}

# check WHAT COMMAND…: runs a command that has to succeed; says which one did not.
check() {
  what=$1
  shift
  if "$@"; then echo "ok   $what"; else echo "FAIL $what" >&2; exit 1; fi
}
