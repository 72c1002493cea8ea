#!/bin/sh
# Makes the folders here: a vault for each chain and owner, with its policy, the policy's tests, two approvals and a proposal.
# The keys come from the dice in examples/dice, so that the whole world knows them. What was made is committed; whoever
# changes something here runs it again.
set -eu
here=$(cd -P "$(dirname "$0")" && pwd)
. "$here/../support/setup.sh"
in_new_folder
echo 'correct horse battery staple' >password.txt

quietly() { "$@" >>made.log 2>&1 || { cat made.log >&2; exit 1; }; }

# keys CHAIN NETWORK: the officers' keys for a chain, from the words of their dice.
keys() {
  for name in akira beatrice chidi; do
    quietly ringi key generate --home "$1/$name" --name $name --network "$2" --dice "$root/examples/dice/$name.txt" \
      --dice-only --words-out "$1-$name.txt" --password-file password.txt --work-factor 1
  done
}

# vault OWNER CHAIN NETWORK ACCOUNT: the vault of an owner's coins, known to everybody who signs for it.
vault() {
  for name in akira beatrice chidi; do
    quietly ringi key xpub --home "$2/$name" --name $name --script-type p2wsh --account "$4" \
      --password-file password.txt --out "$1-$2-$name.json"
  done
  quietly ringi vault create --name "$1" --threshold 2 --script-type p2wsh --network "$3" --out "$1-$2.vault.json" \
    --cosigner "$1-$2-akira.json" --cosigner "$1-$2-beatrice.json" --cosigner "$1-$2-chidi.json"
  digest=$(field digest "$1-$2.vault.json")
  for name in akira beatrice chidi; do
    quietly ringi vault register "$1-$2.vault.json" --home "$2/$name" --digest "$digest" --password-file password.txt
  done
}

# folder OWNER CHAIN: what CI checks of a vault. The policy stands on standard input.
folder() {
  folder="$here/$1-$2"
  rm -rf "$folder"
  mkdir -p "$folder/approvals" "$folder/proposals"
  cp "$1-$2.vault.json" "$folder/vault.json"
  cat >"$folder/policy.yaml"
  digest=$(ringi policy show "$folder/policy.yaml" --json | sed -n 's/.*"digest":"\([0-9a-f]*\)".*/\1/p')
  for name in akira chidi; do
    quietly ringi policy approve "$folder/policy.yaml" --home "$2/$name" --key $name --vault "$1" --approve "$digest" \
      --password-file password.txt --out "$folder/approvals/$name.json"
  done
}

# proposal OWNER CHAIN COIN PAYEE=AMOUNT RATE REFERENCE
proposal() {
  quietly node "$root/examples/support/fund.mjs" "$1-$2.vault.json" "$3"
  quietly ringi propose --home "$2/beatrice" --vault "$1" --utxos utxos.json --prevtxs prevtxs.hex --to "$4" \
    --fee-rate "$5" --reference "$6" --out "$here/$1-$2/proposals/$6.psbt"
  mkdir -p "$here/$1-$2/history"
  cp "$2/beatrice/log.jsonl" "$here/$1-$2/history/beatrice.jsonl"
}

# address NETWORK NUMBER: an invented one.
address() {
  node --input-type=module -e "import { NETWORKS } from 'ringi'
    const program = new Uint8Array(20).fill(Number(process.argv[2]))
    console.log(NETWORKS[process.argv[1]].addresses.encode(Uint8Array.of(0, 20, ...program)))" "$1" "$2"
}

