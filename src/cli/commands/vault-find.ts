import type { Context } from '../../app/context.js'
import { namedVault } from '../../app/vaults.js'
import { equalBytes, toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeAddress } from '../../chain/address.js'
import { nameAndDigest } from '../../vault/digest.js'
import { SEARCHED } from '../../vault/search.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { wholeNumber } from '../option-types.js'
import { type Asked, operand, optional } from '../parameters.js'
import { grouped, table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  vault: operand('<vault>', 'a registered vault, or a vault file'),
  address: operand('<address>', 'the address to look for'),
  limit: optional(
    '--limit <n>',
    'how many indexes to search on both branches',
    wholeNumber(1, 1_000_000),
    `${SEARCHED.asked}`,
  ),
}

type VaultFindRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: VaultFindRequest): Promise<Outcome<DataOf<'vault find'>>> {
  const vault = await namedVault(context, request.vault)
  const { limit, address: wanted } = request
  const found = search(vault, decodeAddress(wanted, vault.network), limit, context.progress.of('Searching'))
  if (found === undefined) throw new RingiError('vault.address-not-found', { name: vault.name, limit })
  const { branch, index, address, lock } = found
  return {
    data: {
      address,
      index,
      change: branch === 1,
      script: toHex(lock.scriptPubKey),
      vault: nameAndDigest(vault),
    },
    text: style =>
      table([
        [style.words.vault, vault.name],
        [style.words.index, `${branch === 1 ? `${style.words.change} ` : ''}${index}`],
        ['', grouped(address)],
      ]),
  }
}

function search(
  vault: Vault,
  script: Uint8Array,
  limit: number,
  report: (done: number, total: number) => void,
): VaultAddress | undefined {
  for (let index = 0; index < limit; index++) {
    for (const branch of [0, 1] as const) {
      const address = vault.addressAt(branch, index)
      if (equalBytes(address.lock.scriptPubKey, script)) return address
    }
    report(index + 1, limit)
  }
  return undefined
}
