import { expect, test } from 'vitest'
import { encodeDerivation } from '../../src/bitcoin/psbt-derivation.js'
import { INPUT } from '../../src/bitcoin/psbt-fields.js'
import { UNKNOWN_FINGERPRINT } from '../../src/keys/origin.js'
import {
  type ClaimedOrigin,
  claimedOrigin,
  claimsOfCosigners,
  fitsAddress,
  placeClaimed,
} from '../../src/psbt/claims.js'
import { type DerivationClaim, plainDerivations } from '../../src/spend/derivation-claims.js'
import { createVault } from '../../src/vault/create.js'
import { vaultOf } from '../support/rehearsal.js'
import { field, KEY } from './samples.js'

const vault = vaultOf()
const [alice] = vault.cosigners as [(typeof vault.cosigners)[number]]
const claim = (path: readonly number[], fingerprint = alice.fingerprint, key: Uint8Array = KEY) =>
  field(INPUT.BIP32_DERIVATION, encodeDerivation({ fingerprint, path }), key)
const claimOf = (...args: Parameters<typeof claim>) =>
  plainDerivations('input', [claim(...args)])[0] as DerivationClaim
const placeOf = (...paths: readonly (readonly number[])[]) => placeClaimed(paths.map(path => claimOf(path)))

test('a place is the last two levels of the first path that has one', () => {
  expect(placeOf([...alice.path, 1, 7])).toEqual({ branch: 1, index: 7 })
  expect(placeOf([0, 5])).toEqual({ branch: 0, index: 5 })
  expect(placeOf([2, 5], [1, 6])).toEqual({ branch: 1, index: 6 })
})

test.each([[[]], [[0]], [[2, 0]], [[0x80000000, 0]], [[0, 0x80000000]], [[1, 0xffffffff]]])(
  'the path %j is no place',
  path => {
    expect(placeOf(path)).toBeUndefined()
  },
)

test('only derivations that name a cosigner count as claims of the vault', () => {
  const fields = [claim([0, 1]), claim([0, 2], 'deadbeef', vault.addressAt(0, 0).lock.keys[0]?.publicKey)]
  const claims = claimsOfCosigners(plainDerivations('input', fields), vault)
  expect(claims.map(({ path }) => path)).toEqual([[0, 1]])
  expect(claimsOfCosigners(plainDerivations('output', fields), vault)).toEqual([])
})

test('a derivation fits where key and path are those of the vault, under whatever fingerprint', () => {
  const address = vault.addressAt(1, 7)
  const own = address.lock.keys.find(({ cosigner }) => cosigner === 0)?.publicKey as Uint8Array
  const path = [...alice.path, 1, 7]
  for (const fingerprint of [alice.fingerprint, 'deadbeef', UNKNOWN_FINGERPRINT])
    expect(fitsAddress(claimOf(path, fingerprint, own), address, vault)).toBe(true)
  for (const [otherPath, fingerprint, key] of [
    [[...alice.path, 1, 8], alice.fingerprint, own],
    [[...alice.path, 0, 7], alice.fingerprint, own],
    [[1, 7], alice.fingerprint, own],
    [path, alice.fingerprint, KEY],
  ] as const)
    expect(fitsAddress(claimOf(otherPath, fingerprint, key), address, vault)).toBe(false)
})

test('an origin is true, unnamed or false in one of three ways', () => {
  const address = vault.addressAt(1, 7)
  const own = address.lock.keys.find(({ cosigner }) => cosigner === 0)?.publicKey as Uint8Array
  const [whole, steps] = [
    [...alice.path, 1, 7],
    [1, 7],
  ]
  const below = alice.xpub.fingerprint
  for (const [expected, path, fingerprint, key] of [
    ['true', whole, alice.fingerprint, own],
    ['other-path', steps, alice.fingerprint, own],
    ['unnamed', whole, UNKNOWN_FINGERPRINT, own],
    ['unnamed', steps, UNKNOWN_FINGERPRINT, own],
    ['other-path', [...alice.path, 1, 8], UNKNOWN_FINGERPRINT, own],
    ['other-path', [0, 7], UNKNOWN_FINGERPRINT, own],
    ['other-path', [], UNKNOWN_FINGERPRINT, own],
    ['unnamed', steps, below, own],
    ['other-fingerprint', whole, below, own],
    ['other-path', [1, 8], below, own],
    ['other-path', [...alice.path, 1, 8], 'deadbeef', own],
    ['other-fingerprint', steps, 'deadbeef', own],
    ['other-fingerprint', whole, 'deadbeef', own],
    ['foreign-key', whole, alice.fingerprint, KEY],
  ] as const satisfies readonly (readonly [ClaimedOrigin, readonly number[], string, Uint8Array])[]) {
    const origin = claimOf(path, fingerprint, key)
    expect([path, fingerprint, claimedOrigin(origin, address, vault)]).toEqual([path, fingerprint, expected])
    expect(fitsAddress(origin, address, vault)).toBe(expected !== 'other-path' && expected !== 'foreign-key')
  }
})

test('where the vault does not know the origin, whatever leads to the address may be it', () => {
  const [first, ...others] = vault.cosigners as [(typeof vault.cosigners)[number]]
  const { name, network, scriptType, sorted } = vault
  const unknown = createVault({
    ...{ name, network, scriptType, sorted, required: 2 },
    cosigners: [{ ...first, fingerprint: UNKNOWN_FINGERPRINT }, ...others],
  })
  const address = unknown.addressAt(1, 7)
  const own = address.lock.keys.find(({ cosigner }) => cosigner === 0)?.publicKey as Uint8Array
  for (const [expected, path, fingerprint] of [
    ['true', [...alice.path, 1, 7], UNKNOWN_FINGERPRINT],
    ['unnamed', [...alice.path, 1, 7], 'deadbeef'],
    ['unnamed', [3, 2, 1, 1, 7], 'deadbeef'],
    ['unnamed', [1, 7], UNKNOWN_FINGERPRINT],
    ['other-path', [...alice.path, 1, 8], 'deadbeef'],
  ] as const)
    expect([path, claimedOrigin(claimOf(path, fingerprint, own), address, unknown)]).toEqual([path, expected])
})
