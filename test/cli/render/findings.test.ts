import { describe, expect, it } from 'vitest'
import { finding } from '../../../src/base/finding.js'
import { renderFindings as findingsShown } from '../../../src/cli/render/findings.js'
import { laidOut } from '../../../src/cli/render/layout.js'
import { Style } from '../../../src/cli/render/style.js'
import { speakerIn, wordsIn } from '../../../src/words/language.js'

const english = await speakerIn('en')
const words = await wordsIn('en')
const plain = new Style(false, words, english)

const FEE = { fee: 1000n, rate: 7, percent: 1 }
const UNPROVEN = { why: 'no-transaction', txid: 'ab'.repeat(32), coin: `${'ab'.repeat(32)}:0` } as const

const renderFindings = (...arguments_: Parameters<typeof findingsShown>) =>
  laidOut(findingsShown(...arguments_), 2000)

describe('renderFindings', () => {
  it('puts the loudest last', () => {
    const text = renderFindings(
      [
        finding('block', 'fee.absurd', FEE),
        finding('info', 'fee.surplus', { surplus: 9n }),
        finding('warn', 'fee.high', FEE),
      ],
      plain,
    )
    const codes = [...text.matchAll(/\[([a-z.-]+)\]\n/g)].map(([, code]) => code)
    expect(codes).toEqual(['fee.surplus', 'fee.high', 'fee.absurd'])
  })

  it('says once what holds in many places, and where', () => {
    const many = Array.from({ length: 950 }, (_, input) =>
      finding('warn', 'utxo.prevtx-missing', UNPROVEN, { input }),
    )
    const text = renderFindings([...many, finding('warn', 'fee.high', FEE, { output: 1 })], plain)
    expect(text.split('\n')).toHaveLength(3)
    expect(text).toContain('input 0, input 1')
    expect(text).toContain('…')
    expect(text.length).toBeLessThan(400)
    expect(text).toContain('(output 1)')
  })

  it('disarms messages, and is nothing for nothing', () => {
    expect(
      renderFindings([finding('info', 'rule.memo', { why: 'pattern', pattern: '\x1b[2Jx' })], plain),
    ).not.toContain('\x1b')
    expect(renderFindings([], plain)).toBe('')
  })

  it('says once what holds in many places in another language, too', async () => {
    const speaker = await speakerIn('ja')
    const many = [0, 1].map(input => finding('warn', 'utxo.prevtx-missing', UNPROVEN, { input }))
    const text = renderFindings(many, new Style(false, await wordsIn('ja'), speaker))
    expect(text.split(speaker.say(many[0] as (typeof many)[0]))).toHaveLength(2)
  })

  it('names the severity in both languages', async () => {
    const one = [finding('block', 'fee.absurd', FEE)]
    expect(renderFindings(one, plain)).not.toBe(
      renderFindings(one, new Style(false, await wordsIn('ja'), english)),
    )
  })
})
