import { secp256k1 } from '@noble/curves/secp256k1.js'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../../src/base/bytes.js'
import { INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { signLowR } from '../../../src/bitcoin/secp256k1.js'
import { encodeSignature, hasLowR } from '../../../src/bitcoin/signature.js'
import { encodeWitness } from '../../../src/bitcoin/transaction.js'
import type { PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { Proofs } from '../../../src/psbt/proofs.js'
import type { ReviewedInput } from '../../../src/psbt/review/reviewed-psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { faultOf, verifySignatures } from '../../../src/psbt/review/signatures.js'
import { type Challenge, signersOf } from '../../../src/spend/challenge.js'
import { ECDSA } from '../../../src/spend/multisig/form.js'
import type { SCRIPT_TYPES } from '../../../src/spend/script-types.js'
import { spendWith } from '../../../src/spend/stack.js'
import { BITCOIN_SCRIPT_TYPES } from '../../support/bitcoin-script-types.js'
import { scriptsOf } from '../../support/locks.js'
import { keyOf, proposalOf, vaultOf } from '../../support/rehearsal.js'
import { field, KEY } from '../samples.js'
import { flip, put } from '../tamper.js'

/** The one input of a proposal, and everybody's signatures on it in the order of the script's keys. */
function sceneOf(scriptType: keyof typeof SCRIPT_TYPES) {
  const vault = vaultOf({ scriptType })
  const psbt = proposalOf(vault, {}, [{ value: 110_000_000n }])
  const address = vault.addressAt(0, 0)
  const [{ challenges }] = review(vault, psbt).facts.inputs as [ReviewedInput]
  const [{ digest }] = challenges as [Challenge]
  const context = { index: 5, vault, address, challenges, proofs: new Proofs() }
  const signers = address.lock.keys.map(({ cosigner, publicKey }) => {
    const secret = keyOf(vault, cosigner + 1).account.derive([0, 0]).privateKey
    return { cosigner, publicKey, secret, signature: encodeSignature(signLowR(digest, secret)) }
  })
  return { input: psbt.inputs[0] as PsbtInput, context, digest, signers }
}

const { input, context, digest, signers } = sceneOf('p2wsh')
type Signer = (typeof signers)[number]
const [first, second] = signers as [Signer, Signer]

const signed = (key: Uint8Array, signature: Uint8Array) =>
  put<PsbtInput>(field(INPUT.PARTIAL_SIG, signature, key))(input)
function verified(one: PsbtInput) {
  const { signatures, findings } = verifySignatures(one, context)
  for (const { where } of findings) expect(where).toEqual({ input: 5 })
  return [
    [...signersOf(signatures.values()).keys()],
    findings.map(({ severity, code }) => `${severity}:${code}`),
  ]
}

test('a signature is its cosigner’s once it has been verified', () => {
  expect(verified(input)).toEqual([[], []])
  for (const { cosigner, publicKey, signature } of signers)
    expect(verified(signed(publicKey, signature))).toEqual([[cosigner], []])
})

/** n - s: the other signature of the same r. */
function highS(signature64: Uint8Array): Uint8Array {
  const s = secp256k1.Point.Fn.ORDER - BigInt(`0x${toHex(signature64.subarray(32))}`)
  return concat(signature64.subarray(0, 32), fromHex(s.toString(16).padStart(64, '0')))
}

describe('what is no signature', () => {
  const signature64 = signLowR(digest, first.secret)
  const n = fromHex(secp256k1.Point.Fn.ORDER.toString(16))
  test.each<[string, Uint8Array, Uint8Array, string]>([
    ['a changed one (I6)', first.publicKey, flip(first.signature, 40), 'signature.invalid'],
    ['one of another cosigner (I7)', second.publicKey, first.signature, 'signature.invalid'],
    ['one by a stranger (I9)', KEY, first.signature, 'signature.foreign-key'],
    ['a high S (I2)', first.publicKey, encodeSignature(highS(signature64)), 'signature.high-s'],
    ['another type', first.publicKey, encodeSignature(signature64, 3), 'signature.not-all'],
    ['no type at all', first.publicKey, first.signature.with(-1, 0), 'signature.not-all'],
    ['ANYONECANPAY', first.publicKey, encodeSignature(signature64, 0x81), 'signature.not-all'],
    [
      'an r at the group order',
      first.publicKey,
      encodeSignature(concat(n, signature64.subarray(32))),
      'signature.invalid',
    ],
    [
      'an r of zero',
      first.publicKey,
      encodeSignature(concat(new Uint8Array(32), signature64.subarray(32))),
      'signature.invalid',
    ],
    [
      'an s of zero',
      first.publicKey,
      encodeSignature(concat(signature64.subarray(0, 32), new Uint8Array(32))),
      'signature.invalid',
    ],
    ['nothing (D10)', first.publicKey, new Uint8Array(0), 'signature.not-der'],
    ['raw r and s', first.publicKey, signature64, 'signature.not-der'],
    ['a byte too many (I4)', first.publicKey, concat(first.signature, Uint8Array.of(1)), 'signature.not-der'],
  ])('%s', (_, key, signature, code) => {
    expect(verified(signed(key, signature))).toEqual([[], [`block:${code}`]])
  })
})

test('a high R of somebody else is told, and taken (I3)', () => {
  const high = signers.flatMap(({ cosigner, publicKey, secret }) => {
    for (let i = 0; i < 64; i++) {
      const extraEntropy = new Uint8Array(32).fill(i)
      const made = secp256k1.sign(digest, secret, { prehash: false, lowS: true, extraEntropy })
      if (!hasLowR(made)) return [{ cosigner, publicKey, signature: encodeSignature(made) }]
    }
    return []
  })
  expect(high).toHaveLength(3)
  for (const { cosigner, publicKey, signature } of high)
    expect(verified(signed(publicKey, signature))).toEqual([[cosigner], ['info:signature.high-r']])
})

describe.each(BITCOIN_SCRIPT_TYPES)('final scripts of %s', scriptType => {
  const scene = sceneOf(scriptType)
  const scripts = scriptsOf(scene.context.address.lock)
  const [a, b, c] = scene.signers as [Signer, Signer, Signer]
  const finished = (...some: readonly Signer[]) =>
    spendWith(scripts, ECDSA.stack(placed(some.map(({ signature }) => signature)), 3))
  function said({ scriptSig, witness }: ReturnType<typeof finished>, bytes = encodeWitness(witness)) {
    const fields = [
      ...(scriptSig.length > 0 ? [field(INPUT.FINAL_SCRIPTSIG, scriptSig)] : []),
      ...(witness.length > 0 ? [field(INPUT.FINAL_SCRIPTWITNESS, bytes)] : []),
    ]
    const { signatures, findings } = verifySignatures(put<PsbtInput>(...fields)(scene.input), scene.context)
    for (const { where } of findings) expect(where).toEqual({ input: 5 })
    return [
      [...signersOf(signatures.values()).keys()],
      findings.map(({ severity, code }) => `${severity}:${code}`),
    ]
  }

  test('by M cosigners in the order of their keys are theirs', () => {
    for (const pair of [
      [a, b],
      [a, c],
      [b, c],
    ] as const)
      expect(said(finished(...pair))).toEqual([pair.map(({ cosigner }) => cosigner), []])
  })

  test.each<[string, readonly Signer[]]>([
    ['in another order', [b, a]],
    ['by one cosigner twice', [a, a]],
    ['by one alone', [a]],
    ['by all three', [a, b, c]],
    ['by nobody', []],
    ['with a changed signature', [a, { ...b, signature: flip(b.signature, 40) }]],
    ['with a signature of another type', [a, { ...b, signature: b.signature.with(-1, 3) }]],
  ])('%s are not taken (J4)', (_, some) => {
    expect(said(finished(...some))).toEqual([[], ['block:input.final-unverified']])
  })

  test('with something behind them are not taken (J5)', () => {
    const spend = finished(a, b)
    const longer =
      spend.witness.length > 0
        ? said(spend, concat(encodeWitness(spend.witness), Uint8Array.of(0)))
        : said({ ...spend, scriptSig: concat(spend.scriptSig, Uint8Array.of(0)) })
    expect(longer).toEqual([[], ['block:input.final-unverified']])
  })
})

test('a final witness whose count lies is not taken, and costs nothing', () => {
  for (const bytes of ['00', 'ff', 'feffffffff', 'ffffffffffffff1f00', '04', '0100']) {
    const one = put<PsbtInput>(field(INPUT.FINAL_SCRIPTWITNESS, bytes))(input)
    expect(verified(one)).toEqual([[], ['block:input.final-unverified']])
  }
})

test('whose each of M signatures is', () => {
  const bytes = signers.map(({ signature }) => signature)
  const [x, y, z] = bytes as [Uint8Array, Uint8Array, Uint8Array]
  const places = signers.map(({ cosigner }) => cosigner)
  const { lock } = context.address
  const read = (...some: readonly Uint8Array[]) => {
    const spend = spendWith(scriptsOf(lock), ECDSA.stack(placed(some), 3))
    return lock.read(spend, context.challenges, one => faultOf(one, context.proofs) === undefined)
  }
  expect([...signersOf(read(x, z)?.signed ?? []).keys()]).toEqual([places[0], places[2]])
  expect(read(x, z)?.signed.map(({ signature }) => signature)).toEqual([x, z])
  for (const wrong of [[], [x], [z, x], [x, x], [x, y, z], [x, new Uint8Array(0)]])
    expect(read(...wrong)).toBeUndefined()
})

function placed(signatures: readonly Uint8Array[]) {
  return signatures.map((signature, place) => ({ place, signature }))
}
