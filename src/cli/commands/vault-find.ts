import { type FoundAddress, findAddress } from '../../app/vault/find-address.js'
import { toHex } from '../../base/bytes.js'
import { nameAndDigest } from '../../vault/digest.js'
import { SEARCHED } from '../../vault/search.js'
import { defineCommand, type Outcome } from '../command.js'
import { wholeNumber } from '../option-types.js'
import { operand, optional } from '../parameters.js'
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

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await findAddress(context, request)),
)

/** What is told of it. */
function outcome({ vault, found }: FoundAddress): Outcome<DataOf<'vault find'>> {
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
