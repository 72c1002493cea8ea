import { describe, expect, it } from 'vitest'
import { type Label, Labels, type LabelType, parseLabels } from '../../src/coins/labels.js'
import { eachVector, vectors } from '../support/vectors.js'

const TXID = 'ab'.repeat(32)
const OUTPUT = { type: 'output', ref: `${TXID}:1`, label: 'cold', spendable: false }
const json = (...records: unknown[]) => records.map(one => JSON.stringify(one)).join('\n')

eachVector('bip329', ({ line, parsed }) => {
  const labels = parseLabels(line)
  const { type, ref } = parsed
  expect(labels.of(type as LabelType, ref)).toEqual(type === 'spscan' ? [] : [parsed])
  expect(JSON.parse(labels.format())).toEqual(parsed)
})

describe('labels', () => {
  it('reads a whole file, in its order, and writes it again as it was', () => {
    const text = vectors('bip329')
      .map(({ line }) => `${line}\n`)
      .join('')
    expect(parseLabels(text).format()).toBe(text)
  })

  it('knows which coins are frozen', () => {
    const labels = parseLabels(json(OUTPUT, { ...OUTPUT, ref: `${TXID}:2`, spendable: true }))
    expect([0, 1, 2].map(vout => labels.isFrozen({ txid: TXID, vout }))).toEqual([false, true, false])
    expect(labels.text('output', `${TXID}:1`)).toBe('cold')
    expect(labels.text('output', `${TXID}:3`)).toBeUndefined()
  })

  it('keeps what it does not know, to the letter', () => {
    const text = `{"type":"spaceship","ref":"x","a":1.50}\n{"type":"tx","ref":"${TXID}","fee":10.0}\n`
    expect(parseLabels(text).format()).toBe(text)
  })

  it('takes white space, empty lines and other line ends', () => {
    const labels = parseLabels(`\r\n  ${JSON.stringify(OUTPUT)}  \r\n\n`)
    expect(labels.of('output', OUTPUT.ref)).toEqual([OUTPUT])
    expect(parseLabels('').format()).toBe('')
  })

  it('keeps the labels that several wallets have of one transaction', () => {
    const tx = (origin: string) => ({ type: 'tx', ref: TXID, label: origin, origin })
    expect(parseLabels(json(tx('wsh(a)'), tx('wsh(b)'))).of('tx', TXID)).toHaveLength(2)
  })

  it('adds labels, and leaves those that are there', () => {
    const more: Label[] = [
      { type: 'output', ref: OUTPUT.ref, label: 'hot', spendable: true },
      { type: 'tx', ref: TXID, label: 'rent' },
    ]
    const labels = parseLabels(json(OUTPUT)).with(more)
    expect(labels.format()).toBe(`${json(OUTPUT, more[1])}\n`)
    expect(new Labels().with(more).format()).toBe(`${json(...more)}\n`)
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a member twice', `{"type":"tx","ref":"${TXID}","type":"addr"}`],
    ['no type', json({ ref: TXID })],
    ['no reference', json({ type: 'tx' })],
    ['a txid in capitals', json({ type: 'tx', ref: TXID.toUpperCase() })],
    ['an output without its index', json({ type: 'output', ref: TXID })],
    ['an index with leading zeros', json({ type: 'output', ref: `${TXID}:01` })],
    ['a label that is no text', json({ type: 'tx', ref: TXID, label: 1 })],
    ['an origin that is no text', json({ type: 'tx', ref: TXID, origin: {} })],
    ['spendable as a text', json({ ...OUTPUT, spendable: 'false' })],
    ['a line that is too long', json({ type: 'tx', ref: TXID, label: 'x'.repeat(10_000) })],
  ])('refuses %s', (_what, text) => {
    expect(() => parseLabels(text)).toThrowCode('labels.malformed')
  })

  it('refuses to be told two things', () => {
    const other = { ...OUTPUT, spendable: true }
    expect(() => parseLabels(json(OUTPUT, other))).toThrowCode('labels.contradiction')
    expect(parseLabels(json(OUTPUT, OUTPUT)).isFrozen({ txid: TXID, vout: 1 })).toBe(true)
  })

  it('refuses more records than it reads', () => {
    expect(() => parseLabels('{}\n'.repeat(100_001))).toThrowCode('file.too-large')
  })
})