# chain CHAIN NETWORK UNIT RATE: both vaults of a chain. A unit of an amount is the chain's own: no other is read.
# The fifth word is how many coins of the chain are worth one bitcoin here.
chain() {
  chain=$1 network=$2 unit=$3 rate=$4 scale=$5
  keys "$chain" "$network"
  vault customers "$chain" "$network" 0
  vault house "$chain" "$network" 1
  customers=$(field digest "customers-$chain.vault.json")
  house=$(field digest "house-$chain.vault.json")
  hot=$(cd "$root" && address "$network" 17)
  supplier=$(cd "$root" && address "$network" 34)
  for owner in customers house; do policy $owner | folder $owner "$chain"; tests $owner; done
  proposal customers "$chain" "$((60 * scale))$unit" "$hot=$((20 * scale))$unit" "$rate" REFILL-2026-0117
  proposal house "$chain" "$((9 * scale))$unit" "$supplier=$((2 * scale))$unit" "$rate" INV-2026-0117
  echo "customers-$chain $customers
house-$chain $house" >>digests
}

policy() {
  case $1 in
    customers) vault=$customers; to=hot-wallet; reference='REFILL-####-*'; most=$((50 * scale)); day=$((100 * scale)) ;;
    house) vault=$house; to=suppliers; reference='INV-####-*'; most=$((5 * scale)); day=$((8 * scale)) ;;
  esac
  cat <<END
# Made by ../make.sh. ringi policy lint checks it; docs/policy.md explains every rule.
ringi: 1
kind: policy
name: $1-$chain
network: $network
vault: $vault
version: 1
previous: none
owner: $1

places:
  hot-wallet:
    owner: customers
    addresses: [$hot]
  suppliers:
    owner: suppliers
    addresses: [$supplier]
  other-vault:
    owner: $([ "$1" = house ] && echo customers || echo house)
    vault: $([ "$1" = house ] && echo "$customers" || echo "$house")

rules:
  allowed-destinations:
    places: [$to]
  # The coins of customers and of the house are never mixed, and neither pays for the other.
  segregation:
    to: [$([ "$1" = house ] && echo suppliers || echo customers)]
  op-return:
    max: 0
  change-outputs:
    max: 1
  proposal-limit:
    max: $most$unit
  # What left before is read from the logs of those who sign.
  rolling-limit:
    windows:
      - { hours: 24, max: $day$unit }
  fee-limit:
    max-share: 2%
  quorum:
    tiers:
      - { any: 2 }
  reference:
    required: yes
    pattern: "$reference"
END
}

# tests OWNER: within the limits, above each of them, and to the other owner.
tests() {
  case $1 in
    customers) to=$hot; other=$supplier; reference=REFILL-2026-0117; most=$((50 * scale)) ;;
    house) to=$supplier; other=$hot; reference=INV-2026-0117; most=$((5 * scale)) ;;
  esac
  cat >"$here/$1-$chain/policy-test.yaml" <<END
# Made by ../make.sh. ringi policy test policy-test.yaml
ringi: 1
kind: policy-test
policy: policy.yaml
vault: vault.json
at: 2026-11-25T02:00:00Z

cases:
  - name: as much as a proposal may pay, with the fee
    payments: [{ to: $to, amount: $((most - 1)).99998$unit }]
    reference: $reference
    coins: [{ amount: $((2 * most))$unit }]
    refused: []
  - name: the smallest part of a coin more
    payments: [{ to: $to, amount: $((most - 1)).99998001$unit }]
    reference: $reference
    coins: [{ amount: $((2 * most))$unit }]
    refused: [proposal-limit]
  - name: twice in a day, and once more
    payments: [{ to: $to, amount: $((most - 1))$unit }]
    reference: $reference
    coins: [{ amount: $((2 * most))$unit }]
    history:
      - { at: 2026-11-25T01:00:00Z, payments: [{ to: $to, amount: $most$unit }] }
      - { at: 2026-11-24T20:00:00Z, payments: [{ to: $to, amount: $most$unit }] }
    refused: [rolling-limit]
  - name: to whom coins of another owner go
    payments: [{ to: $other, amount: 1$unit }]
    reference: $reference
    coins: [{ amount: $((2 * most))$unit }]
    refused: [allowed-destinations, segregation]
  - name: without saying what for
    payments: [{ to: $to, amount: 1$unit }]
    refused: [reference]
END
}

chain bitcoin regtest btc 5 1
chain monacoin monacoin-regtest mona 100 1000
mv digests "$here/digests"
