import { expect } from 'vitest'
import { fromHex, toHex, utf8 } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { readAnnouncement } from '../../src/nem/announcement.js'
import { decodeNem, decodeSignedNem } from '../../src/nem/codec/decode.js'
import { encodeNem, encodeSignedNem, nemHash } from '../../src/nem/codec/encode.js'
import { convertAccount, requireConversion } from '../../src/nem/conversion.js'
import { type NemPrivateKey, nemPublicKey, nemSign, nemVerifies } from '../../src/nem/ed25519-keccak.js'
import { leastTransferFee } from '../../src/nem/fees.js'
import { nemAccountKey, parseNemPrivateKey } from '../../src/nem/keys.js'
import { reviewNem } from '../../src/nem/review/review.js'
import { combineNem } from '../../src/nem/roles/combine.js'
import { finalizeNem } from '../../src/nem/roles/finalize.js'
import { proposeTransfer } from '../../src/nem/roles/propose.js'
import { signNem } from '../../src/nem/roles/sign.js'
import { verifyNem } from '../../src/nem/roles/verify.js'
import { nemCosignerKey } from '../../src/nem/signer-key.js'
import { createAccountVault } from '../../src/nem/vault.js'
import { eachVector, type VectorCase, vectors } from '../support/vectors.js'
import { PUBLISHER } from './team.js'

const networkNamed = (name: string) => NEM_NETWORKS[name === 'mainnet' ? 'nem' : 'nem-testnet']

const keyNamed = (name: string): NemPrivateKey =>
  parseNemPrivateKey(toHex(sha256(utf8(`ringi nem test key ${name}`))))

// The vault and its cosigners are told in the conversion, on one network; their keys are the same on the other.
function vaultOf(network: string) {
  const [{ vault, cosigners, min_cosignatories }] = vectors('nem_ceremony', 'conversion') as [VectorCase]
  return createAccountVault({
    ...{ name: 'vault', network: networkNamed(network), publisher: PUBLISHER, required: min_cosignatories },
    account: fromHex(vault.public_key_hex),
    cosigners: cosigners.map(({ name, public_key_hex }: Record<string, string>) => {
      return { name, publicKey: fromHex(public_key_hex ?? '') }
    }),
  })
}

eachVector(
  'nem_ceremony',
  one => {
    const vault = vaultOf(one.network)
    const key = parseNemPrivateKey(one.vault.private_key_hex)
    const { timestamp, deadline } = one
    const signed = convertAccount(vault, { timestamp, deadline }, key)
    expect(vault.account.address).toBe(one.vault.address)
    expect(vault.cosigners.map(({ address }) => address)).toEqual(
      one.cosigners.map(({ address }: { address: string }) => address),
    )
    expect(Number(signed.transaction.fee)).toBe(one.fee_micro_xem)
    expect(toHex(encodeNem(signed.transaction))).toBe(one.data_hex)
    expect(toHex(signed.signature)).toBe(one.signature_hex)
    expect(toHex(encodeSignedNem(signed.transaction, signed.signature))).toBe(one.transaction_hex)
    expect(toHex(nemHash(signed.transaction))).toBe(one.hash_hex)
    requireConversion(vault, decodeSignedNem(fromHex(one.transaction_hex)))
  },
  'conversion',
)

eachVector(
  'nem_ceremony',
  one => {
    const vault = vaultOf(one.network)
    const inner = decodeNem(fromHex(one.inner_hex))
    if (inner.type !== 'transfer') throw new Error('a transfer')
    expect(Number(leastTransferFee(inner, []))).toBe(one.fee_inner_micro_xem)
    const { multisig, cosignature } = one
    const payment = {
      ...{ recipient: one.recipient, amount: BigInt(one.amount) },
      ...(one.message && { message: one.message.message }),
      mosaics: inner.mosaics,
    }
    const proposal = proposeTransfer(vault, payment, { window: inner, initiator: multisig.signer })
    // The vectors have the second form for all transfers, and this program only where it is needed.
    const meant = { ...proposal, inner }
    expect({ ...proposal.inner, version: 2 }).toEqual({ ...inner, version: 2 })
    const keyFor = (name: string) => nemCosignerKey(vault, keyNamed(name))
    const first = signNem(reviewNem(vault, meant), keyFor(multisig.signer))
    const second = signNem(reviewNem(vault, meant), keyFor(cosignature.signer))
    if (first.is !== 'outer' || second.is !== 'cosignature') throw new Error('in this order')
    const combined = combineNem([first.proposal], [second.file])
    const reviewed = reviewNem(vault, combined)
    expect(reviewed.facts.txid).toBe(one.inner_hash_hex)
    const announcements = finalizeNem(reviewed)
    expect(announcements).toEqual(
      [multisig, cosignature].map(({ data_hex, signature_hex }) => ({
        data: data_hex,
        signature: signature_hex,
      })),
    )
    const { fee_inner_micro_xem: fee } = one
    expect(verifyNem(vault, announcements.map(readAnnouncement), { proposal: combined })).toMatchObject({
      ...{ findings: [], hash: multisig.hash_hex, innerHash: one.inner_hash_hex },
      fee: BigInt(fee + multisig.fee_micro_xem + cosignature.fee_micro_xem),
    })
    for (const { transaction_hex, hash_hex } of [multisig, cosignature])
      expect(toHex(nemHash(decodeSignedNem(fromHex(transaction_hex)).transaction))).toBe(hash_hex)
  },
  'transfer',
)

eachVector('nem_trezor_multisig', one => {
  const words = 'alcohol woman abuse must during monitor noble actual mixed trade anger aisle'
  const key = nemAccountKey(seedOf(words, ''), NEM_NETWORKS['nem-testnet'], 0)
  const data = fromHex(one.data_hex)
  const transaction = decodeNem(data)
  expect(toHex(encodeNem(transaction))).toBe(one.data_hex)
  expect(toHex(nemSign(data, key))).toBe(one.signature_hex)
  expect(nemVerifies(fromHex(one.signature_hex), data, nemPublicKey(key))).toBe(true)
  expect(transaction.signer).toEqual(nemPublicKey(key))
  if (transaction.type === 'multisig') expect(toHex(nemHash(transaction.inner))).toBe(one.inner_hash_hex)
  if (transaction.type === 'cosignature')
    expect(toHex(transaction.innerHash)).toBe(one.other_transaction_hash_hex)
})
