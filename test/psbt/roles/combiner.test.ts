import { secp256k1 } from '@noble/curves/secp256k1.js'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import type { RingiError } from '../../../src/base/error.js'
import { fieldOf, fieldsOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { encodeSignature } from '../../../src/bitcoin/signature.js'
import { encodeWitness } from '../../../src/bitcoin/transaction.js'
import { signingProgress } from '../../../src/proposal/progress.js'
import { convertPsbt } from '../../../src/psbt/codec/convert.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import type { Psbt } from '../../../src/psbt/codec/psbt.js'
import { noteFields, notesIn } from '../../../src/psbt/notes.js'
import { Proofs } from '../../../src/psbt/proofs.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { combine, tellDropped } from '../../../src/psbt/roles/combiner.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import type { VaultAddress } from '../../../src/vault/vault.js'
import { digestAt } from '../../support/locks.js'
import { keyOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { changeAt, drop, editInput, editOutput, field, flip, put } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)
const [a, b, c] = [1, 2, 3].map(officer => signedBy(vault, psbt, officer)) as [Psbt, Psbt, Psbt]

const named = (...psbts: readonly Psbt[]) => psbts.map((one, i) => ({ name: `file-${i}`, psbt: one }))
const hexOf = (...psbts: readonly Psbt[]) => toHex(encodePsbt(combine(vault, named(...psbts)).psbt))

test('everybody’s signatures come together', () => {
  const { psbt: whole, reviewed, findings } = combine(vault, named(a, c))
  expect([signingProgress(reviewed).complete, findings]).toEqual([true, []])
  for (const { fields } of whole.inputs) expect(fieldsOf(fields, INPUT.PARTIAL_SIG)).toHaveLength(2)
  expect(finalize(reviewed).signedBy).toHaveLength(2)
  expect(hexOf(a, c)).toBe(toHex(encodePsbt(signedBy(vault, psbt, 1, 3))))
})

test('order, repetition and grouping decide nothing', () => {
  const whole = hexOf(a, b, c)
  for (const files of [
    [c, b, a],
    [b, a, c],
    [a, a, b, c, b],
    [combine(vault, named(a, b)).psbt, c],
    [a, combine(vault, named(c, b)).psbt],
    [psbt, a, b, c],
  ])
    expect(hexOf(...files)).toBe(whole)
})

test('files of both versions come together as version 0', () => {
  const v2 = convertPsbt(b, 2)
  const { psbt: whole } = combine(vault, named(a, v2))
  expect([whole.version, hexOf(a, v2)]).toEqual([0, hexOf(a, b)])
  expect(combine(vault, named(convertPsbt(a, 2), v2)).psbt.version).toBe(2)
})

describe('a signature is taken when it has been verified, and from nobody else', () => {
  const [first] = fieldsOf(a.inputs[0]?.fields ?? [], INPUT.PARTIAL_SIG) as [ReturnType<typeof field>]
  const withSignature = (value: Uint8Array, keydata = first.keydata) =>
    editInput(a, 0, input =>
      put<typeof input>({ ...first, keydata, value })(drop<typeof input>(INPUT.PARTIAL_SIG)(input)),
    )

  test.each([
    ['a changed one', withSignature(flip(first.value, 40)), 'signature.invalid'],
    [
      'another type byte (I5)',
      withSignature(flip(flip(first.value, -1), -1).with(-1, 3)),
      'signature.not-all',
    ],
    ['one that is not DER', withSignature(first.value.slice(0, -2)), 'signature.not-der'],
    [
      'one under another cosigner’s key (I7)',
      withSignature(
        first.value,
        review(vault, psbt).facts.inputs[0]?.address?.lock.keys.find(({ cosigner }) => cosigner === 1)
          ?.publicKey,
      ),
      'signature.invalid',
    ],
    [
      'one by a key that is not in the vault (I9)',
      editInput(
        a,
        0,
        put({ ...first, keydata: vaultOf({ of: 4 }).cosigners[3]?.xpub.publicKey as Uint8Array }),
      ),
      'signature.foreign-key',
    ],
  ] as const)('%s', (_, bad, code) => {
    const run = () => combine(vault, named(b, bad))
    expect(run).toThrowCode(code)
    try {
      run()
    } catch (error) {
      expect((error as RingiError).details.file).toBe('file-1')
    }
  })

  test('of two valid ones the lesser bytes, whichever comes first', () => {
    // Another nonce makes another valid signature of the same digest.
    const digest = digestAt(review(vault, psbt), 0)
    const { address } = review(vault, psbt).facts.inputs[0] as { address?: VaultAddress }
    const place = [address?.branch as number, address?.index as number]
    const secret = keyOf(vault, 1).account.derive(place).privateKey
    const options = { prehash: false, lowS: true, extraEntropy: new Uint8Array(32).fill(7) }
    const another = encodeSignature(secp256k1.sign(digest, secret, options))
    expect(toHex(another)).not.toBe(toHex(first.value))
    const other = withSignature(another)
    const lesser = [toHex(another), toHex(first.value)].sort()[0]
    for (const files of [
      [a, other],
      [other, a],
    ]) {
      const { fields } = combine(vault, named(...files)).psbt.inputs[0] as Psbt['inputs'][number]
      expect(fieldsOf(fields, INPUT.PARTIAL_SIG).map(({ value }) => toHex(value))).toEqual([lesser])
    }
  })
})

test('signatures are taken out of final scripts once they are verified (J3, J4)', () => {
  const { transaction } = finalize(review(vault, signedBy(vault, psbt, 2, 3)))
  const final = (one: Psbt, edit = (bytes: Uint8Array) => bytes) => ({
    ...one,
    inputs: one.inputs.map((input, i) => {
      const witness = encodeWitness(transaction.inputs[i]?.witness ?? [])
      return put<typeof input>(field(INPUT.FINAL_SCRIPTWITNESS, edit(witness)))(input)
    }),
  })
  expect(hexOf(final(psbt), a)).toBe(hexOf(a, b, c))
  expect(() =>
    combine(
      vault,
      named(
        final(psbt, bytes => flip(bytes, 30)),
        a,
      ),
    ),
  ).toThrowCode('input.final-unverified')
  expect(() =>
    combine(
      vault,
      named(
        final(psbt, bytes => Uint8Array.of(...bytes, 0)),
        a,
      ),
    ),
  ).toThrowCode('input.final-unverified')
})

describe('what is not of the same proposal', () => {
  test('another transaction (J1)', () => {
    const other = signedBy(vault, proposalOf(vault, { height: 1 }), 2)
    const files = ['file-0', 'file-2']
    expect(() => combine(vault, named(a, b, other))).toThrowCode('psbt.other-transaction', { files })
    const fewer = proposalOf(vault, {}, [{ value: 60_000_000n }], 1_000_000n)
    expect(() => combine(vault, named(fewer, a))).toThrowCode('psbt.other-transaction')
  })

  test('a contradiction names both files', () => {
    const memo = (text: string): Psbt => ({ ...a, fields: [...a.fields, ...noteFields({ memo: text })] })
    const run = () => combine(vault, named(memo('rent'), b, memo('wages')))
    expect(run).toThrowCode('psbt.conflict')
    try {
      run()
    } catch (error) {
      expect((error as RingiError).details.files).toEqual(['file-0', 'file-2'])
    }
  })

  test('what blocks in one of the files blocks the whole', () => {
    const forged = editOutput(a, changeAt(a), put(field(0x01, '51')))
    expect(() => combine(vault, named(forged, b))).toThrowCode('change.not-derived')
    const none = editInput(a, 0, put(field(INPUT.SIGHASH_TYPE, '02000000')))
    expect(() => combine(vault, named(b, none))).toThrowCode('sighash.not-all')
  })

  test('nothing at all', () => {
    expect(() => combine(vault, [])).toThrowCode('usage.invalid')
  })
})

test('notes are kept from whoever has them, other fields where all have them', () => {
  const unknown = field(0x77, '01')
  const withMemo = { ...a, fields: [...a.fields, ...noteFields({ memo: 'rent' })] }
  const alone = combine(vault, named(withMemo, { ...b, fields: [...b.fields, unknown] }))
  expect(notesIn(alone.psbt.fields)).toEqual({ memo: 'rent' })
  expect(fieldOf(alone.psbt.fields, 0x77)).toBeUndefined()
  expect(alone.findings.map(({ severity, code }) => `${severity}:${code}`)).toEqual([
    'info:psbt.field-dropped',
    'warn:proposal.digest-mismatch',
  ])
  const both = [a, b].map(one => ({ ...one, fields: [...one.fields, unknown] }))
  expect(fieldOf(combine(vault, named(...both)).psbt.fields, 0x77)).toEqual(unknown.value)
})

test('what a review may be told is told to all of them', () => {
  const far = proposalOf(vault, { changeIndex: 100, height: 900_000 })
  expect(() => combine(vault, named(far), { gapLimit: 50 })).toThrowCode('change.far-index')
  const real = vaultOf({ network: 'mainnet' })
  const later = proposalOf(real, { height: 1_500_000 })
  const clock = { now: Date.UTC(2027, 0), least: 0 }
  const codes = combine(real, named(later), { clock }).reviewed.facts.findings.map(({ code }) => code)
  expect(codes).toContain('locktime.not-final')
  const proofs = new Proofs()
  expect(combine(vault, named(far), { proofs }).reviewed.facts.proofs).toBe(proofs)
})

test('a file without previous transactions is completed from one that has them', () => {
  const bare = { ...b, inputs: b.inputs.map(drop(INPUT.NON_WITNESS_UTXO)) }
  expect(hexOf(bare, a)).toBe(hexOf(a, b))
  expect(() => combine(vault, named(bare))).toThrowCode('utxo.prevtx-missing')
})

test('scripts and derivations come from the vault, whatever the files lack', () => {
  const bare = {
    ...b,
    fields: [],
    inputs: b.inputs.map(drop(INPUT.WITNESS_SCRIPT, INPUT.BIP32_DERIVATION, INPUT.WITNESS_UTXO)),
    outputs: b.outputs.map(drop(0x01, 0x02)),
  }
  expect(hexOf(bare)).toBe(toHex(encodePsbt(combine(vault, named(b)).psbt)))
})

describe('what combining drops', () => {
  const psbt = proposalOf(vaultOf())
  const unknown = field(0x77, '01')
  const codes = (...files: readonly (typeof psbt)[]) =>
    tellDropped(
      files.map(one => ({ psbt: one })),
      psbt,
    ).map(({ severity, code }) => `${severity}:${code}`)

  test('nothing is told where nothing was dropped', () => {
    expect(codes(psbt, psbt)).toEqual([])
    expect(codes({ ...psbt, fields: [] })).toEqual([])
  })

  test.each([
    ['the whole', { ...psbt, fields: [...psbt.fields, unknown] }],
    ['an input', editInput(psbt, 1, put(unknown))],
    ['an output', editOutput(psbt, 0, put(unknown))],
  ])('a field of %s is told', (_, file) => {
    expect(codes(psbt, file)).toEqual(['info:psbt.field-dropped'])
  })

  test('final scripts are not dropped: they become signatures', () => {
    expect(codes(editInput(psbt, 0, put(field(INPUT.FINAL_SCRIPTWITNESS, '00'))))).toEqual([])
  })
})
