import type { Context } from '../../app/context.js'
import { isOfHome, namedVault } from '../../app/vaults.js'
import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { MAX_INDEX } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { wholeNumber } from '../option-types.js'
import { type Asked, flag, operand, optional } from '../parameters.js'
import { HANG, shown } from '../render/shown.js'
import { grouped } from '../render/style.js'

const MOST = 10_000

const PARAMETERS = {
  vault: operand('<vault>', 'a registered vault, or a vault file'),
  index: optional('--index <n>', 'the first index', wholeNumber(0, MAX_INDEX), '0'),
  count: optional('--count <n>', 'how many', wholeNumber(1, MOST), '1'),
  change: flag('--change', 'of the change branch'),
}

type VaultAddressRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

/** What wallets search when they are restored: coins beyond it may not be found (BIP 44, gap limit). */
const GAP_LIMIT = 20

async function run(context: Context, request: VaultAddressRequest): Promise<Outcome> {
  const vault = await namedVault(context, request.vault)
  const { index: first, count, change } = request
  if (first + count - 1 > MAX_INDEX)
    throw new RingiError('vault.index-range', 'Indexes end at 2147483647 (BIP 32).')
  const report = context.progress.of('Deriving addresses')
  const addresses = Array.from({ length: count }, (_, i) => {
    const { index, address, lock } = vault.addressAt(change ? 1 : 0, first + i)
    report(i + 1, count)
    return { index, change, address, script: toHex(lock.scriptPubKey) }
  })
  return {
    data: { addresses },
    ...((await isOfHome(context, request.vault)) && { sealed: false }),
    findings: gapFindings(first + count - 1),
    text: () =>
      shown`${addresses.map(
        ({ index, address }) =>
          shown`${String(index).padStart(6)}  ${HANG}${grouped(address)}\n${' '.repeat(8)}${HANG}${address}\n`,
      )}`,
  }
}

function gapFindings(last: number): Finding[] {
  if (last < GAP_LIMIT) return []
  const message = `Wallets that are restored search ${GAP_LIMIT} unused addresses in a row; use the ones before index ${last} first.`
  return [finding(last >= 1000 ? 'warn' : 'info', 'vault.gap', message)]
}
