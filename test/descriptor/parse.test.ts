import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { NETWORKS } from '../../src/chain/network.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { parseDescriptor } from '../../src/descriptor/parse.js'
import { eachVector } from '../support/vectors.js'
import { account, KEYS, parse } from './wallets.js'

const { compressed, uncompressed, wif, wifUncompressed, xpub, xprv } = KEYS
const repeat = (key: string, count: number) => Array(count).fill(key).join(',')

describe.each(['bip381', 'bip382', 'bip383', 'bip389'])('%s', file => {
  eachVector(
    file,
    ({ descriptor }) => {
      expect(parse(descriptor)).toHaveProperty('type', descriptor.split('(')[0])
    },
    'valid',
  )
  eachVector(
    file,
    ({ descriptor }) => {
      expect(() => parse(descriptor)).toThrowError(RingiError)
    },
    'invalid',
  )
})

// Of the standards that are not supported only these cases say what BIP 381 to 383 say too.
const ORDINARY = new Set([
  'bip388-001',
  'bip388-003',
  'bip393-002',
  'bip379_miniscript-035',
  'bip379_miniscript-036',
])

function refusedUnlessOrdinary(id: string, text: string): void {
  if (ORDINARY.has(id)) {
    expect(parse(text)).toHaveProperty('type')
    return
  }
  const code = expect.stringMatching(/^descriptor\.(unsupported|malformed)$/)
  expect(() => parse(text)).toThrowError(expect.objectContaining({ code }))
}

describe.each(['bip384', 'bip385', 'bip386', 'bip387', 'bip388', 'bip390', 'bip393'])('%s', file => {
  for (const kind of ['valid', ...(file === 'bip388' ? [] : ['invalid'])]) {
    eachVector(
      file,
      ({ id, descriptor, descriptor_without_checksum }) => {
        refusedUnlessOrdinary(id, descriptor ?? descriptor_without_checksum)
      },
      kind,
    )
  }
})

eachVector('bip379_miniscript', ({ id, miniscript }) => {
  refusedUnlessOrdinary(id, `wsh(${miniscript})`)
})

test.each([
  [`sh(wsh(multi(1,${compressed})))`, { type: 'sh', inner: { type: 'wsh', inner: { type: 'multi' } } }],
  [`multi(1,${wifUncompressed},${wif})`, { type: 'multi', threshold: 1 }],
  [`wsh(multi(20,${repeat(compressed, 20)}))`, { type: 'wsh', inner: { threshold: 20 } }],
  [`sh(multi(15,${repeat(compressed, 15)}))`, { type: 'sh', inner: { threshold: 15 } }],
  [`sh(multi(7,${repeat(uncompressed, 7)}))`, { type: 'sh', inner: { threshold: 7 } }],
  [`sortedmulti(3,${repeat(xpub, 3)})`, { type: 'sortedmulti', threshold: 3 }],
])('%s', (text, shape) => {
  expect(parse(text)).toMatchObject(shape)
})

