#!/bin/sh
# Sets up in the current folder what the pages in docs/ go on from: the three officers, the vault and the two coins of
# the README. The keys come from the dice in examples/dice alone, so everything comes out as it is printed there. The
# whole world knows these keys.
set -eu
. "$(dirname "$0")/setup.sh"

trap '[ $? -eq 0 ] || cat rehearsal.log' EXIT
(umask 077 && echo 'correct horse battery staple' >password.txt)
{
  for name in akira beatrice chidi; do
    ringi key generate --home $name --name $name --network regtest --dice - --dice-only \
      --words-out $name.words.txt --password-file password.txt --work-factor 10 <"$root/examples/dice/$name.txt"
    ringi key xpub --home $name --name $name --script-type p2wsh --out $name.cosigner.json
  done
  ringi vault create --name treasury --threshold 2 --cosigner akira.cosigner.json \
    --cosigner beatrice.cosigner.json --cosigner chidi.cosigner.json --script-type p2wsh --network regtest
  digest=$(field digest treasury.vault.json)
  for name in akira beatrice chidi; do
    ringi vault register treasury.vault.json --home $name --digest "$digest" --password-file password.txt
  done
  node "$root/examples/support/fund.mjs" treasury.vault.json 1.5btc 0.8btc
} >rehearsal.log 2>&1
