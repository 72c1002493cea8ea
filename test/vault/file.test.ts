import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex } from '../../src/base/bytes.js'
import type { Code } from '../../src/base/codes.js'
import { RingiError } from '../../src/base/error.js'
import { formerWords } from '../../src/keys/comparison-words.js'
import { formatVault, parsePinnedVault, parseVault, vaultRecord } from '../../src/vault/file.js'
import { cosignerOf, masterOf, vaultOf } from '../support/rehearsal.js'

const vault = vaultOf()
const text = formatVault(vault)
const file = JSON.parse(text)
const changed = (changes: object) => JSON.stringify({ ...file, ...changes })
const withCosigner = (changes: object) =>
  changed({ cosigners: [{ ...file.cosigners[0], ...changes }, ...file.cosigners.slice(1)] })

test.each([
  {},
  { scriptType: 'p2sh', required: 1, of: 1 },
  { scriptType: 'p2sh-p2wsh', required: 3, of: 5, sorted: false },
  { network: 'mainnet', required: 15, of: 15 },
] as const)('a vault reads back as it was written: %j', shape => {
  const made = vaultOf(shape)
  const read = parseVault(formatVault(made))
  expect(vaultRecord(read)).toEqual(vaultRecord(made))
  expect(read.addressAt(1, 5)).toEqual(made.addressAt(1, 5))
  expect(formatVault(read)).toBe(formatVault(made))
})

