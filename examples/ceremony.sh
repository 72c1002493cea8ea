#!/bin/sh
# A 2-of-3 ceremony without a person: three keys, a vault, a payment, two signatures, a transaction. Every step is checked
# by its exit status and its JSON. On regtest, with the words written to files: this is how to rehearse, not how to keep
# coins.
set -eu
. "$(dirname "$0")/support/setup.sh"
in_new_folder

echo 'a password for the rehearsal' >password.txt
for name in akira beatrice chidi; do
  ringi key generate --json --home $name --name $name --network regtest --no-dice --words-out $name.words.txt \
    --password-file password.txt --work-factor 10 >$name.key.json
  ringi key xpub --home $name --name $name --script-type p2wsh --out $name.cosigner.json >/dev/null
done
check 'the words written down are those of the key' \
  ringi key verify --home akira --name akira --words-file akira.words.txt

ringi vault create --name treasury --threshold 2 --script-type p2wsh --network regtest --out treasury.vault.json \
  --cosigner akira.cosigner.json --cosigner beatrice.cosigner.json --cosigner chidi.cosigner.json >/dev/null
# In earnest this digest comes from the other officers, by voice.
digest=$(field digest treasury.vault.json)
for name in akira beatrice chidi; do
  ringi vault register treasury.vault.json --home $name --digest "$digest" --password-file password.txt \
    >/dev/null
done

# In earnest: bitcoin-cli listunspent, and gettransaction for each.
node "$root/examples/support/fund.mjs" treasury.vault.json 1.5btc 0.8btc
ringi propose --home akira --vault treasury --utxos utxos.json --prevtxs prevtxs.hex \
  --to bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj=0.5btc --fee-rate 12 --out payout.psbt >/dev/null

# In earnest a person reads the review, and passes on the digest that it shows, with the code of what they have seen.
for name in beatrice chidi; do
  ringi review payout.psbt --json --home $name --vault treasury >$name.review.json
  seen=$(field digest $name.review.json):$(field approval $name.review.json)
  ringi sign payout.psbt --home $name --key $name --vault treasury --approve "$seen" \
    --password-file password.txt --out payout.signed-$name.psbt >/dev/null
done

status=0
ringi finalize payout.signed-chidi.psbt --home akira --vault treasury --out too-early.tx >/dev/null 2>&1 || status=$?
check 'one signature of two is not enough: exit status 6' [ $status -eq 6 ]
check 'and nothing was written' [ ! -e too-early.tx ]

ringi combine payout.signed-beatrice.psbt payout.signed-chidi.psbt --home akira --vault treasury --require-complete \
  --out payout.combined.psbt >/dev/null
ringi finalize payout.combined.psbt --home akira --vault treasury --out payout.tx >/dev/null
ringi verify payout.tx --json --home akira --vault treasury --proposal payout.psbt >verified.json
check 'the transaction is the one that was proposed' [ "$(field matchesProposal verified.json)" = true ]
check 'it is a line of hex' grep -qxE '[0-9a-f]+' payout.tx
