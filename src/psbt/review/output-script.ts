import { concat, toHex } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { fieldOf, OUTPUT } from '../../bitcoin/psbt-fields.js'
import { isPublishing, publishedText } from '../../bitcoin/published-data.js'
import { isPoint } from '../../bitcoin/secp256k1.js'
import { witnessProgramOf } from '../../bitcoin/standard-scripts.js'
import type { Sats } from '../../chain/amount.js'
import type { Network } from '../../chain/network.js'
import type { PsbtOutput } from '../codec/psbt.js'
import { unfittingScript } from '../codec/validate/scripts.js'

/** What there is to say of a stranger's script: that it publishes data, is unusual, or that nobody could spend from it. */
export function checkScript({ script, fields }: PsbtOutput, address: string | undefined): Finding[] {
  const redeem = fieldOf(fields, OUTPUT.REDEEM_SCRIPT)
  const witness = fieldOf(fields, OUTPUT.WITNESS_SCRIPT)
  const unfitting = unfittingScript(script, { redeem, witness })
  return [
    ...(unfitting === undefined
      ? []
      : [finding('block', 'psbt.script-mismatch', { why: 'output', script: unfitting })]),
    ...(script.length > MAX_SCRIPT_BYTES && !isPublishing(script) ? [LOST] : []),
    ...checkProgram(script),
    ...checkShape(script, address),
  ]
}

function checkShape(script: Uint8Array, address: string | undefined): Finding[] {
  if (isPublishing(script)) return [finding('warn', 'output.op-return', { published: publishedText(script) })]
  return address === undefined ? [finding('warn', 'output.unknown-script', { script: toHex(script) })] : []
}

/** BIP 141 leaves later witness versions to anyone; version 0 of another length, and no point in version 1, to nobody. */
function checkProgram(script: Uint8Array): Finding[] {
  const found = witnessProgramOf(script)
  if (found === undefined) return []
  const { version, program } = found
  const isHash = program.length === 20 || program.length === 32
  const lost =
    version === 0 ? !isHash : version === 1 && program.length === 32 && !isPoint(concat(EVEN, program))
  if (lost) return [LOST]
  if (version === 0 || (version === 1 && program.length === 32)) return []
  const args = { why: 'output', version, bytes: program.length } as const
  return [finding('block', 'address.unknown-witness-version', args)]
}

const EVEN = Uint8Array.of(2)

const LOST = finding('block', 'output.unspendable', { why: 'script' })

// No longer script is ever executed (Bitcoin Core, MAX_SCRIPT_SIZE and CScript::IsUnspendable).
const MAX_SCRIPT_BYTES = 10_000

/** What there is to say of an output's amount. */
export function checkValue(script: Uint8Array, value: Sats, { relay }: Network): Finding[] {
  if (isPublishing(script))
    return value > 0n ? [finding('warn', 'output.unspendable', { why: 'data', value })] : []
  if (value === 0n) return [finding('warn', 'output.zero-value')]
  return value < relay.dust(script) ? [finding('warn', 'output.dust', { why: 'output', value })] : []
}
