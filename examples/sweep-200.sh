#!/bin/sh
# Two hundred coins swept to one address, as when a vault is given up or its keys are replaced.
set -eu
. "$(dirname "$0")/support/setup.sh"
in_new_folder

sh "$root/examples/support/rehearsal.sh"
rm utxos.json prevtxs.hex
node "$root/examples/support/fund.mjs" treasury.vault.json 0.01btc --times 200
ringi propose --json --home akira --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --fee-rate 3 \
  --sweep bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj --out sweep.psbt >proposal.json
check 'all 200 coins are spent' [ "$(field inputCount proposal.json)" -eq 200 ]
check 'to one output' [ "$(field outputCount proposal.json)" -eq 1 ]

digest=$(field digest proposal.json)
for name in akira chidi; do
  ringi sign sweep.psbt --home $name --key $name --vault treasury --approve "$digest" \
    --password-file password.txt >/dev/null
done
ringi combine sweep.signed-*.psbt --home beatrice --vault treasury --require-complete >/dev/null
ringi finalize sweep.combined.psbt --home beatrice --vault treasury >/dev/null
ringi verify sweep.tx --json --home beatrice --vault treasury --proposal sweep.psbt >verified.json
check 'the transaction is the one that was proposed' [ "$(field matchesProposal verified.json)" = true ]
