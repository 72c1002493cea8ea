#!/bin/sh
# Many payments in one transaction, from a list: payouts.csv. The list of what the review says leaves is compared with
# what the CSV asks for before anybody signs.
set -eu
. "$(dirname "$0")/support/setup.sh"
in_new_folder

sh "$root/examples/support/rehearsal.sh"
ringi propose --home akira --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --fee-rate 7.5 \
  --payouts "$root/examples/payouts.csv" --memo 'Salaries for November' --out salaries.psbt >/dev/null
ringi review salaries.psbt --json --home beatrice --vault treasury >review.json

check 'what leaves is what the list says' node -e '
  const { readFileSync } = require("node:fs")
  const { data } = JSON.parse(readFileSync("review.json", "utf8"))
  const paid = data.outputs.filter(({ kind }) => kind === "payment").map(({ address }) => address)
  const listed = readFileSync(process.argv[1], "utf8").trim().split("\n").slice(1).map(line => line.split(",")[0])
  process.exit(paid.sort().join() === listed.sort().join() ? 0 : 1)
' "$root/examples/payouts.csv"

printf 'address,amount\nbcrt1qyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zs4w3j0,0.5\n' >no-unit.csv
status=0
ringi propose --home akira --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --fee-rate 7.5 \
  --payouts no-unit.csv --out wrong.psbt >/dev/null 2>&1 || status=$?
check 'an amount without a unit is refused: exit status 3' [ $status -eq 3 ]

seen=$(field digest review.json):$(field approval review.json)
for name in akira beatrice; do
  ringi sign salaries.psbt --home $name --key $name --vault treasury --approve "$seen" \
    --password-file password.txt >/dev/null
done
ringi combine salaries.signed-*.psbt --home akira --vault treasury >/dev/null
ringi finalize salaries.combined.psbt --home akira --vault treasury >/dev/null
check 'the transaction verifies' ringi verify salaries.tx --home chidi --vault treasury --proposal salaries.psbt
