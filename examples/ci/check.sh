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
#   vault.json, policy.yaml, approvals/           have to be there
#   policy-test.yaml                              the policy's tests
#   proposals/                                    what is to be checked; proposals elsewhere in it are checked as well
#   history/                                      the logs of the machines that sign, with checkpoints of them
#   vouchers/, exceptions/, consents/, revocations/, other-vaults/, balances.json, labels.jsonl, utxos.json
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

# What is in the vault file must be the vault that the digest names: ringi computes the digest anew from the keys.
found=$("$ringi" vault show "$folder/vault.json" --json | sed -n 's/.*"digest":"\([0-9a-f]\{64\}\)".*/\1/p')
[ "$found" = "$VAULT_DIGEST" ] || {
  echo "The vault file is of another vault: $found" >&2
  exit 4
}

# Evidence: what is there of it. Of a folder everything in it is read, whatever it is called.
set -- --vault "$folder/vault.json" --policy "$folder/policy.yaml"
[ ! -e "$folder/history" ] || set -- "$@" --history "$folder/history"
[ ! -e "$folder/vouchers" ] || set -- "$@" --voucher "$folder/vouchers"
[ ! -e "$folder/exceptions" ] || set -- "$@" --exception "$folder/exceptions"
[ ! -e "$folder/consents" ] || set -- "$@" --consent "$folder/consents"
[ ! -e "$folder/revocations" ] || set -- "$@" --revocation "$folder/revocations"
[ ! -e "$folder/other-vaults" ] || set -- "$@" --other-vault "$folder/other-vaults"
[ ! -e "$folder/balances.json" ] || set -- "$@" --balances "$folder/balances.json"
[ ! -e "$folder/labels.jsonl" ] || set -- "$@" --labels "$folder/labels.jsonl"
[ ! -e "$folder/utxos.json" ] || set -- "$@" --utxos "$folder/utxos.json"
[ -z "$BEFORE" ] || [ ! -e "$BEFORE/history" ] || set -- "$@" --before "$BEFORE/history"
[ -z "$BEFORE" ] || [ ! -e "$BEFORE/policy.yaml" ] || set -- "$@" --follows "$BEFORE/policy.yaml"
[ -z "${HEIGHT:-}" ] || set -- "$@" --height "$HEIGHT"

echo '== the policy' >&2
"$ringi" policy lint "$folder/policy.yaml" --vault "$folder/vault.json" >&2
[ ! -e "$folder/policy-test.yaml" ] || "$ringi" policy test "$folder/policy-test.yaml" >&2

echo '== its approvals' >&2
[ -n "$(ls -A "$folder/approvals" 2>/dev/null)" ] || {
  echo 'Nobody has approved the policy: there is no file in approvals.' >&2
  exit 6
}
set -- "$@" --approval "$folder/approvals"
"$ringi" policy check "$@" >&2

# Everything in the folder is looked at: what would be read as a proposal is one, wherever it lies and whatever it is
# called. A change of the policy alone brings none.
echo '== the proposals' >&2
mkdir -p "$reports"
"$ringi" policy check "$folder" "$@" --allow-empty --together --format "$format" --force \
  --sarif "$reports/policy.sarif" --junit "$reports/policy.junit.xml"
