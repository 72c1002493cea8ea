import { expect } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { formatNemAddress, nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { decodeSignedNem } from '../../src/nem/codec/decode.js'
import { encodeSignedNem } from '../../src/nem/codec/encode.js'
import { nemPublicKey } from '../../src/nem/ed25519-keccak.js'
import { nemKeyAt, parseNemPrivateKey } from '../../src/nem/keys.js'
import { eachVector } from '../support/vectors.js'

eachVector(
  'nem_crypto',
  one => {
    const key = parseNemPrivateKey(one.private_key_hex)
    expect(toHex(nemPublicKey(key))).toBe(one.public_key_hex)
  },
  'key',
)

eachVector(
  'nem_crypto',
  one => {
    const key = fromHex(one.public_key_hex)
    expect(formatNemAddress(nemAddressOf(key, NEM_NETWORKS.nem))).toBe(one.mainnet)
    expect(formatNemAddress(nemAddressOf(key, NEM_NETWORKS['nem-testnet']))).toBe(one.testnet)
  },
  'address',
)

eachVector(
  'nem_crypto',
  one => {
    const seed = seedOf(one.mnemonic, one.passphrase)
    expect(toHex(seed)).toBe(one.seed.toLowerCase())
    // The root's key is told as a printed one is taken, from behind, and those of accounts are not.
    const root = parseNemPrivateKey(toHex(nemKeyAt(seed, [])))
    expect(toHex(nemPublicKey(root))).toBe(one.rootPublicKey.toLowerCase())
    for (const { path, publicKey } of one.childAccounts)
      expect(toHex(nemPublicKey(nemKeyAt(seed, path)))).toBe(publicKey.toLowerCase())
  },
  'hd',
)

// What a vault never makes: everything about names, remote harvesting, and the first form of a change of cosigners.
const REFUSED =
  /AccountKeyLink|MosaicDefinition|MosaicSupplyChange|ModificationTransactionV1|NamespaceRegistration/

eachVector('nem_transactions', one => {
  const payload = fromHex(one.payload_hex)
  if (REFUSED.test(one.comment)) {
    expect(() => decodeSignedNem(payload)).toThrowCode('nem.type-refused')
    return
  }
  // Cosignatures of another network stand in it, and nodes are told of each by itself.
  if (one.comment.endsWith('_multisig_aggregate_1')) {
    expect(() => decodeSignedNem(payload)).toThrowCode('nem.malformed')
    return
  }
  const { transaction, signature } = decodeSignedNem(payload)
  expect(toHex(encodeSignedNem(transaction, signature))).toBe(one.payload_hex)
})
