import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../../src/base/bytes.js'
import { decodeTransaction, encodeTransaction } from '../../../src/bitcoin/transaction.js'
import { encodeAddress } from '../../../src/chain/address.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { parseDescriptor } from '../../../src/descriptor/parse.js'
import type { Challenge, Signed } from '../../../src/spend/challenge.js'
import { compile } from '../../../src/spend/compile.js'
import { MultisigLock } from '../../../src/spend/multisig/lock.js'
import { MultisigTemplate } from '../../../src/spend/multisig/template.js'
import { scriptTypeNamed } from '../../../src/spend/script-types.js'
import { Spending } from '../../../src/spend/spending.js'
import { type VectorCase, vectors } from '../../support/vectors.js'

const network = NETWORKS.bchreg

function lockOf({ type: name, m, pubkeys_hex, scheme }: VectorCase): MultisigLock {
  const type = scriptTypeNamed(name)
  const text = type.descriptor(`multi(${[m, ...pubkeys_hex].join()})`)
  const descriptor = parseDescriptor(text, { checksum: 'optional', network })
  const template = type.template({ required: m, sorted: false, scheme, keys: [] })
  if (!(template instanceof MultisigTemplate)) throw new Error('no multisig')
  return new MultisigLock(template.plan, compile(descriptor)(0), [0, 0])
}

// Those of more keys are valid on the chain, and made by no wallet.
describe.each(vectors('bch_multisig').filter(({ n }) => n <= 15))('$id', one => {
  const lock = lockOf(one)
  const prefix = fromHex(one.token_prefix_hex ?? '')
  const coin = { value: BigInt(one.source_amount_sat), script: concat(prefix, lock.scriptPubKey) }
  const finished = decodeTransaction(fromHex(one.transaction_hex))
  const bare = {
    ...finished,
    inputs: finished.inputs.map(input => ({ ...input, scriptSig: new Uint8Array(0) })),
  }
  const challenges = lock.challenges(new Spending(bare, [coin]), 0)
  const signed = one.signers.map((signer: number): Signed => {
    const challenge = challenges[signer] as Challenge
    return { challenge, signature: challenge.scheme.sign(challenge, fromHex(one.keys_hex[signer])) }
  })

  test('script, address and digest', () => {
    expect(toHex(lock.scriptPubKey)).toBe(one.source_output_script_hex)
    expect(encodeAddress(lock.scriptPubKey, network)).toBe(one.address)
    expect(challenges.map(({ digest }) => toHex(digest))).toEqual(one.keys_hex.map(() => one.sighash_hex))
  })

  test('what opens it, and is read back', () => {
    const given = one.signatures_hex.map((hex: string, i: number) => {
      return { challenge: challenges[one.signers[i]], signature: fromHex(hex) } as Signed
    })
    for (const { challenge, signature } of given) {
      expect(challenge.scheme.fault(signature)).toBeUndefined()
      expect(challenge.scheme.verify(challenge, signature)).toBe(true)
    }
    const opening = lock.open(new Map(given.map((answer: Signed) => [answer.challenge.id, answer])))
    const { scriptSig } = opening?.spend ?? {}
    const inputs = finished.inputs.map(input => ({ ...input, scriptSig: scriptSig ?? new Uint8Array(0) }))
    expect(toHex(encodeTransaction({ ...finished, inputs }))).toBe(one.transaction_hex)
    const [input = { scriptSig: new Uint8Array(0), witness: [] }] = finished.inputs
    const read = lock.read(input, challenges, ({ challenge, signature }) =>
      challenge.scheme.verify(challenge, signature),
    )
    expect(read?.signed.map(({ challenge }) => challenge.cosigners[0])).toEqual(one.signers)
  })

  test('what is signed here holds, and is reckoned with', () => {
    for (const { challenge, signature } of signed)
      expect(challenge.scheme.verify(challenge, signature)).toBe(true)
    const opening = lock.open(new Map(signed.map((answer: Signed) => [answer.challenge.id, answer])))
    const path = { name: 'primary', quorum: { any: one.m, of: [] } }
    const longest = lock.expected(path, 'longest').scriptSig.length
    expect(opening?.spend.scriptSig.length).toBeLessThanOrEqual(longest)
    expect(longest - (opening?.spend.scriptSig.length ?? 0)).toBeLessThanOrEqual(one.m + 1)
  })
})
