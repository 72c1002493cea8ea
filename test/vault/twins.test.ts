import { describe, expect, test } from 'vitest'
import { concat } from '../../src/base/bytes.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { createVault, type VaultPlan } from '../../src/vault/create.js'
import { twinsOf } from '../../src/vault/twins.js'
import type { Vault } from '../../src/vault/vault.js'
import { vaultOf } from '../support/rehearsal.js'

const vault = vaultOf()

/** The vault with `bytes` at `at` of the 78 bytes of its second cosigner's key. */
function respelled(at: number, bytes: Uint8Array, parts: Partial<VaultPlan> = {}): Vault {
  const cosigners = vault.cosigners.map((cosigner, i) => {
    const raw = cosigner.xpub.bytes78
    const changed = concat(raw.slice(0, at), bytes, raw.slice(at + bytes.length))
    return i === 1 ? { ...cosigner, xpub: ExtendedPublicKey.fromBytes78(changed, vault.network) } : cosigner
  })
  return createVault({ ...vault, required: vault.threshold.required, cosigners, ...parts })
}

const PARENT = 5
const CHAIN_CODE = 13
const twin = respelled(PARENT, new Uint8Array(4).fill(7))

describe('the identity', () => {
  test('is that of any other vault with the same scripts', () => {
    expect(twin.digest.hex).not.toBe(vault.digest.hex)
    expect(twin.addressAt(1, 7).address).toBe(vault.addressAt(1, 7).address)
    expect(twin.identity).toBe(vault.identity)
    const { cosigners } = vault
    const again = createVault({
      ...vault,
      name: 'reserve',
      required: 2,
      cosigners: cosigners.map((one, i) => ({ ...one, name: `other-${i}` })).toReversed(),
    })
    expect(again.identity).toBe(vault.identity)
  })

  test('is another one for other scripts, the order of keys where they are not sorted too', () => {
    const plain = vaultOf({ sorted: false })
    const others = [
      vaultOf({ required: 3 }),
      vaultOf({ of: 4 }),
      plain,
      createVault({ ...plain, required: 2, cosigners: plain.cosigners.toReversed() }),
      vaultOf({ scriptType: 'p2sh-p2wsh' }),
      vaultOf({ network: 'signet' }),
      respelled(CHAIN_CODE, new Uint8Array(32).fill(9)),
    ].map(({ identity }) => identity)
    expect(new Set([vault.identity, ...others]).size).toBe(others.length + 1)
  })
})

describe('twins', () => {
  test('are vaults of the same keys, whatever else they are', () => {
    const chained = respelled(CHAIN_CODE, new Uint8Array(32).fill(9))
    const loose = respelled(PARENT, new Uint8Array(4), { name: 'loose', sorted: false })
    expect(twinsOf(vault, [vault, twin, chained, loose])).toEqual([twin, chained, loose])
  })

  test('are not vaults of some of the same keys', () => {
    expect(twinsOf(vault, [vault, vaultOf({ of: 4 }), vaultOf({ of: 2 })])).toEqual([])
  })
})
