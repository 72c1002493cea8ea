#!/bin/sh
# check.sh on a small repository: as it should be, with a payment that a rule denies, with a policy that was edited after
# it was approved, with proposals under odd names, with a log that was tampered with, cut off, or that nobody has signed for, and with the vault of
# somebody else.
set -eu
. "$(dirname "$0")/../support/setup.sh"
in_new_folder

sh "$root/examples/support/rehearsal.sh"
mkdir -p repository/approvals repository/proposals repository/history repository/vouchers
cp treasury.vault.json repository/vault.json
# Here logs count for a proposal only as far as a cosigner has signed for them.
treasury="$root/examples/policies/treasury.policy.yaml"
{
  sed '/^rules:/,$d' "$treasury"
  printf 'checkpoints: required\n\n'
  sed -n '/^rules:/,$p' "$treasury"
} >repository/policy.yaml
sed 's/treasury.policy.yaml/policy.yaml/; s/treasury.vault.json/vault.json/; s/supplier.voucher.json/vouchers\/supplier.json/' \
  "$root/examples/policies/treasury.policy-test.yaml" >repository/policy-test.yaml
cp "$root/examples/policies/supplier.voucher.json" repository/vouchers/supplier.json

ringi policy show repository/policy.yaml --json >policy.json
for name in akira chidi; do
  ringi policy approve repository/policy.yaml --home $name --key $name --vault treasury --password-file password.txt \
    --approve "$(field digest policy.json)" --out repository/approvals/$name.json >/dev/null
done
propose() {
  ringi propose --home beatrice --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --fee-rate 5 \
    --key beatrice --password-file password.txt \
    --to "$1" --reference "$2" --out "repository/proposals/$2.psbt" >/dev/null
}
propose bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj=0.5btc INV-2026-117
propose bcrt1qyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zs4w3j0=0.2btc INV-2026-118
ringi log checkpoint --home beatrice --key beatrice --vault treasury --password-file password.txt \
  --out repository/history/beatrice.json >/dev/null
cp beatrice/log.jsonl repository/history/beatrice.jsonl

VAULT_DIGEST=$(field digest treasury.vault.json)
export VAULT_DIGEST
[ -n "${RINGI:-}" ] || RINGI=$root/bin/ringi.js
export RINGI

# ends WITH WHAT FOLDER: check.sh on FOLDER ends with this exit status.
ends() {
  status=0
  REPORTS=reports-$3 sh "$root/examples/ci/check.sh" "$3" >"$3.log" 2>&1 || status=$?
  [ $status -eq "$1" ] || cat "$3.log"
  check "$2: exit status $1" [ $status -eq "$1" ]
}
# The policy's tests say the same of every copy; they have been run on the first.
another() {
  cp -R repository "$1"
  rm -f "$1/policy-test.yaml"
}

ends 0 'all as it should be' repository
check 'the reports are there' [ -s reports-repository/policy.sarif -a -s reports-repository/policy.junit.xml ]

another denied
ringi propose --home beatrice --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --fee-rate 5 \
    --key beatrice --password-file password.txt \
  --to bcrt1qg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyay3npn=1.5btc --reference INV-2026-119 \
  --out denied/proposals/INV-2026-119.psbt >/dev/null
ends 5 'a proposal that breaks a rule' denied

another edited
sed -i.before 's/max: 1btc/max: 100btc/' edited/policy.yaml
ends 4 'a policy that was edited after it was approved' edited

another unapproved
rm unapproved/approvals/chidi.json
ends 6 'a policy that lacks an approval' unapproved

another tampered
sed -i.before 's/"actor":"beatrice"/"actor":"mallory"/' tampered/history/beatrice.jsonl
ends 4 'a history that was tampered with' tampered

another forgotten
rm forgotten/history/beatrice.json
ends 5 'a history that nobody has signed for' forgotten

another shortened
head -n 2 repository/history/beatrice.jsonl >shortened/history/beatrice.jsonl
ends 4 'a history that was cut off' shortened

# Officers go on, and whoever proposes brings the logs of before back.
another later
ringi propose --home beatrice --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --fee-rate 5 \
    --key beatrice --password-file password.txt \
  --to bcrt1qyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zs4w3j0=0.1btc --reference INV-2026-120 --out later.psbt >/dev/null
ringi log checkpoint --home beatrice --key beatrice --vault treasury --password-file password.txt \
  --out later/history/beatrice-2.json >/dev/null
cp beatrice/log.jsonl later/history/beatrice.jsonl
BEFORE=repository ends 0 'logs that went on' later
BEFORE=later ends 4 'logs that were brought back' repository

# However a proposal is called, and wherever it lies.
bad=denied/proposals/INV-2026-119.psbt
for name in proposals/INV-2026-119.PSBT proposals/2026/11/a.psbt proposals/.hidden.psbt proposals/a.psbt.txt approvals.md; do
  folder=called-$(basename "$name")
  another "$folder"
  mkdir -p "$(dirname "$folder/$name")"
  cp $bad "$folder/$name"
  ends 5 "a proposal called $name" "$folder"
done

another linked
ln -s "../../$bad" linked/proposals/linked.psbt
ends 11 'a proposal behind a symbolic link' linked

another packed
gzip -c $bad >packed/proposals/a.gz
ends 3 'a proposal in an archive' packed

another named
cp repository/vouchers/supplier.json "named/vouchers/v
--labels
l.json"
cp $bad "named/proposals/##[stop-commands]
x"
ends 5 'names with line breaks, and one that would be taken for a command' named

another replaced
cp "$root/examples/policies/family.vault.json" replaced/vault.json
ends 4 'the vault of somebody else' replaced
