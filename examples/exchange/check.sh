#!/bin/sh
# One CI job for an exchange that holds several coins, customers' and its own: checks the proposals of every vault by that
# vault's policy. Needs no home, no network and no secret.
#
#   sh check.sh [FOLDER]
#
# In FOLDER, this one unless it is named, a folder for each vault: vault.json, policy.yaml, policy-test.yaml, approvals/,
# proposals/, history/. The file that DIGESTS names (FOLDER/digests) says which vaults there are, one a line, name and digest.
# It lies where whoever proposes cannot change it: a folder that it does not name is refused, and so is a vault that is another.
#
# Ends with the first of Ringi's exit statuses that is not 0, after every vault was checked.
set -eu
here=$(cd -P "$(dirname "$0")" && pwd)
. "$here/../support/setup.sh"
folder=${1:-$here}
digests=${DIGESTS:-$folder/digests}
worst=0

# first STATUS: keeps the first that is not 0.
first() { [ "$worst" -ne 0 ] || worst=$1; }

for path in "$folder"/*/; do
  name=$(basename "$path")
  grep -q "^$name [0-9a-f]\{64\}\$" "$digests" || { echo "Nobody knows a vault called $name." >&2; first 4; }
done

while read -r name digest; do
  echo "== $name"
  vault=$folder/$name/vault.json
  found=$(ringi vault show "$vault" --json | sed -n 's/.*"digest":"\([0-9a-f]\{64\}\)".*/\1/p') || true
  [ "$found" = "$digest" ] || { echo "The vault file is of another vault: $found" >&2; first 4; continue; }
  set -- --vault "$vault" --policy "$folder/$name/policy.yaml" --approval "$folder/$name/approvals" \
    --history "$folder/$name/history"
  for other in "$folder"/*/vault.json; do [ "$other" = "$vault" ] || set -- "$@" --other-vault "$other"; done
  ringi policy check "$folder/$name/proposals" "$@" --together || first $?
done <"$digests"

# The tests of all policies, in the unit of each.
ringi policy test "$folder"/*/policy-test.yaml || first $?
exit "$worst"
