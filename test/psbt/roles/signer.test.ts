import { describe, expect, test, vi } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { type Field, fieldsOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { verifyEcdsa } from '../../../src/bitcoin/secp256k1.js'
import { decodeSignature, hasLowR, hasLowS, SIGHASH_ALL } from '../../../src/bitcoin/signature.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import type { Psbt } from '../../../src/psbt/codec/psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { sign } from '../../../src/psbt/roles/signer.js'
import { BITCOIN_ROWS } from '../../support/bitcoin-script-types.js'
import { digestAt } from '../../support/locks.js'
import { keyOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { drop, editInput, field, put } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)

const signaturesIn = (one: Psbt) => one.inputs.map(({ fields }) => fieldsOf(fields, INPUT.PARTIAL_SIG))

describe.each(BITCOIN_ROWS)('$name', ({ name }) => {
  const own = vaultOf({ scriptType: name })
  const proposal = proposalOf(own)
  const { psbt: signed, signedInputs } = sign(review(own, proposal), keyOf(own, 2))

  test('every input gets one signature by the cosigner, for SIGHASH_ALL, with low R and S', () => {
    expect(signedInputs).toBe(2)
    const after = review(own, signed)
    signaturesIn(signed).forEach((fields, index) => {
      expect(fields).toHaveLength(1)
      const [{ keydata, value }] = fields as [(typeof fields)[number]]
      const { signature64, sighashType } = decodeSignature(value)
      const holder = after.facts.inputs[index]?.address?.lock.keys.find(({ cosigner }) => cosigner === 1)
      expect(toHex(keydata)).toBe(toHex(holder?.publicKey ?? new Uint8Array(0)))
      expect([sighashType, hasLowR(signature64), hasLowS(signature64)]).toEqual([SIGHASH_ALL, true, true])
      expect(verifyEcdsa(digestAt(after, index), keydata, signature64)).toBe(true)
    })
  })

  test('nothing else changes', () => {
    const bare = { ...signed, inputs: signed.inputs.map(drop(INPUT.PARTIAL_SIG)) }
    expect(toHex(encodePsbt(bare))).toBe(toHex(encodePsbt(proposal)))
    expect(review(own, signed).facts.digest).toEqual(review(own, proposal).facts.digest)
  })
})

test('signing again is the same, byte for byte', () => {
  const bytes = () => toHex(encodePsbt(signedBy(vault, psbt, 3)))
  expect(bytes()).toBe(bytes())
})

test('who has signed everything has nothing to sign', () => {
  const signed = signedBy(vault, psbt, 1)
  expect(() => sign(review(vault, signed), keyOf(vault, 1))).toThrowCode('signature.nothing-to-sign')
})

test('only what is missing is signed', () => {
  const half = editInput(signedBy(vault, psbt, 1), 1, drop(INPUT.PARTIAL_SIG))
  const { psbt: whole, signedInputs, added: ids } = sign(review(vault, half), keyOf(vault, 1))
  const [added] = signaturesIn(signedBy(vault, psbt, 1))[1] as [Field]
  expect(ids.map(answers => answers.map(({ challenge }) => challenge.id))).toEqual([
    [],
    [`02${toHex(added.keydata)}`],
  ])
  expect([signedInputs, toHex(encodePsbt(whole))]).toEqual([1, toHex(encodePsbt(signedBy(vault, psbt, 1)))])
})

test('a PSBT that changed since it was reviewed is not signed', () => {
  const bytes = psbt.outputs.map(({ script }) => Uint8Array.from(script))
  const mine = {
    ...psbt,
    outputs: psbt.outputs.map((one, i) => ({ ...one, script: bytes[i] as Uint8Array })),
  }
  const reviewed = review(vault, mine)
  const last = bytes[0]?.length as number
  bytes[0]?.set([0xff], last - 1)
  expect(() => sign(reviewed, keyOf(vault, 1))).toThrowCode('psbt.changed')
})

test('a signature that does not verify after it was made is not handed out (I8)', () => {
  const reviewed = review(vault, psbt)
  const verifies = vi.spyOn(reviewed.facts.proofs, 'verifies').mockReturnValueOnce(true)
  verifies.mockReturnValueOnce(false)
  expect(() => sign(reviewed, keyOf(vault, 1))).toThrowCode('signature.self-check')
})

test('a finding that blocks is the reason why', () => {
  const none = editInput(psbt, 0, put(field(INPUT.SIGHASH_TYPE, '02000000')))
  expect(() => sign(review(vault, none), keyOf(vault, 1))).toThrowCode('sighash.not-all')
  const unproven = editInput(psbt, 1, drop(INPUT.NON_WITNESS_UTXO))
  expect(() => sign(review(vault, unproven), keyOf(vault, 1))).toThrowCode('utxo.prevtx-missing')
})

test('a signature leaves nothing that could be modified (BIP 370)', () => {
  const open = { ...proposalOf(vault, { psbtVersion: 2 }), modifiable: 3 }
  expect(signedBy(vault, open, 1).modifiable).toBe(0)
  expect('modifiable' in signedBy(vault, psbt, 1)).toBe(false)
})

test('progress is told input by input', () => {
  const seen: number[][] = []
  sign(review(vault, psbt), keyOf(vault, 1), (done, total) => seen.push([done, total]))
  expect(seen).toEqual([
    [1, 2],
    [2, 2],
  ])
})
