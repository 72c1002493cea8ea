import { expect, test } from 'vitest'
import { sha256 } from '../../src/base/hash.js'
import { publicKeyOf, signLowR } from '../../src/bitcoin/secp256k1.js'
import { encodeSignature } from '../../src/bitcoin/signature.js'
import { encodeTransaction, transactionId } from '../../src/bitcoin/transaction.js'
import { Proofs } from '../../src/psbt/proofs.js'
import { challengeOf } from '../support/locks.js'
import { fundingOf, vaultOf } from '../support/rehearsal.js'
import { flip } from './tamper.js'

const vault = vaultOf()
const funding = fundingOf(vault, { value: 5n })
const bytes = encodeTransaction(funding)
const txid = transactionId(funding)

test('an output is proven by its own whole transaction alone', () => {
  const proofs = new Proofs()
  expect(proofs.previousOutput(bytes, { txid, vout: 1 })).toEqual(funding.outputs[1])
  expect(proofs.previousOutput(bytes, { txid, vout: 2 })).toBeUndefined()
  expect(proofs.previousOutput(bytes, { txid: 'ab'.repeat(32), vout: 1 })).toBeUndefined()
  expect(proofs.previousOutput(encodeTransaction(funding, false), { txid, vout: 1 })).toEqual(
    funding.outputs[1],
  )
  expect(() => proofs.previousOutput(bytes.subarray(1), { txid, vout: 1 })).toThrowCode(
    'transaction.malformed',
  )
})

test('a changed transaction proves nothing', () => {
  const proofs = new Proofs()
  for (let at = 10; at < bytes.length; at += 13) {
    let output: unknown
    try {
      output = proofs.previousOutput(flip(bytes, at), { txid, vout: 1 })
    } catch (error) {
      expect(error).toThrowCode('transaction.malformed')
    }
    // The witness is in no txid, so a change there changes nothing that is proven.
    if (output !== undefined) expect(output).toEqual(funding.outputs[1])
  }
})

test('a transaction is read once', () => {
  const proofs = new Proofs()
  expect(proofs.previous(bytes)).toBe(proofs.previous(bytes))
  expect(proofs.previous(bytes.slice())).not.toBe(proofs.previous(bytes))
})

test('a signature is remembered by everything that it depends on', () => {
  const proofs = new Proofs()
  const secret = sha256(Uint8Array.of(1))
  const [digest, key] = [sha256(), publicKeyOf(secret)]
  const challenge = challengeOf(digest, key)
  const signature = encodeSignature(signLowR(digest, secret))
  for (let again = 0; again < 2; again++) {
    expect(proofs.verifies({ challenge, signature })).toBe(true)
    expect(proofs.verifies({ challenge: challengeOf(sha256(digest), key), signature })).toBe(false)
    expect(proofs.verifies({ challenge: challengeOf(digest, publicKeyOf(digest)), signature })).toBe(false)
    expect(proofs.verifies({ challenge, signature: flip(signature, 7) })).toBe(false)
  }
})

test('every vault has one locator of its own', () => {
  const proofs = new Proofs()
  expect(proofs.locatorFor(vault)).toBe(proofs.locatorFor(vault))
  expect(proofs.locatorFor(vaultOf())).not.toBe(proofs.locatorFor(vault))
})
