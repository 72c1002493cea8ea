import { payments } from 'bitcoinjs-lib'
import { describe, expect, test, vi } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { parsePath } from '../../src/keys/path.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { createVault } from '../../src/vault/create.js'
import { MAX_INDEX } from '../../src/vault/vault.js'
import { BITCOIN_SCRIPT_TYPES, type BitcoinScriptType } from '../support/bitcoin-script-types.js'
import { multisigIn } from '../support/locks.js'
import { OTHER_NETWORKS } from '../support/other-networks.js'
import { masterOf, type Shape, vaultOf } from '../support/rehearsal.js'
import { type VectorCase, vectors } from '../support/vectors.js'

/** The same address by another library, from the private keys. */
function byOracle(
  shape: Required<Pick<Shape, 'required' | 'of' | 'sorted'>> & { readonly scriptType: BitcoinScriptType },
  place: string,
) {
  const { regtest: network } = NETWORKS
  const path = SCRIPT_TYPES[shape.scriptType].accountPath(network, 0)
  const keys = Array.from(
    { length: shape.of },
    (_, i) => masterOf(i + 1).derive(parsePath(`${path}/${place}`)).publicKey,
  )
  const pubkeys = shape.sorted ? keys.sort(Buffer.compare) : keys
  const like = OTHER_NETWORKS.regtest
  const p2ms = payments.p2ms({ m: shape.required, pubkeys, network: like })
  const p2wsh = () => payments.p2wsh({ redeem: p2ms, network: like })
  const around: Record<BitcoinScriptType, () => { address?: string; output?: Uint8Array }> = {
    p2sh: () => payments.p2sh({ redeem: p2ms, network: like }),
    p2wsh,
    'p2sh-p2wsh': () => payments.p2sh({ redeem: p2wsh(), network: like }),
  }
  const { address, output } = around[shape.scriptType]()
  return { address, output, keys: pubkeys.map(toHex), script: p2ms.output }
}

const shapes = BITCOIN_SCRIPT_TYPES.flatMap(name =>
  [true, false].map(sorted => ({ scriptType: name, sorted, required: 2, of: 4 })),
)

describe.each(shapes)('$scriptType, sorted $sorted', shape => {
  const vault = vaultOf(shape)
  test.each([
    [0, 0],
    [0, 19],
    [1, 0],
    [1, 1000],
    [0, MAX_INDEX],
  ] as const)('address %d/%d is that of another library', (branch, index) => {
    const expected = byOracle(shape, `${branch}/${index}`)
    const made = vault.addressAt(branch, index)
    expect(made.address).toBe(expected.address)
    expect(made.lock.scriptPubKey).toEqual(expected.output)
    expect(multisigIn(made.lock)).toEqual(expected.script)
    expect(made.lock.keys.map(({ publicKey }) => toHex(publicKey))).toEqual(expected.keys)
    expect([made.branch, made.index]).toEqual([branch, index])
  })
})

test('a script key knows whose it is', () => {
  const vault = vaultOf()
  for (const { cosigner, publicKey } of vault.addressAt(0, 3).lock.keys)
    expect(vault.cosigners[cosigner]?.xpub.derive([0, 3]).publicKey).toEqual(publicKey)
})

test('an address is derived once', () => {
  const vault = vaultOf()
  expect(vault.addressAt(0, 1)).toBe(vault.addressAt(0, 1))
  expect(vault.addressAt(0, 1)).not.toEqual(vault.addressAt(1, 1))
})

test('the last 4096 addresses are remembered, and no more', () => {
  const vault = vaultOf({ required: 1, of: 1 })
  const first = vault.addressAt(0, 0)
  for (let index = 1; index < 4096; index++) vault.addressAt(0, index)
  expect(vault.addressAt(0, 0)).toBe(first)
  const last = vault.addressAt(1, 0)
  const again = vault.addressAt(0, 0)
  expect(again).not.toBe(first)
  expect(again).toEqual(first)
  expect(vault.addressAt(1, 0)).toBe(last)
})

test('the key of a branch is derived once', () => {
  const vault = vaultOf()
  const derived = vi.spyOn(vault.cosigners[0]?.xpub as ExtendedPublicKey, 'child')
  for (const branch of [0, 1, 0, 1] as const) vault.addressAt(branch, 7 + derived.mock.calls.length)
  expect(derived.mock.calls).toEqual([[0], [1]])
})

test('an index beyond the last unhardened one has no address', () => {
  expect(() => vaultOf().addressAt(0, MAX_INDEX + 1)).toThrowCode('path.unusual')
})

// The record of the public-key mode has bare keys, which no index can be derived from.
const records = vectors('bip129', 'round2_descriptor_record').filter(({ record }) => record.includes('/**'))

describe.skipIf(records.length === 0)(`bip129, round 2 (${records.length} of 2 have extended keys)`, () => {
  test.each(records)('$id', one => {
    const vault = createVault(planOf(one))
    expect(vault.addressAt(0, 0).address).toBe(one.record_lines.first_address)
  })
})

function planOf({ record_lines, m_of_n }: VectorCase) {
  const expressions = [...record_lines.descriptor_template.matchAll(/\[([0-9a-f]{8})\/([^\]]+)\](xpub\w+)/g)]
  const cosigners = expressions.map(([, fingerprint, path, xpub], i) => ({
    ...{ name: `signer-${i}`, fingerprint: fingerprint as string, path: parsePath(path as string) },
    xpub: ExtendedPublicKey.parse(xpub as string, NETWORKS.mainnet),
  }))
  const required = Number(m_of_n.split('/')[0])
  return { name: 'x', network: NETWORKS.mainnet, scriptType: SCRIPT_TYPES.p2wsh, required, cosigners }
}
