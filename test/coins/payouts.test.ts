import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RingiError } from '../../src/bitcoin/error.js'
import { NETWORKS } from '../../src/bitcoin/network.js'
import { parsePayouts } from '../../src/coins/payouts.js'

const alice = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
const bob = '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'
const carol = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const parse = (csv: string, options = {}) => parsePayouts(csv, NETWORKS.mainnet, options)

/** The numbers of the lines that a refusal names. */
function badLines(csv: string): unknown {
  try {
    parse(csv)
  } catch (error) {
    if (!(error instanceof RingiError) || error.code !== 'payouts.malformed') return error
    return (error.details.lines as string[]).map(line => Number(/^line (\d+): /.exec(line)?.[1]))
  }
  return 'accepted'
}

describe('parsePayouts reads', () => {
  const expected = [
    { address: alice, amount: 100_000_000n, label: 'Alice, "rent"' },
    { address: bob, amount: 5000n },
  ]

  test.each([
    ['plainly', `address,amount,label\n${alice},1btc,"Alice, ""rent"""\n${bob},5000sat,\n`],
    [
      'with CRLF, BOM and no last line end',
      `\ufeffaddress,amount,label\r\n${alice},1btc,"Alice, ""rent"""\r\n${bob},5000sat,`,
    ],
    [
      'in another order, all in quotes',
      `"label","amount","address"\n"Alice, ""rent""","1 BTC","${alice}"\n"","5000sats","${bob}"\n`,
    ],
    [
      'with empty lines',
      `\naddress,amount,label\n\n${alice},1btc,"Alice, ""rent"""\n\r\n${bob},5000sat,\n\n\n`,
    ],
  ])('%s', (_name, csv) => {
    expect(parse(csv)).toMatchObject(expected)
    expect('label' in (parse(csv)[1] as object)).toBe(false)
  })

  test('without labels', () => {
    expect(parse(`amount,address\n1sat,${alice}`)).toMatchObject([{ address: alice, amount: 1n }])
  })
})

describe('parsePayouts refuses', () => {
  test.each([
    ['no header', `${alice},1btc\n`],
    ['an empty file', ''],
    ['another column', 'address,amount,memo\n'],
    ['a column twice', 'address,amount,amount\n'],
    ['no amounts', 'address,label\n'],
    ['capitals', 'Address,Amount\n'],
    ['spaces', 'address, amount\n'],
    ['a nameless column', 'address,amount,\n'],
    ['semicolons', `address;amount\n${alice};1btc\n`],
  ])('a header with %s', (_name, csv) => {
    expect(badLines(csv)).toEqual([1])
  })

  test('every bad line at once, each by its number', () => {
    const csv = [
      'address,amount,label', // 1
      `${alice},1btc,fine`,
      `${alice},1`, // 3: fields
      '',
      `${bob},5,`, // 5: unit
      `${bob},x,`,
      `bc1qnothing,1btc,`,
      `tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx,1btc,`, // 8: network
      `${carol},1btc,"two`,
      `lines"`,
      `${carol},1btc,\u202etxt`, // 11
      `${carol},1btc,fine,more`,
      `${carol},22000000btc,`,
      `${carol} ,1btc,`,
      ',,',
    ]
    for (const end of ['\n', '\r\n']) {
      expect(badLines(csv.join(end))).toEqual([3, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15])
    }
  })

  test.each([
    ['a quote that is not closed', `address,amount\n"${alice},1btc\n`],
    ['text after a quote', `address,amount\n"${alice}"x,1btc\n`],
    ['a quote inside', `address,amount\n${alice},1"btc\n`],
    ['a carriage return inside', `address,amount\n${alice}\r,1btc\n`],
    ['a NUL', `address,amount\n${alice}\0,1btc\n`],
  ])('%s', (_name, csv) => {
    expect(() => parse(csv)).toThrowCode('payouts.malformed')
  })

  test('an amount, without repeating what stands there', () => {
    const secret = 'L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ'
    try {
      parse(`address,amount,label\n${secret},${secret},\n${alice},${secret},`)
      expect.unreachable()
    } catch (error) {
      const { message, details, hint } = error as RingiError
      expect(JSON.stringify({ message, details, hint })).not.toContain('L1aW')
    }
  })

  test('a list with a header alone', () => {
    expect(() => parse('address,amount\n\n')).toThrowCode('payment.none')
  })

  test('one script twice, by whatever spelling, unless it is meant', () => {
    const csv = `address,amount\n${alice},1btc\n${bob},1btc\n\n${alice.toUpperCase()},2btc\n${bob},1btc\n`
    try {
      parse(csv)
      expect.unreachable()
    } catch (error) {
      expect(error).toThrowCode('payouts.duplicate')
      expect((error as RingiError).details.lines).toEqual(['lines 2, 5', 'lines 3, 6'])
    }
    expect(parse(csv, { allowDuplicates: true })).toHaveLength(4)
  })

  test('more than 10,000 payouts, and more than 8 MiB', () => {
    const list = (count: number) => `address,amount\n${`${alice},1sat\n`.repeat(count)}`
    expect(parse(list(10_000), { allowDuplicates: true })).toHaveLength(10_000)
    expect(() => parse(list(10_001), { allowDuplicates: true })).toThrowCode('payouts.malformed')
    expect(() => parse(`address,amount\n${'\n'.repeat(9_000_000)}`)).toThrowCode('payouts.malformed')
  })
})

test('labels survive quoting', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', '家', ';', '=') })
  fc.assert(
    fc.property(text, label => {
      const csv = `address,amount,label\n${alice},1sat,"${label.replaceAll('"', '""')}"`
      expect(parse(csv)[0]?.label ?? '').toBe(label)
    }),
  )
})

test('no text makes it throw anything but a RingiError', () => {
  const piece = fc.constantFrom(
    'address',
    'amount',
    'label',
    ',',
    '\n',
    '\r\n',
    '\r',
    '"',
    '1btc',
    alice,
    bob,
    '\ufeff',
    '\0',
    ' ',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map(pieces => `address,amount\n${pieces.join('')}`),
  )
  fc.assert(
    fc.property(text, csv => {
      try {
        parse(csv)
      } catch (error) {
        expect(error).toBeInstanceOf(RingiError)
      }
    }),
  )
})
