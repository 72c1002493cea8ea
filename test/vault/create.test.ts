import { describe, expect, test } from 'vitest'
import { concat } from '../../src/base/bytes.js'
import { NETWORKS, type Network } from '../../src/chain/network.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { parsePath } from '../../src/keys/path.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import type { Cosigner } from '../../src/vault/cosigner.js'
import { createVault, type VaultPlan } from '../../src/vault/create.js'
import { doubtsAbout } from '../../src/vault/doubts.js'
import { cosignerOf, masterOf } from '../support/rehearsal.js'

const [alice, bob, carol] = [1, 2, 3].map(number => cosignerOf(number)) as [Cosigner, Cosigner, Cosigner]

function plan(changes: Partial<VaultPlan> = {}): VaultPlan {
  const { regtest: network } = NETWORKS
  const { p2wsh: scriptType } = SCRIPT_TYPES
  return { name: 'treasury', network, scriptType, required: 2, cosigners: [alice, bob, carol], ...changes }
}

const create = (changes: Partial<VaultPlan>) => () => createVault(plan(changes))

test('a vault is what it was made of, with its keys sorted unless said otherwise', () => {
  const vault = createVault(plan())
  expect([vault.name, vault.network.name, vault.scriptType.name]).toEqual(['treasury', 'regtest', 'p2wsh'])
  expect([vault.threshold.required, vault.threshold.of, vault.sorted]).toEqual([2, 3, true])
  expect(vault.cosigners).toEqual([alice, bob, carol])
  expect(vault.descriptor).toMatch(/^wsh\(sortedmulti\(2,.*<0;1>\/\*\)\)#[a-z0-9]{8}$/)
  expect(createVault(plan({ sorted: false })).descriptor).toMatch(/^wsh\(multi\(2,/)
})

test.each([0, 4, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number])(
  'a threshold of %s is refused (B6)',
  required => {
    expect(create({ required })).toThrowCode('vault.threshold')
  },
)

test('there are as many cosigners as scripts carry, and no more (B14)', () => {
  expect(create({ cosigners: [], required: 0 })).toThrowCode('vault.cosigner-count')
  for (const [name, most] of [
    ['p2wsh', 20],
    ['p2sh-p2wsh', 20],
    ['p2sh', 15],
  ] as const) {
    const cosigners = Array.from({ length: most + 1 }, (_, i) => cosignerOf(i + 1, name))
    const scriptType = SCRIPT_TYPES[name]
    expect(create({ cosigners, scriptType })).toThrowCode('vault.cosigner-count')
    const vault = createVault(plan({ cosigners: cosigners.slice(0, most), scriptType, required: most }))
    expect(vault.threshold.of).toBe(most)
  }
})

/** A cosigner's key with other bytes at one place of its 78. */
function altered(cosigner: Cosigner, at: number, bytes: Uint8Array): Cosigner {
  const payload = Uint8Array.from(cosigner.xpub.bytes78)
  payload.set(bytes, at)
  return { ...cosigner, xpub: ExtendedPublicKey.fromBytes78(payload, NETWORKS.regtest) }
}

describe('one person does not count as two', () => {
  const twin = { ...alice, name: 'dave' }
  test.each<[string, Cosigner]>([
    ['the same key under another name', twin],
    ['the same key under another fingerprint (B3)', { ...twin, fingerprint: 'deadbeef' }],
    ['the same key under another origin (B3)', { ...twin, path: parsePath('48h/1h/9h/2h') }],
    ['the same key with another chain code (B12)', altered(twin, 13, new Uint8Array(32).fill(9))],
    [
      'another account of the same master key (B4)',
      { ...cosignerOf(1, 'p2wsh', NETWORKS.regtest, 1), name: 'd' },
    ],
    ['another script type of the same master key', { ...cosignerOf(1, 'p2sh-p2wsh'), name: 'dave' }],
  ])('%s', (_, other) => {
    expect(create({ cosigners: [alice, bob, other] })).toThrowCode('vault.duplicate-key')
    expect(create({ cosigners: [other, bob, alice] })).toThrowCode('vault.duplicate-key')
  })

  test('the same name twice', () => {
    expect(create({ cosigners: [alice, bob, { ...carol, name: alice.name }] })).toThrowCode(
      'vault.duplicate-name',
    )
  })

  test('cosigners whose master key nobody knows may share the zeros that stand for it', () => {
    const unknown = [alice, bob].map(one => ({ ...one, fingerprint: '00000000' }))
    expect(createVault(plan({ cosigners: unknown })).cosigners.length).toBe(2)
  })
})

describe('a key is where its origin says (B11)', () => {
  test.each<[string, Cosigner]>([
    ['a path that is shorter', { ...carol, path: parsePath('48h/1h/0h') }],
    ['a path that is longer', { ...carol, path: parsePath('48h/1h/0h/2h/0') }],
    ['another last level', { ...carol, path: parsePath('48h/1h/0h/1h') }],
    ['a last level whose hardening is lost (B15)', { ...carol, path: parsePath('48h/1h/0h/2') }],
    ['another depth in the key', altered(carol, 4, Uint8Array.of(3))],
    ['another child number in the key', altered(carol, 9, Uint8Array.of(0, 0, 0, 2))],
  ])('%s', (_, other) => {
    expect(create({ cosigners: [alice, bob, other] })).toThrowCode('extended-key.origin')
  })
})

test('a key from the path of another network is refused (C2)', () => {
  const foreign = { ...carol, path: parsePath('48h/0h/0h/2h') }
  expect(create({ cosigners: [alice, bob, foreign] })).toThrowCode('path.unusual')
  const mainnet = [1, 2].map(number => cosignerOf(number, 'p2wsh', NETWORKS.mainnet))
  expect(createVault(plan({ cosigners: mainnet, network: NETWORKS.mainnet })).network.name).toBe('mainnet')
  const wrong = mainnet.map(one => ({ ...one, path: parsePath('48h/1h/0h/2h') }))
  expect(create({ cosigners: wrong, network: NETWORKS.mainnet })).toThrowCode('path.unusual')
})

test('so is one from a path of another chain, whatever its purpose', () => {
  const on = (network: Network, path: string) => {
    const levels = parsePath(path)
    const keys = [1, 2].map(number => ({
      ...cosignerOf(number, 'p2sh', network),
      path: levels,
      xpub: masterOf(number, network).derive(levels).neuter(),
    }))
    return create({ cosigners: keys, network, scriptType: SCRIPT_TYPES.p2sh })
  }
  const { mainnet, monacoin, regtest, 'monacoin-regtest': monaRegtest } = NETWORKS
  for (const purpose of [44, 48, 49, 84, 86, 87]) {
    expect(on(mainnet, `${purpose}h/22h/0h`)).toThrowCode('path.unusual')
    expect(on(monacoin, `${purpose}h/0h/0h`)).toThrowCode('path.unusual')
    expect(on(monaRegtest, `${purpose}h/0h/0h`)).toThrowCode('path.unusual')
    expect(on(monacoin, `${purpose}h/22h/0h`)).not.toThrow()
  }
  // A purpose that has no types of coin says nothing, and neither does what no chain here has.
  for (const path of ['45h', 'm', '45h/0h/0h', '44h']) expect(on(monacoin, path)).not.toThrow()
  expect(on(regtest, '44h/0h/0h')).not.toThrow()
  expect(on(monacoin, '44h/99h/0h')).not.toThrow()
})

/** Officer 3 with the key at `path`. */
const keyAt = (path: string): Cosigner => ({
  ...carol,
  path: parsePath(path),
  xpub: masterOf(3).derive(parsePath(path)).neuter(),
})

describe('a path that may have lost its hardening is warned of (B15)', () => {
  const doubts = (path: string) =>
    doubtsAbout(createVault(plan({ cosigners: [alice, bob, keyAt(path)] }))).map(({ code }) => code)

  test.each(['48/1h/0h/2h', '48h/1h/0/2h', '0/0h', '1h/0/0h'])('%s', path => {
    expect(doubts(path)).toEqual(['path.unusual'])
  })

  // The last level is the key's own child number, and some wallets harden nothing.
  test.each(['48h/1h/0h/2h', '48h/1h/0h/2h/0/7', '45h/0', '0/1', '46/0', 'm', '45', '49/0/5', '44/0/0'])(
    '%s has not',
    path => {
      expect(doubts(path)).toEqual([])
    },
  )

  test('one that the key itself contradicts is refused', () => {
    const lost = { ...keyAt('48h/1h/0h/2h'), path: parsePath('48h/1h/0h/2') }
    expect(create({ cosigners: [alice, bob, lost] })).toThrowCode('extended-key.origin')
  })
})

describe('a master fingerprint that cannot be the key’s is warned of, since the key is the proof', () => {
  const backwards = carol.fingerprint.match(/../g)?.toReversed().join('') as string
  test.each<[string, Cosigner]>([
    ['zeros', { ...keyAt('48h/1h/0h/2h'), fingerprint: '00000000' }],
    ['zeros beside the master key', { ...keyAt('m'), fingerprint: '00000000' }],
    ['zeros one level below it', { ...keyAt('45h'), fingerprint: '00000000' }],
    ['made up', { ...keyAt('45h'), fingerprint: 'deadbeef' }],
    ['backwards', { ...keyAt('45h'), fingerprint: backwards }],
  ])('%s', (_, other) => {
    const vault = createVault(plan({ cosigners: [alice, bob, other] }))
    expect(doubtsAbout(vault).map(({ severity, code }) => `${severity}:${code}`)).toEqual([
      'warn:fingerprint.unknown',
    ])
  })

  test('and does not hide that two keys are one person’s', () => {
    const [one, other] = [keyAt('45h'), { ...keyAt('0'), name: 'other', fingerprint: 'deadbeef' }]
    expect(create({ cosigners: [alice, one, other] })).toThrowCode('vault.duplicate-key')
  })
})

test('fingerprints that collide are no reason to take two keys for one, unless they are the same (B5)', () => {
  // Four bytes are easily made alike, so a collision is refused rather than guessed about.
  const spoofed = { ...carol, fingerprint: alice.fingerprint }
  expect(create({ cosigners: [alice, bob, spoofed] })).toThrowCode('vault.duplicate-key')
})

test.each(['', 'a b', '../x', '-x', 'a\u200bb', 'x'.repeat(41), 'e\u0301'])(
  'the name %j is refused',
  name => {
    expect(create({ name })).toThrowCode('name.malformed')
  },
)

test('a point that is not on the curve is no key at all (B10)', () => {
  const offCurve = concat(Uint8Array.of(2), new Uint8Array(31), Uint8Array.of(5))
  expect(() => altered(carol, 45, offCurve)).toThrowCode('extended-key.malformed')
})
