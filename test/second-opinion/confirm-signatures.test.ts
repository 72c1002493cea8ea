import { Transaction } from 'bitcoinjs-lib'
import { describe, expect, it } from 'vitest'
import { concat } from '../../src/base/bytes.js'
import { fieldOf, INPUT, withField } from '../../src/bitcoin/psbt-fields.js'
import { signLowR } from '../../src/bitcoin/secp256k1.js'
import { encodeSignature } from '../../src/bitcoin/signature.js'
import { independentVerifier } from '../../src/platform/independent-verifier.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { confirmSignatures } from '../../src/second-opinion/index.js'
import { digestAt } from '../support/locks.js'
import { masterOf } from '../support/rehearsal.js'
import { fieldsFor, flipped, placesOf, type Sample, SCRIPT_TYPES, sampleOf, withFields } from './samples.js'

const VERSIONS = [0, 2] as const
const EVERY = SCRIPT_TYPES.flatMap(scriptType => VERSIONS.map(version => [scriptType, version] as const))

async function refuses({ added }: Pick<Sample, 'added'>, psbt: Uint8Array): Promise<void> {
  await expect(confirmSignatures(psbt, added, independentVerifier())).rejects.toThrowCode(
    'signature.disagreement',
  )
}

describe.each(EVERY)('a signed PSBT: %s, version %i', (scriptType, version) => {
  const sample = sampleOf({ scriptType }, version)
  const psbt = decodePsbt(sample.psbt)
  const [input] = psbt.inputs as [Psbt['inputs'][number]]
  const fieldValue = (type: number, keydata?: Uint8Array) =>
    fieldOf(input.fields, type, keydata) as Uint8Array
  const refusesFlips = async (part: Uint8Array) => {
    const places = placesOf(sample.psbt, part)
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) await refuses(sample, flipped(sample.psbt, place))
  }
  const edited = (edit: (fields: typeof input.fields) => typeof input.fields) =>
    encodePsbt({ ...psbt, inputs: psbt.inputs.map((one, i) => (i === 0 ? withFields(one, edit) : one)) })

  it('refuses any change in a signature', async () => {
    await refusesFlips(fieldValue(INPUT.PARTIAL_SIG, sample.keys[0]))
  })

  it('refuses any change in the script', async () => {
    await refusesFlips(fieldValue(scriptType === 'p2sh' ? INPUT.REDEEM_SCRIPT : INPUT.WITNESS_SCRIPT))
    if (scriptType !== 'p2wsh') await refusesFlips(fieldValue(INPUT.REDEEM_SCRIPT))
  })

  it('refuses any change in the previous transaction but in its witness', async () => {
    const bytes = Buffer.from(fieldValue(INPUT.NON_WITNESS_UTXO))
    const bare = Transaction.fromBuffer(bytes)
    bare.ins.forEach(one => {
      one.witness = []
    })
    const body = Buffer.from(bare.toBuffer()).subarray(4, -4)
    await refusesFlips(bytes.subarray(bytes.indexOf(body), bytes.indexOf(body) + body.length))
  })

  it('refuses any change in what is paid, to whom, and when', async () => {
    for (const { script } of psbt.outputs) await refusesFlips(script)
    const amounts = psbt.outputs.map(({ value }) => {
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64LE(value)
      return bytes
    })
    for (const bytes of amounts) await refusesFlips(bytes)
    const changes: Psbt[] = [
      { ...psbt, inputs: psbt.inputs.map(one => ({ ...one, sequence: 0xfffffff0 })) },
      { ...psbt, outputs: [...psbt.outputs].reverse() },
      { ...psbt, outputs: psbt.outputs.slice(1) },
    ]
    for (const one of changes) await refuses(sample, encodePsbt(one))
  })

  it('refuses signatures that are missing, swapped or of another type', async () => {
    const [first, second] = sample.keys as [Uint8Array, Uint8Array]
    const other = fieldOf((psbt.inputs[1] as typeof input).fields, INPUT.PARTIAL_SIG, second) as Uint8Array
    const own = fieldValue(INPUT.PARTIAL_SIG, first)
    const put = (value: Uint8Array) =>
      edited(fields => withField(fields, { type: INPUT.PARTIAL_SIG, keydata: first, value }))
    await refuses(
      sample,
      edited(fields => fields.filter(({ type }) => type !== INPUT.PARTIAL_SIG)),
    )
    await refuses(sample, put(other))
    for (const type of [0, 2, 3, 0x81]) {
      await refuses(sample, put(concat(own.subarray(0, -1), Uint8Array.of(type))))
    }
    await refuses({ added: fieldsFor(second, first) }, sample.psbt)
  })

  it('refuses what is cut off, longer, or no PSBT', async () => {
    for (const end of [0, 5, 20, sample.psbt.length - 1]) {
      await refuses(sample, sample.psbt.subarray(0, end))
    }
    await refuses(sample, Buffer.concat([sample.psbt, Buffer.of(0)]))
    await refuses(sample, Buffer.concat([sample.psbt, sample.psbt]))
    await refuses(sample, flipped(sample.psbt, 0))
  })

  it('refuses a good signature by a key that the script does not have', async () => {
    const stranger = masterOf(77)
    const digest = digestAt(review(sample.vault, psbt), 0)
    const keydata = stranger.neuter().publicKey
    const value = encodeSignature(signLowR(digest, stranger.privateKey))
    const bytes = edited(fields => withField(fields, { type: INPUT.PARTIAL_SIG, keydata, value }))
    await refuses({ added: fieldsFor(keydata) }, bytes)
  })
})