test.each([
  ['nothing', ''],
  ['only a name', 'wsh'],
  ['no name', `(${compressed})`],
  ['a name in capitals', `PKH(${compressed})`],
  ['a space before', ` pkh(${compressed})`],
  ['a space behind', `pkh(${compressed}) `],
  ['a space after the name', `pkh (${compressed})`],
  ['a space after a comma', `multi(1, ${compressed})`],
  ['a line feed behind, which is no character of descriptors', `pkh(${compressed})\n`, 'descriptor.checksum'],
  ['no closing bracket', `pkh(${compressed}`],
  ['a bracket too many', `pkh(${compressed}))`],
  ['two descriptors', `pkh(${compressed})pkh(${compressed})`],
  ['two keys in pkh', `pkh(${compressed},${compressed})`],
  ['no key in wpkh', 'wpkh()'],
  ['a script in pk', `pk(pk(${compressed}))`],
  ['a key in sh', `sh(${compressed})`],
  ['sh in sh', `sh(sh(pk(${compressed})))`],
  ['sh in wsh', `wsh(sh(pk(${compressed})))`],
  ['wsh in wsh', `wsh(wsh(pk(${compressed})))`],
  ['wpkh in wsh', `wsh(wpkh(${compressed}))`],
  ['wpkh in sh(wsh)', `sh(wsh(wpkh(${compressed})))`],
  ['sh in sh(wsh)', `sh(wsh(sh(pk(${compressed}))))`],
  ['an uncompressed key in wsh', `wsh(multi(1,${compressed},${uncompressed}))`],
  ['an uncompressed private key in sh(wpkh)', `sh(wpkh(${wifUncompressed}))`],
  ['a comma at the end', `multi(1,${compressed},)`],
  ['no threshold', `multi(${compressed})`, 'descriptor.threshold'],
  ['no threshold, but a comma', `multi(,${compressed})`, 'descriptor.threshold'],
  ['a threshold of zero', `wsh(multi(0,${compressed}))`, 'descriptor.threshold'],
  ['a threshold above the keys', `wsh(multi(2,${compressed}))`, 'descriptor.threshold'],
  ['a threshold with a zero before it', `wsh(multi(01,${compressed}))`, 'descriptor.threshold'],
  ['a threshold with a sign', `wsh(multi(+1,${compressed}))`, 'descriptor.threshold'],
  ['a threshold in hex', `wsh(multi(0x1,${compressed}))`, 'descriptor.threshold'],
  ['a threshold with a fraction', `wsh(multi(1.0,${compressed}))`, 'descriptor.threshold'],
  ['no keys', 'wsh(multi(1))', 'descriptor.threshold'],
  ['no arguments', 'wsh(multi())', 'descriptor.threshold'],
  ['4 bare keys', `multi(1,${repeat(compressed, 4)})`, 'descriptor.too-many-keys'],
  ['16 keys in sh', `sh(multi(1,${repeat(compressed, 16)}))`, 'descriptor.too-many-keys'],
  ['8 uncompressed keys in sh', `sh(multi(1,${repeat(uncompressed, 8)}))`, 'descriptor.too-many-keys'],
  ['21 keys in wsh', `wsh(multi(1,${repeat(compressed, 21)}))`, 'descriptor.too-many-keys'],
  ['an unknown name', `wallet(${compressed})`, 'descriptor.unsupported'],
  ['a name of JavaScript', `constructor(${compressed})`, 'descriptor.unsupported'],
  ['Taproot', `tr(${xpub})`, 'descriptor.unsupported'],
  ['Miniscript', `wsh(and_v(v:pk(${compressed}),older(10)))`, 'descriptor.unsupported'],
  ['an annotation', `wpkh(${xpub}/*)?bh=1`, 'descriptor.unsupported'],
] as const)('%s', (_, text, code = 'descriptor.malformed' as never) => {
  expect(() => parse(text)).toThrowCode(code)
})

test('checksums: required means required, and a wrong one is refused either way', () => {
  const text = `wpkh(${xpub}/0/*)`
  const network = NETWORKS.mainnet
  expect(parseDescriptor(addChecksum(text), { checksum: 'required', network })).toMatchObject({
    type: 'wpkh',
  })
  expect(() => parseDescriptor(text, { checksum: 'required', network })).toThrowCode('descriptor.checksum')
  expect(() => parseDescriptor(`${text}#qqqqqqqq`, { checksum: 'optional', network })).toThrowCode(
    'descriptor.checksum',
  )
})

test.each([
  ['long', `pkh(${'0'.repeat(20_001)})`],
  ['nested', `${'sh('.repeat(6_000)}${')'.repeat(1_900)}`],
  ['far too long', '('.repeat(5_000_000)],
])('a text that is %s', (_, text) => {
  expect(() => parse(text)).toThrowCode('descriptor.malformed')
})

const FUZZED = [
  `wsh(sortedmulti(2,${account(1).expression}/<0;1>/*,${account(2).expression}/<0;1>/*))`,
  `sh(wsh(multi(1,${compressed},${xpub}/3h/*h)))`,
  `pkh([deadbeef/0h]${wif})`,
  `wpkh(${xprv}/<0;1h>/*)`,
]

test('whatever the text is, it is read or refused with a code, and no private key is repeated', () => {
  const glyphs = [..."()[]<>;,/*#h'?0123456789abcxyz", 'wsh(', 'multi(', 'xprv', '\u00e9', '\u0000']
  const edit = fc.tuple(fc.nat(), fc.nat(4), fc.string({ unit: fc.constantFrom(...glyphs), maxLength: 4 }))
  fc.assert(
    fc.property(fc.constantFrom(...FUZZED), fc.array(edit, { maxLength: 3 }), (text, edits) => {
      const changed = edits.reduce((s, [at, cut, put]) => {
        const place = at % (s.length + 1)
        return s.slice(0, place) + put + s.slice(place + cut)
      }, text)
      try {
        parse(changed)
      } catch (error) {
        expect(error).toBeInstanceOf(RingiError)
        const { message, details, cause } = error as RingiError
        const said = JSON.stringify([message, details, String(cause)])
        for (const secret of [wif, xprv]) expect(said).not.toContain(secret.slice(20, 40))
      }
    }),
    { numRuns: 1500 },
  )
})
