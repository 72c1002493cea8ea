import type { Command } from 'commander'
import { equalBytes, toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeAddress } from '../../chain/address.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { typed, wholeNumber } from '../option-types.js'
import { numberOf, type Operands, type Options, operand } from '../options.js'
import { grouped, table } from '../render/style.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<vault>', 'a registered vault, or a vault file')
    .argument('<address>', 'the address to look for')
    .addOption(
      typed('--limit <n>', 'how many indexes to search on both branches', wholeNumber(1, 1_000_000), '1000'),
    )
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, operand(operands, 0))
  const limit = numberOf(options, 'limit') ?? 1000
  const wanted = operand(operands, 1)
  const found = search(vault, decodeAddress(wanted, vault.network), limit, context.progress.of('Searching'))
  if (found === undefined) {
    throw new RingiError(
      'vault.address-not-found',
      `This address is not among the first ${limit} of either branch of ${vault.name}.`,
      {
        hint: 'Do not send to it as if it were the vault’s. --limit searches further.',
        details: { limit },
      },
    )
  }
  const { branch, index, address, scripts } = found
  return {
    data: {
      address,
      index,
      change: branch === 1,
      script: toHex(scripts.scriptPubKey),
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
      if (equalBytes(address.scripts.scriptPubKey, script)) return address
    }
    report(index + 1, limit)
  }
  return undefined
}
