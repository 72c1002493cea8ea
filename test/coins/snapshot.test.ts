import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { parseSnapshot } from '../../src/coins/snapshot.js'

const txid = 'ab'.repeat(32)
const script = `0020${'11'.repeat(32)}`
const core = {
  txid,
  vout: 0,
  address: 'bcrt1qexample',
  label: '',
  scriptPubKey: script,
  amount: 0.1,
  confirmations: 3,
  spendable: false,
  solvable: true,
  desc: 'wsh(sortedmulti(2,[aabbccdd/48h/1h/0h/2h/0/5]02aa))#x',
  parent_descs: [],
  safe: true,
}
const found = { txid, vout: 0, scriptPubKey: script, desc: 'raw()', amount: 0.1, coinbase: false, height: 90 }
const scan = { success: true, txouts: 1, height: 100, bestblock: txid, unspents: [found], total_amount: 0.1 }
const status = { confirmed: true, block_height: 90, block_hash: txid, block_time: 1 }
const esplora = { txid, vout: 0, status, value: 10_000_000 }
const parse = (value: unknown) => parseSnapshot(JSON.stringify(value))

/** The row that a refusal names. */
function badRow(value: unknown): unknown {
  try {
    parse(value)
  } catch (error) {
    return error instanceof RingiError && error.code === 'utxos.malformed' ? error.details.row : error
  }
  return 'accepted'
}

describe('parseSnapshot recognises', () => {
  test('listunspent', () => {
    const [utxo] = parse([core]).utxos
    expect(utxo).toMatchObject({ outPoint: { txid, vout: 0 }, value: 10_000_000n, confirmations: 3 })
    expect(utxo?.hint).toEqual({ change: 0, index: 5 })
    expect(utxo?.script?.length).toBe(34)
  })

  test('scantxoutset, and counts confirmations from its height', () => {
    const { utxos, height } = parse(scan)
    expect(height).toBe(100)
    expect(utxos[0]).toMatchObject({ value: 10_000_000n, height: 90, confirmations: 11, coinbase: false })
    expect(parse({ ...scan, unspents: [{ ...found, confirmations: 11 }] }).utxos[0]?.confirmations).toBe(11)
    expect(parse({ ...scan, unspents: [] }).utxos).toEqual([])
  })

  test('one Esplora answer, several in an array, several by address', () => {
    const one = { outPoint: { txid, vout: 0 }, value: 10_000_000n, height: 90 }
    expect(parse([esplora]).utxos).toEqual([one])
    expect(parse([[esplora], [], [esplora]]).utxos).toEqual([one, one])
    expect(parse({ bc1qone: [esplora], bc1qtwo: [esplora] }).utxos).toEqual([one, one])
    expect(parse([{ ...esplora, status: { confirmed: false } }]).utxos[0]?.confirmations).toBe(0)
  })

  test('an empty list, which all of them print alike', () => {
    expect(parse([]).utxos).toEqual([])
  })
})

describe('parseSnapshot refuses', () => {
  test.each([
    ['a bare value', 5],
    ['null', null],
    ['an empty object', {}],
    ['an object of something else', { result: { unspents: [] } }],
    ['a failed scan', { ...scan, success: false }],
    ['a scan that does not say that it succeeded', { ...scan, success: 'true' }],
    ['a scan without a list', { ...scan, unspents: {} }],
  ])('%s', (_name, value) => {
    expect(() => parse(value)).toThrowCode('utxos.malformed')
  })

  test.each([
    ['txid', { txid: txid.slice(2) }],
    ['txid', { txid: txid.toUpperCase() }],
    ['txid', { txid: 5 }],
    ['vout', { vout: -1 }],
    ['vout', { vout: 0.5 }],
    ['vout', { vout: 0xffffffff }],
    ['vout', { vout: '0' }],
    ['amount', { amount: 0.123456789 }],
    ['amount', { amount: -0.1 }],
    ['amount', { amount: 105_120_001 }],
    ['amount', { amount: 1e300 }],
    ['amount', { amount: '0.1' }],
    ['amount', { amount: null }],
    ['script', { scriptPubKey: 'zz' }],
    ['script', { scriptPubKey: '' }],
    ['script', { scriptPubKey: undefined }],
    ['confirmations', { confirmations: -1 }],
    ['confirmations', { confirmations: null }],
    ['description', { desc: 5 }],
    ['label', { label: {} }],
  ])('a wrong %s in listunspent, naming the entry', (_field, change) => {
    expect(badRow([core, core, { ...core, ...change }])).toBe(2)
  })

  test.each([
    ['a value in bitcoin', { value: 0.1 }],
    ['a negative value', { value: -1 }],
    ['too large a value', { value: 10_512_000_000_000_002 }],
    ['no value', { value: undefined }],
    ['a status that is none', { status: true }],
    ['a status without its answer', { status: {} }],
    ['a block without a height', { status: { confirmed: true } }],
  ])('%s in an Esplora answer, counting through all of them', (_name, change) => {
    expect(badRow([[esplora], [esplora, { ...esplora, ...change }]])).toBe(2)
  })

  test.each([[{ height: '90' }], [{ coinbase: 1 }], [{ height: 101 }]])(
    'a wrong entry of a scan: %o',
    change => {
      expect(badRow({ ...scan, unspents: [found, { ...found, ...change }] })).toBe(1)
    },
  )

  test('entries that are no objects, and lists among entries', () => {
    expect(badRow([core, null])).toBe(1)
    expect(badRow([core, [core]])).toBe(1)
    expect(badRow([[[core]]])).toBe(0)
  })

  test('deep nesting and great size', () => {
    const deep = 200_000
    expect(() => parseSnapshot('['.repeat(deep))).toThrowCode('utxos.malformed')
    expect(() => parseSnapshot('['.repeat(deep) + ']'.repeat(deep))).toThrowCode('utxos.malformed')
    expect(() => parseSnapshot(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`)).toThrowCode('utxos.malformed')
    expect(() => parseSnapshot(' '.repeat(64 * 1024 * 1024 + 1))).toThrowCode('file.too-large')
  })

  test('what is not JSON, without repeating it', () => {
    const secret = 'xprv9s21ZrQH143K'
    try {
      parseSnapshot(secret)
      expect.unreachable()
    } catch (error) {
      expect(error).toThrowCode('utxos.malformed')
      expect((error as Error).cause).toBeUndefined()
      expect(JSON.stringify([(error as Error).message, error])).not.toContain('xprv')
    }
  })
})

describe('amounts', () => {
  test('every satoshi that bitcoin-cli prints comes back exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10_512_000_000_000_000n), value => {
        const digits = value.toString().padStart(9, '0')
        const text = `${digits.slice(0, -8)}.${digits.slice(-8)}`
        const json = JSON.stringify([{ ...core, amount: 0 }]).replace('"amount":0', `"amount":${text}`)
        expect(parseSnapshot(json).utxos[0]?.value).toBe(value)
      }),
    )
  })
})

test('no JSON makes it throw anything but a RingiError', () => {
  const field = fc.constantFrom(...Object.keys({ ...core, ...found, ...esplora, ...scan }))
  const json = fc.oneof(
    fc.jsonValue(),
    fc.array(fc.dictionary(field, fc.jsonValue())),
    fc.dictionary(field, fc.jsonValue()),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        json.map(value => JSON.stringify(value)),
      ),
      text => {
        try {
          parseSnapshot(text)
        } catch (error) {
          expect(error).toBeInstanceOf(RingiError)
        }
      },
    ),
  )
})
