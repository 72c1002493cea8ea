import { type Addresses, addressesOf } from '../../app/vault/addresses.js'
import { toHex } from '../../base/bytes.js'
import { MAX_INDEX, type VaultAddress } from '../../vault/vault.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { wholeNumber } from '../option-types.js'
import { SNAPSHOT } from '../options/accounts.js'
import { allOnlyFor, flag, operand, optional } from '../parameters.js'
import { HANG, type Shown, shown } from '../render/shown.js'
import { grouped } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const MOST = 10_000

const PARAMETERS = {
  vault: operand('<vault>', 'a registered vault, or a vault file'),
  ...allOnlyFor('coins', {
    index: optional('--index <n>', 'the first index', wholeNumber(0, MAX_INDEX), '0'),
    count: optional('--count <n>', 'how many', wholeNumber(1, MOST), '1'),
    change: flag('--change', 'of the change branch'),
  }),
  snapshot: SNAPSHOT,
}

export const command = defineByModel(PARAMETERS, {
  model: ofVault,
  coins: async (context, request) => outcome(await addressesOf(context, request)),
  account: () => import('../account/vault-address.js'),
})

/** What is told of it. */
export function outcome({ addresses, findings, isOfHome }: Addresses): Outcome<DataOf<'vault address'>> {
  return {
    data: { addresses: addresses.map(addressData) },
    ...(isOfHome && { sealed: false }),
    findings,
    text: () => shown`${addresses.map(addressText)}`,
  }
}

function addressData({ branch, index, address, lock }: VaultAddress) {
  return { index, change: branch === 1, address, script: toHex(lock.scriptPubKey) }
}

function addressText({ index, address }: VaultAddress): Shown {
  return shown`${String(index).padStart(6)}  ${HANG}${grouped(address)}\n${' '.repeat(8)}${HANG}${address}\n`
}
