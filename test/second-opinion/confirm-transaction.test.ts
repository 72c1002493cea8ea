import { script, Transaction } from 'bitcoinjs-lib'
import { describe, expect, it } from 'vitest'
import { concat } from '../../src/base/bytes.js'
import { fieldOf, INPUT, withField } from '../../src/bitcoin/psbt-fields.js'
import { independentVerifier } from '../../src/platform/independent-verifier.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { confirmTransaction } from '../../src/second-opinion/index.js'
import { flipped, SCRIPT_TYPES, sampleOf, withFields } from './samples.js'

async function refuses(transaction: Uint8Array, psbt: Uint8Array): Promise<void> {
  await expect(confirmTransaction(transaction, psbt, independentVerifier())).rejects.toThrowCode(
    'signature.disagreement',
  )
}

describe.each(SCRIPT_TYPES)('a finished transaction: %s', scriptType => {
  const { transaction, psbt } = sampleOf({ scriptType })
  /** The transaction with what spends its first input edited. */
  const spending = (edit: (items: Uint8Array[]) => Uint8Array[]) => {
    const copy = Transaction.fromBuffer(transaction)
    const [input] = copy.ins as [Transaction['ins'][number]]
    if (scriptType === 'p2sh') input.script = pushAll(edit(pushed(input.script)))
    else input.witness = edit([...input.witness])
    return copy.toBuffer()
  }
  const items = () => {
    const [input] = Transaction.fromBuffer(transaction).ins as [Transaction['ins'][number]]
    return scriptType === 'p2sh' ? pushed(input.script) : input.witness
  }

  it('refuses a change in any byte', async () => {
    for (let place = 0; place < transaction.length; place++) {
      await refuses(flipped(transaction, place), psbt)
    }
  })

  it('refuses what is cut off or longer', async () => {
    for (const end of [0, 4, 60, transaction.length - 1]) {
      await refuses(transaction.subarray(0, end), psbt)
    }
    await refuses(Buffer.concat([transaction, Buffer.of(0)]), psbt)
  })

  it('agrees with itself taken apart and put together', async () => {
    await confirmTransaction(
      spending(all => all),
      psbt,
      independentVerifier(),
    )
  })

  it.each<[string, (all: Uint8Array[]) => Uint8Array[]]>([
    ['swapped', ([dummy, a, b, script]) => [dummy, b, a, script] as Uint8Array[]],
    ['one of them twice', ([dummy, a, , script]) => [dummy, a, a, script] as Uint8Array[]],
    ['one missing', ([dummy, a, , script]) => [dummy, a, script] as Uint8Array[]],
    ['one empty', ([dummy, a, , script]) => [dummy, a, new Uint8Array(0), script] as Uint8Array[]],
    ['one too many', ([dummy, a, b, script]) => [dummy, a, b, b, script] as Uint8Array[]],
    ['no dummy', ([, a, b, script]) => [a, b, script] as Uint8Array[]],
    ['a dummy that is not empty', ([, a, b, script]) => [Uint8Array.of(1), a, b, script] as Uint8Array[]],
    ['nothing at all', () => []],
    ['the script alone', ([, , , script]) => [script] as Uint8Array[]],
  ])('refuses signatures: %s', async (_, edit) => {
    expect(items()).toHaveLength(4)
    await refuses(spending(edit), psbt)
  })

  it('refuses the signatures of the other input', async () => {
    const copy = Transaction.fromBuffer(transaction)
    const [a, b] = copy.ins as [Transaction['ins'][number], Transaction['ins'][number]]
    Object.assign(a, { script: b.script, witness: b.witness })
    await refuses(copy.toBuffer(), psbt)
  })

  it('refuses what else an input carries', async () => {
    const copy = Transaction.fromBuffer(transaction)
    const [input] = copy.ins as [Transaction['ins'][number]]
    if (scriptType === 'p2sh') input.witness = [Uint8Array.of(1)]
    else input.script = concat(Uint8Array.of(1, 7), input.script)
    await refuses(copy.toBuffer(), psbt)
  })

  it.skipIf(scriptType === 'p2wsh')('refuses a redeem script that is pushed the long way', async () => {
    const copy = Transaction.fromBuffer(transaction)
    const [input] = copy.ins as [Transaction['ins'][number]]
    const all = pushed(input.script)
    const redeem = all.pop() as Uint8Array
    const long = concat(Uint8Array.of(77, redeem.length & 0xff, redeem.length >> 8), redeem)
    input.script = concat(pushAll(all), long)
    await refuses(copy.toBuffer(), psbt)
  })

  it('refuses inputs and outputs that were added, dropped or moved', async () => {
    const edits: ((copy: Transaction) => unknown)[] = [
      copy => copy.outs.pop(),
      copy => copy.outs.reverse(),
      copy => copy.ins.reverse(),
      copy => copy.ins.pop(),
      copy => copy.addInput(new Uint8Array(32).fill(1), 0),
      copy => copy.addOutput(Uint8Array.of(0x51), 1n),
    ]
    for (const edit of edits) {
      const copy = Transaction.fromBuffer(transaction)
      edit(copy)
      await refuses(copy.toBuffer(), psbt)
    }
  })

  it('refuses another proposal, and a previous transaction that is missing or wrong', async () => {
    await refuses(transaction, sampleOf({ scriptType, required: 1 }).psbt)
    const decoded = decodePsbt(psbt)
    const without = decoded.inputs.map(one =>
      withFields(one, fields => fields.filter(({ type }) => type !== INPUT.NON_WITNESS_UTXO)),
    )
    await refuses(transaction, encodePsbt({ ...decoded, inputs: without }))
    const previous = decoded.inputs.map(({ fields }) => fieldOf(fields, INPUT.NON_WITNESS_UTXO))
    const crossed = decoded.inputs.map((one, i) =>
      withFields(one, fields =>
        withField(fields, {
          type: INPUT.NON_WITNESS_UTXO,
          keydata: new Uint8Array(0),
          value: previous[1 - i] as Uint8Array,
        }),
      ),
    )
    await refuses(transaction, encodePsbt({ ...decoded, inputs: crossed }))
  })
})

/** The items that a script of plain pushes holds. */
function pushed(bytes: Uint8Array): Uint8Array[] {
  return (script.decompile(bytes) ?? []).map(item => (typeof item === 'number' ? new Uint8Array(0) : item))
}

function pushAll(items: readonly Uint8Array[]): Uint8Array {
  return script.compile([...items])
}
