import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { createVault } from '../../src/vault/create.js'
import { cosignerKey } from '../../src/vault/signer-key.js'
import { cosignerOf, masterOf, vaultOf } from '../support/rehearsal.js'

const vault = vaultOf()

test('every cosigner is found by their whole key, whatever their place', () => {
  for (const number of [1, 2, 3]) {
    const { cosigner, account } = cosignerKey(vault, masterOf(number))
    expect(cosigner).toBe(number - 1)
    expect(`${account.neuter()}`).toBe(`${vault.cosigners[number - 1]?.xpub}`)
  }
})

test('a key that is no cosigner is refused (B1)', () => {
  expect(() => cosignerKey(vault, masterOf(4))).toThrowCode('key.not-in-vault')
})

/** A vault of three in which officer 1 has been changed. */
function vaultWith(first: Partial<ReturnType<typeof cosignerOf>>) {
  return createVault({
    ...{ name: 'x', network: NETWORKS.regtest, scriptType: SCRIPT_TYPES.p2wsh, required: 2 },
    cosigners: [{ ...cosignerOf(1), ...first }, cosignerOf(2), cosignerOf(3)],
  })
}

test('another key under the own fingerprint is an impostor (B5)', () => {
  const impostor = vaultWith({ xpub: cosignerOf(9).xpub })
  expect(() => cosignerKey(impostor, masterOf(1))).toThrowCode('vault.key-mismatch')
})

test('the own key is found under a fingerprint that is wrong', () => {
  expect(cosignerKey(vaultWith({ fingerprint: '00000000' }), masterOf(1)).cosigner).toBe(0)
})

test('the own public key with another chain code is not the own key (B12)', () => {
  const bytes = Uint8Array.from(cosignerOf(1).xpub.bytes78)
  bytes.fill(9, 13, 45)
  const changed = vaultWith({ xpub: ExtendedPublicKey.fromBytes78(bytes, NETWORKS.regtest) })
  expect(() => cosignerKey(changed, masterOf(1))).toThrowCode('vault.key-mismatch')
})

test('the own key on another path is not the own key', () => {
  const moved = vaultWith({ xpub: cosignerOf(1, 'p2wsh', NETWORKS.regtest, 1).xpub })
  expect(() => cosignerKey(moved, masterOf(1))).toThrowCode('vault.key-mismatch')
})