test('the file is JSON with a newline behind it, and says what a person can check', () => {
  expect(text.endsWith('}\n')).toBe(true)
  expect(file).toMatchObject({ ringi: 1, kind: 'vault', name: 'treasury', threshold: 2, sorted: true })
  expect(file.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(file.words.split(' ')).toHaveLength(12)
})

test('a file of 0.1.0 with six words opens, and what is written then has twelve', () => {
  const former = formerWords(fromHex(file.digest))
  expect(formatVault(parseVault(changed({ words: former })))).toBe(text)
  for (const words of [former.toUpperCase(), former.split(' ').slice(1).join(' '), '', `${former} ${former}`])
    expect(() => parseVault(changed({ words }))).toThrowCode('vault.digest')
})

test('what was pinned is read whatever its words say, and nothing else in it may be changed', () => {
  expect(formatVault(parsePinnedVault(changed({ words: 'of another Ringi' })))).toBe(text)
  expect(() => parsePinnedVault(changed({ threshold: 1 }))).toThrowCode('vault.digest')
})

const dave = cosignerOf(4)
const other = vaultRecord(vaultOf({ name: 'reserve' }))

describe('a changed file is refused', () => {
  test.each<[string, string, Code]>([
    ['another name', changed({ name: 'treasure' }), 'vault.digest'],
    ['another network with the same keys', changed({ network: 'signet' }), 'vault.digest'],
    ['a lower threshold', changed({ threshold: 1 }), 'vault.digest'],
    ['a threshold of none', changed({ threshold: 0 }), 'vault.threshold'],
    ['a threshold above the number of keys', changed({ threshold: 4 }), 'vault.threshold'],
    ['another script type', changed({ scriptType: 'p2sh-p2wsh' }), 'vault.digest'],
    ['keys that are not sorted any more', changed({ sorted: false }), 'vault.digest'],
    ['another digest', changed({ digest: other.digest }), 'vault.digest'],
    ['other words', changed({ words: other.words }), 'vault.digest'],
    ['another descriptor', changed({ descriptor: `${file.descriptor}x` }), 'vault.digest'],
    ['a descriptor without checksum', changed({ descriptor: file.descriptor.split('#')[0] }), 'vault.digest'],
    ['a cosigner left out', changed({ cosigners: file.cosigners.slice(1) }), 'vault.digest'],
    ['cosigners in another order', changed({ cosigners: file.cosigners.toReversed() }), 'vault.digest'],
    ['another name of a cosigner', withCosigner({ name: 'mallory' }), 'vault.digest'],
    ['another fingerprint', withCosigner({ fingerprint: 'deadbeef' }), 'vault.digest'],
    ['another path', withCosigner({ path: '48h/1h/0h/1h' }), 'extended-key.origin'],
    ['another key (B2)', withCosigner({ xpub: `${dave.xpub}` }), 'vault.digest'],
    [
      'a key put in (B7)',
      changed({
        cosigners: [...file.cosigners, { ...file.cosigners[0], name: 'dave', xpub: `${dave.xpub}` }],
      }),
      'vault.duplicate-key',
    ],
    [
      'a fingerprint in capitals',
      withCosigner({ fingerprint: file.cosigners[0].fingerprint.toUpperCase() }),
      'vault.malformed',
    ],
    ['a path with other marks', withCosigner({ path: "48'/1'/0'/2'" }), 'vault.malformed'],
    ['a newer version', changed({ ringi: 3 }), 'vault.version'],
    ['the form for unsigned keys without any', changed({ ringi: 2 }), 'vault.malformed'],
    ['an unsigned key in the first form', withCosigner({ unsigned: true }), 'vault.malformed'],
    ['another kind of file', changed({ kind: 'cosigner' }), 'vault.malformed'],
    ['another network that does not exist', changed({ network: 'main' }), 'vault.malformed'],
    ['a script type that does not exist', changed({ scriptType: 'p2tr' }), 'vault.malformed'],
    ['a private key', withCosigner({ xpub: masterOf(1).serializePrivate() }), 'extended-key.private'],
    ['a threshold in words', changed({ threshold: '2' }), 'vault.malformed'],
    ['a field that nobody knows', changed({ note: 'x' }), 'vault.malformed'],
    ['a cosigner with a field too many', withCosigner({ weight: 2 }), 'vault.malformed'],
    ['a cosigner that is none', changed({ cosigners: [null] }), 'vault.malformed'],
    ['cosigners that are no list', changed({ cosigners: {} }), 'vault.malformed'],
    ['JSON of another shape', '[]', 'vault.malformed'],
    ['null', 'null', 'vault.malformed'],
    ['a name that is none', changed({ name: 'a b' }), 'vault.malformed'],
    ['a cosigner whose name is none', withCosigner({ name: 'a b' }), 'vault.malformed'],
    ['no JSON', '{', 'vault.malformed'],
    ['nothing', '', 'vault.malformed'],
    ['too much', `${' '.repeat(100_000)}${text}`, 'vault.malformed'],
    ['a prototype', text.replace('"ringi": 1', '"ringi": 1, "__proto__": {}'), 'vault.malformed'],
  ])('%s', (_, content, code) => {
    expect(() => parseVault(content)).toThrowCode(code)
  })

  test.each(Object.keys(file))('without the field %s', name => {
    const { [name]: _, ...rest } = file
    expect(() => parseVault(JSON.stringify(rest))).toThrowCode('vault.malformed')
  })

  test('in any single character', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 2 }), fc.integer({ min: 0x20, max: 0x7e }), (at, code) => {
        const typo = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
        try {
          expect(formatVault(parseVault(typo))).toBe(text)
        } catch (error) {
          if (!(error instanceof RingiError)) throw error
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('a file is at most 100,000 characters long', () => {
  expect(formatVault(parseVault(text.padEnd(100_000)))).toBe(text)
  expect(() => parseVault(text.padEnd(100_001))).toThrowCode('vault.malformed')
})

test('a digest that is another one is repeated, and whatever else stands in its place is not', () => {
  const why = 'contradiction'
  const computed = file.digest
  const stated = other.digest
  expect(() => parseVault(changed({ digest: stated }))).toThrowCode('vault.digest', { why, stated, computed })
  for (const digest of ['', 'a', `x${stated}`, `${stated}x`, stated.toUpperCase(), 'z'.repeat(64)])
    expect(() => parseVault(changed({ digest }))).toThrowCode('vault.digest', { why, stated: '', computed })
})

test('a private key in a file is never repeated', () => {
  const secret = masterOf(1).serializePrivate()
  try {
    parseVault(withCosigner({ xpub: secret }))
    expect.unreachable()
  } catch (error) {
    const { message, details } = error as RingiError
    expect(JSON.stringify([message, details])).not.toContain(secret.slice(8, 40))
  }
})
