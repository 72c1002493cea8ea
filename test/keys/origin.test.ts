import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { formatOrigin, parseFingerprint, parseOrigin, requireOrigin } from '../../src/keys/origin.js'
import { parsePath } from '../../src/keys/path.js'

const master = ExtendedPrivateKey.fromSeed(new Uint8Array(64).fill(1), NETWORKS.mainnet)
const keyAt = (path: string) => master.derive(parsePath(path)).neuter()

test('a fingerprint is eight hex digits, given back in lower case', () => {
  expect(parseFingerprint('0F056943')).toBe('0f056943')
  expect(parseFingerprint('00000000')).toBe('00000000')
})

test.each(['', '0f05694', '0f0569433', '0x056943', '0f05694g', ' 0f056943', '0f056943\n', '０f056943'])(
  'refuses the fingerprint %j',
  text => {
    expect(() => parseFingerprint(text)).toThrowCode('fingerprint.malformed')
  },
)

test('an origin prints as BIP 380 has it', () => {
  const origin = { fingerprint: 'd34db33f', path: parsePath('48h/0h/0h/2h') }
  expect(formatOrigin(origin)).toBe('[d34db33f/48h/0h/0h/2h]')
  expect(formatOrigin(origin, "'")).toBe("[d34db33f/48'/0'/0'/2']")
  expect(formatOrigin({ fingerprint: 'd34db33f', path: [] })).toBe('[d34db33f]')
})

test('an origin reads back as it was', () => {
  const digits = fc.stringMatching(/^[0-9a-f]{8}$/)
  const path = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 10 })
  fc.assert(
    fc.property(digits, path, fc.constantFrom('h' as const, "'" as const), (fingerprint, levels, mark) => {
      expect(parseOrigin(formatOrigin({ fingerprint, path: levels }, mark))).toEqual({
        fingerprint,
        path: levels,
      })
    }),
  )
})

test.each([
  ['', 'path.malformed'],
  ['d34db33f/48h', 'path.malformed'],
  ['[d34db33f/48h', 'path.malformed'],
  ['[d34db33f/]', 'path.malformed'],
  ['[d34db33f/m]', 'path.malformed'],
  ['[d34db33f/m/48h]', 'path.malformed'],
  ['[[d34db33f]]', 'path.malformed'],
  ['[d34db33f] ', 'path.malformed'],
  ['[d34db33f/2147483648]', 'path.malformed'],
  ['[]', 'fingerprint.malformed'],
  ['[d34db33/48h]', 'fingerprint.malformed'],
  ['[/48h]', 'fingerprint.malformed'],
  [`[d34db33f${'/0'.repeat(11)}]`, 'path.too-deep'],
] as const)('refuses the origin %j', (text, code) => {
  expect(() => parseOrigin(text)).toThrowCode(code)
})

test('a key stands where its origin says', () => {
  const { fingerprint } = master
  for (const path of ['', '45h', '48h/0h/0h/2h', '48h/0h/0h/2h/0/7']) {
    expect(() => requireOrigin(keyAt(path), { fingerprint, path: parsePath(path) })).not.toThrow()
  }
})

test.each([
  ['a longer path', '48h/0h/0h/2h', '48h/0h/0h/2h/0'],
  ['a shorter path', '48h/0h/0h/2h', '48h/0h/0h'],
  ['another last level', '48h/0h/0h/2h', '48h/0h/0h/1h'],
  ['hardening lost', '48h/0h/0h/2h', '48h/0h/0h/2'],
  ['a master key with a path', '', '0h'],
  ['a child without a path', '0h', ''],
])('refuses %s', (_, real, claimed) => {
  const origin = { fingerprint: master.fingerprint, path: parsePath(claimed) }
  expect(() => requireOrigin(keyAt(real), origin)).toThrowCode('extended-key.origin')
})

test.each(['', '45h'])('refuses another master where the key at %j itself names it', path => {
  const origin = { fingerprint: 'deadbeef', path: parsePath(path) }
  expect(() => requireOrigin(keyAt(path), origin)).toThrowCode('extended-key.origin')
})
