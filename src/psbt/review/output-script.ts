import { concat, toHex } from '../../base/bytes.js'
import type { Graded, Objection } from '../../base/objection.js'
import { fieldOf, OUTPUT } from '../../bitcoin/psbt-fields.js'
import { isPublishing, publishedText } from '../../bitcoin/published-data.js'
import { isPoint } from '../../bitcoin/secp256k1.js'
import { witnessProgramOf } from '../../bitcoin/standard-scripts.js'
import type { Sats } from '../../chain/amount.js'
import type { Network } from '../../chain/network.js'
import type { PsbtOutput } from '../codec/psbt.js'
import { unfittingScript } from '../codec/validate/scripts.js'

/** What there is to say of a stranger's script: that it publishes data, is unusual, or that nobody could spend from it. */
export function checkScript({ script, fields }: PsbtOutput, address: string | undefined): Graded[] {
  const redeem = fieldOf(fields, OUTPUT.REDEEM_SCRIPT)
  const witness = fieldOf(fields, OUTPUT.WITNESS_SCRIPT)
  const unfitting = unfittingScript(script, { redeem, witness })
  return [
    ...(unfitting === undefined ? [] : [mismatch(unfitting)]),
    ...(script.length > MAX_SCRIPT_BYTES && !isPublishing(script) ? [LOST] : []),
    ...checkProgram(script),
    ...checkShape(script, address),
  ]
}

function mismatch(script: 'redeem' | 'witness'): Graded {
  return ['block', 'psbt.script-mismatch', `The output comes with a ${script} script that is not its own.`]
}

function checkShape(script: Uint8Array, address: string | undefined): Graded[] {
  if (isPublishing(script))
    return [
      [
        'warn',
        'output.op-return',
        `The output publishes data, for everybody and for ever: ${publishedText(script)}`,
      ],
    ]
  if (address === undefined)
    return [['warn', 'output.unknown-script', `The output has a script without an address: ${toHex(script)}`]]
  return []
}

/** BIP 141 leaves later witness versions to anyone; version 0 of another length, and no point in version 1, to nobody. */
function checkProgram(script: Uint8Array): Graded[] {
  const found = witnessProgramOf(script)
  if (found === undefined) return []
  const { version, program } = found
  const isHash = program.length === 20 || program.length === 32
  const lost =
    version === 0 ? !isHash : version === 1 && program.length === 32 && !isPoint(concat(EVEN, program))
  if (lost) return [LOST]
  if (version === 0 || (version === 1 && program.length === 32)) return []
  const what = `The output has witness version ${version} with ${program.length} bytes, which nobody can spend safely today.`
  return [['block', 'address.unknown-witness-version', what]]
}

const EVEN = Uint8Array.of(2)

const LOST: Graded = ['block', 'output.unspendable', 'Nobody could ever spend what goes to this output.']

// No longer script is ever executed (Bitcoin Core, MAX_SCRIPT_SIZE and CScript::IsUnspendable).
const MAX_SCRIPT_BYTES = 10_000

/** What there is to say of an output's amount. */
export function checkValue(script: Uint8Array, value: Sats, { relay }: Network): Objection[] {
  if (isPublishing(script))
    return value > 0n
      ? [['output.unspendable', `${value} sats are destroyed with the data that the output publishes.`]]
      : []
  if (value === 0n) return [['output.zero-value', 'The output is worth nothing.']]
  return value < relay.dust(script)
    ? [['output.dust', `The output of ${value} sats is dust, which nodes do not relay.`]]
    : []
}
