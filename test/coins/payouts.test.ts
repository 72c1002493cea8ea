import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { NETWORKS } from '../../src/chain/network.js'
import { payoutsText } from '../../src/coins/payout-text.js'
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
    return (error.details.lines as { line: number }[]).map(({ line }) => line)
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

describe('parsePayouts reads what spreadsheets write', () => {
  test.each([
    ['semicolons', `address;amount;label\n${alice};0.1btc;rent\n`],
    ['tabs', `address\tamount\tlabel\n${alice}\t0.1btc\trent\n`],
    ['an announced separator', `sep=;\r\naddress;amount;label\r\n${alice};0.1btc;rent\r\n`],
    ['capitals', `Address,AMOUNT,Label\n${alice},0.1btc,rent\n`],
    ['full-width names', `ａｄｄｒｅｓｓ,ａｍｏｕｎｔ,ｌａｂｅｌ\n${alice},０．１ｂｔｃ,rent\n`],
    ['blanks', `address, amount, label\n ${alice} , 0.1 BTC\u00a0, rent\u3000\n`],
    ['columns without a name', `address,amount,label,,\n${alice},0.1btc,rent,,\n`],
    ['cells behind the last', `address,amount,label\n${alice},0.1btc,rent,,\n,,\n   \n`],
    ['carriage returns alone', `address,amount,label\r${alice},0.1btc,rent\r`],
    ['decimal commas', `address;amount;label\n${alice};0,10btc;rent\n`],
  ])('%s', (_name, csv) => {
    expect(parse(csv)).toMatchObject([{ address: alice, amount: 10_000_000n, label: 'rent' }])
    expect(parse(csv)).toHaveLength(1)
  })

  test.each([
    ['1,000sat', 1000n],
    ['1,200,000sat', 1_200_000n],
    ['1 200 000sat', 1_200_000n],
    ['1\u00a0200\u202f000 sat', 1_200_000n],
    ['1’000sat', 1000n],
    ['1.200.000sat', 1_200_000n],
    ['0,001btc', 100_000n],
    ['1,5btc', 150_000_000n],
    ['1,23456789btc', 123_456_789n],
    ['1,234.5btc', 123_450_000_000n],
    ['1.234,5btc', 123_450_000_000n],
    ['1234,567btc', 123_456_700_000n],
    ['0001sat', 1n],
  ])('the amount %j', (amount, value) => {
    expect(parse(`address;amount\n${alice};${amount}\n`)).toMatchObject([{ amount: value }])
  })

  test.each([
    ...['1,234btc', '1.000sat', '1,00sat', '1.5E-05btc', '1e3sat', '+0.1btc', '-0.1btc', '.5btc', '1.btc'],
    ...[
      '1 5btc',
      '1,2,3btc',
      '1,23,456sat',
      '1 200,000sat',
      '0btc',
      '0,0sat',
      '100000',
      '0.123456789btc',
      '１，２３４btc',
    ],
  ])('but not the amount %j', amount => {
    expect(badLines(`address;amount\n${alice};${amount}\n`)).toEqual([2])
  })
})

describe('payoutsText', () => {
  const text = `address,amount,label\n${alice},0.1btc,株式会社 山田\n`
  const jis = (label: number[]) =>
    Buffer.concat([Buffer.from(`address,amount,label\n${alice},0.1btc,`), Buffer.from(label)])
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('reads %s', (_name, bytes) => {
    expect(payoutsText(bytes)).toBe(text)
  })

  test('reads Shift_JIS', () => {
    expect(parse(payoutsText(jis([0x8e, 0x52, 0x93, 0x63, 0x20, 0x83, 0x52, 0x83, 0x89])))).toMatchObject([
      { label: '山田 コラ' },
    ])
  })

  // Each of them reads as something in Shift_JIS too.
  test.each([
    ['Müller', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]],
    ['Géant', [0x47, 0xe9, 0x61, 0x6e, 0x74]],
    ['Ñu', [0xd1, 0x75]],
    ['Société', [0x53, 0x6f, 0x63, 0x69, 0xe9, 0x74, 0xe9]],
    ['half of a letter', [0x8e]],
  ])('refuses %s in a western code page, and names the line', (_name, label) => {
    try {
      payoutsText(jis(label))
      expect.unreachable()
    } catch (error) {
      expect(error).toThrowCode('payouts.malformed')
      expect((error as RingiError).details.lines).toMatchObject([{ line: 2 }])
    }
  })
})

describe('parsePayouts refuses', () => {
  test.each([
    ['no header', `${alice},1btc\n`],
    ['an empty file', ''],
    ['another column', 'address,amount,memo\n'],
    ['a column twice', 'address,amount,amount\n'],
    ['no amounts', 'address,label\n'],
    ['two separators', `address;amount,label\n${alice};1btc,\n`],
    ['another separator than is announced', `sep=;\naddress,amount\n${alice},1btc\n`],
  ])('a header with %s', (_name, csv) => {
    expect(badLines(csv)).toEqual([/^sep/.test(csv) ? 2 : 1])
  })

  test('every bad line at once, each by its number', () => {
    const csv = [
      'address,amount,label', // 1
      `${alice},1btc,fine`,
      `${alice}`, // 3: fields
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
      `${carol},0btc,`, // 14
      ',,',
    ]
    for (const end of ['\n', '\r\n']) {
      expect(badLines(csv.join(end))).toEqual([3, 5, 6, 7, 8, 9, 11, 12, 13, 14])
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
      const { message, details } = error as RingiError
      expect(JSON.stringify({ message, details })).not.toContain('L1aW')
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
      expect((error as RingiError).details.lines).toMatchObject([{ at: [2, 5] }, { at: [3, 6] }])
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
      expect(parse(csv)[0]?.label ?? '').toBe(label.trim())
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
