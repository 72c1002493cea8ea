#!/bin/sh
# Checks a folder that holds a spending policy and proposals: is the policy the one that the cosigners have approved, and
# does every proposal keep to it? Needs no home, no network and no secret.
#
#   VAULT_DIGEST=4fcc… sh check.sh FOLDER [text|github]
#
# VAULT_DIGEST is the vault's digest. It is set where whoever proposes cannot change it (a variable of the CI system), or
# somebody could put another vault with keys of their own into the folder, and approve anything.
#
# In FOLDER:
#   vault.json, policy.yaml, approvals/*.json     have to be there
#   policy-test.yaml                              the policy's tests
#   proposals/*.psbt                              what is to be checked
#   history/*.jsonl, history/*.json               the logs of the machines that sign, with checkpoints of them
#   vouchers/*.json, exceptions/*.json, balances.json, labels.jsonl, utxos.json, other-vaults/*.json
# BEFORE names the same folder as it was before the change that is checked: the policy has to follow the one there, and the
# logs have to go on behind the checkpoints there, so that nobody brings back old ones. HEIGHT is the height of the chain.
# RINGI names the program. REPORTS names the folder of reports: policy.sarif, policy.junit.xml.
#
# Ends with Ringi's exit status: 0 all is well, 3 malformed, 4 tampered with, 5 a rule denies a proposal, 6 the policy
# lacks approvals, 2 used wrongly.
set -eu

[ $# -ge 1 ] && [ -n "${VAULT_DIGEST:-}" ] || {
  echo "usage: VAULT_DIGEST=… sh $0 FOLDER [text|github]" >&2
  exit 2
}
folder=$1
format=${2:-text}
reports=${REPORTS:-reports}
ringi=${RINGI:-ringi}
# With the first change there is nothing before.
[ -d "${BEFORE:-}" ] || BEFORE=

# Below, a name becomes a line of its own: with a line break in it, it would become options. GitHub takes ##[…] in what is
# printed for a command.
[ -z "$(find "$folder" "${BEFORE:-$folder}" -name '*
*' -o -name '*##[[]*')" ] || {
  echo 'There is a file whose name has a line break or ##[ in it.' >&2
  exit 3
}

# What is in the vault file must be the vault that the digest names: ringi computes the digest anew from the keys.
found=$("$ringi" vault show "$folder/vault.json" --json | sed -n 's/.*"digest":"\([0-9a-f]\{64\}\)".*/\1/p')
[ "$found" = "$VAULT_DIGEST" ] || {
  echo "The vault file is of another vault: $found" >&2
  exit 4
}

# Said once more as options, each with its file: only those that are there.
set -- --vault "$folder/vault.json" --policy "$folder/policy.yaml"
several() {
  option=$1
  shift
  for file in "$@"; do [ -e "$file" ] && printf '%s\n%s\n' "$option" "$file"; done || :
}
add() {
  [ ! -e "$2" ] || printf '%s\n%s\n' "$1" "$2"
}
options() {
  several --history "$folder"/history/*.jsonl "$folder"/history/*.json
  [ -z "${BEFORE:-}" ] || several --history "$BEFORE"/history/*.json
  several --voucher "$folder"/vouchers/*.json
  several --exception "$folder"/exceptions/*.json
  several --other-vault "$folder"/other-vaults/*.json
  add --balances "$folder/balances.json"
  add --labels "$folder/labels.jsonl"
  add --utxos "$folder/utxos.json"
  [ -z "${BEFORE:-}" ] || add --follows "$BEFORE/policy.yaml"
}
lines() {
  while IFS= read -r line; do printf "'%s' " "$(printf %s "$line" | sed "s/'/'\\\\''/g")"; done
}
eval "set -- \"\$@\" $(options | lines)"
[ -z "${HEIGHT:-}" ] || set -- "$@" --height "$HEIGHT"

echo '== the policy' >&2
"$ringi" policy lint "$folder/policy.yaml" --vault "$folder/vault.json" >&2
[ ! -e "$folder/policy-test.yaml" ] || "$ringi" policy test "$folder/policy-test.yaml" >&2

echo '== its approvals' >&2
approvals=$(several --approval "$folder"/approvals/*.json | lines)
[ -n "$approvals" ] || {
  echo 'Nobody has approved the policy: there is no file in approvals.' >&2
  exit 6
}
eval "set -- \"\$@\" $approvals"
"$ringi" policy check "$@" >&2

echo '== the proposals' >&2
mkdir -p "$reports"
several '' "$folder"/proposals/*.psbt | grep -q . || {
  echo 'There are none.' >&2
  exit 0
}
"$ringi" policy check "$folder/proposals" "$@" --together --format "$format" --force \
  --sarif "$reports/policy.sarif" --junit "$reports/policy.junit.xml"
