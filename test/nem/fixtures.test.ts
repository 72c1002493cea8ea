import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { formatNemAddress, nemAddressOf, parseNemAddress } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { decodeNem, decodeSignedNem } from '../../src/nem/codec/decode.js'
import { encodeNem, encodeSignedNem, nemHash } from '../../src/nem/codec/encode.js'
import { convertAccount } from '../../src/nem/conversion.js'
import { nemPublicKey, nemSign, nemVerifies } from '../../src/nem/ed25519-keccak.js'
import { nemAccountKey, nemAccountPath, parseNemPrivateKey } from '../../src/nem/keys.js'
import { createAccountVault } from '../../src/nem/vault.js'
import { keyOf, PARTS, WINDOW } from './team.js'

type NetworkName = keyof typeof NEM_NETWORKS

interface Fixture {
  accounts: { name: string; privateKey: string; publicKey: string; nem: string; 'nem-testnet': string }[]
  hd: { network: NetworkName; words: string; passphrase: string; account: number; publicKey: string }[]
  objects: {
    network: NetworkName
    what: string
    by: string
    data: string
    signature: string
    hash: string
    signed: string
    innerHash?: string
  }[]
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL('fixtures/symbol-sdk.json', import.meta.url), 'utf8'),
)

test.each(fixture.accounts)(
  'the key and the addresses of $name',
  ({ name, privateKey, publicKey, ...addresses }) => {
    expect(toHex(nemPublicKey(parseNemPrivateKey(privateKey)))).toBe(publicKey)
    expect(toHex(nemPublicKey(keyOf(name)))).toBe(publicKey)
    for (const network of Object.values(NEM_NETWORKS)) {
      const address = nemAddressOf(fromHex(publicKey), network)
      expect(formatNemAddress(address)).toBe(addresses[network.name])
      expect(parseNemAddress(addresses[network.name], network)).toEqual(address)
    }
  },
)

test.each(fixture.hd)('the key of account $account on $network, passphrase "$passphrase"', one => {
  const network = NEM_NETWORKS[one.network]
  const seed = seedOf(one.words, one.passphrase)
  expect(toHex(nemPublicKey(nemAccountKey(seed, network, one.account)))).toBe(one.publicKey)
  expect(nemAccountPath(network, one.account)).toBe(
    `44h/${one.network === 'nem' ? 43 : 1}h/${one.account}h/0h/0h`,
  )
})

describe.each(fixture.objects)('$network, $what, by $by', one => {
  const data = fromHex(one.data)
  const signature = fromHex(one.signature)
  const transaction = decodeNem(data)

  test('is written back to the byte, alone and with its signature', () => {
    expect(toHex(encodeNem(transaction))).toBe(one.data)
    expect(toHex(encodeSignedNem(transaction, signature))).toBe(one.signed)
    expect(decodeSignedNem(fromHex(one.signed))).toEqual({ transaction, signature })
  })

  test('has this hash, and the inner one its own', () => {
    expect(toHex(nemHash(transaction))).toBe(one.hash)
    if (transaction.type === 'multisig') expect(toHex(nemHash(transaction.inner))).toBe(one.innerHash)
  })

  test('is signed like that, and the signature is of nothing else', () => {
    expect(toHex(nemSign(data, keyOf(one.by)))).toBe(one.signature)
    expect(nemVerifies(signature, data, nemPublicKey(keyOf(one.by)))).toBe(true)
    expect(nemVerifies(signature, data, nemPublicKey(keyOf('dan')))).toBe(false)
    expect(nemVerifies(signature, data.with(9, (data[9] ?? 0) ^ 1), nemPublicKey(keyOf(one.by)))).toBe(false)
  })
})

test.each(Object.values(NEM_NETWORKS))('an account is converted as symbol-sdk does, on $name', network => {
  const vault = createAccountVault({ ...PARTS, network })
  const { transaction, signature } = convertAccount(vault, WINDOW, keyOf('vault'))
  const expected = fixture.objects.find(one => one.network === network.name && one.by === 'vault')
  expect(toHex(encodeNem(transaction))).toBe(expected?.data)
  expect(toHex(signature)).toBe(expected?.signature)
})
