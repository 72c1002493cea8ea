import { describe, expect, it } from 'vitest'
import { finding } from '../../../src/base/finding.js'
import { renderFindings as findingsShown } from '../../../src/cli/render/findings.js'
import { laidOut } from '../../../src/cli/render/layout.js'
import { Style } from '../../../src/cli/render/style.js'
import { explanationsIn, speakerIn, translations, wordsIn } from '../../../src/words/language.js'

const english = await speakerIn('en')
const words = await wordsIn('en')
const plain = new Style(false, words, english)

const renderFindings = (...arguments_: Parameters<typeof findingsShown>) =>
  laidOut(findingsShown(...arguments_), 2000)

describe('renderFindings', () => {
  it('puts the loudest last', () => {
    const text = renderFindings(
      [
        finding('block', 'fee.absurd', 'much'),
        finding('info', 'fee.surplus', 'some'),
        finding('warn', 'fee.high', 'more'),
      ],
      plain,
    )
    const codes = [...text.matchAll(/\[([a-z.-]+)\]\n/g)].map(([, code]) => code)
    expect(codes).toEqual(['fee.surplus', 'fee.high', 'fee.absurd'])
  })

  it('says once what holds in many places, and where', () => {
    const many = Array.from({ length: 950 }, (_, input) =>
      finding('warn', 'utxo.prevtx-missing', 'not proven', { input }),
    )
    const text = renderFindings([...many, finding('warn', 'fee.high', 'more', { output: 1 })], plain)
    expect(text.split('\n')).toHaveLength(3)
    expect(text).toContain('input 0, input 1')
    expect(text).toContain('…')
    expect(text.length).toBeLessThan(400)
    expect(text).toContain('(output 1)')
  })

  it('disarms messages, and is nothing for nothing', () => {
    expect(renderFindings([finding('info', 'fee.high', '\x1b[2Jx')], plain)).not.toContain('\x1b')
    expect(renderFindings([], plain)).toBe('')
  })

  it('says what a code means beside a message in another language, and once', async () => {
    const japanese = new Style(false, await wordsIn('ja'), await speakerIn('ja'), await translations('ja'))
    const many = [0, 1].map(input => finding('warn', 'utxo.prevtx-missing', 'not proven', { input }))
    const means = (await explanationsIn('ja'))['utxo.prevtx-missing'].means
    expect(renderFindings(many, japanese).split(means)).toHaveLength(2)
    expect(renderFindings(many, new Style(false, words, english, await translations('en')))).toBe(
      renderFindings(many, plain),
    )
  })

  it('names the severity in both languages', async () => {
    const one = [finding('block', 'fee.absurd', 'x')]
    expect(renderFindings(one, plain)).not.toBe(
      renderFindings(one, new Style(false, await wordsIn('ja'), english)),
    )
  })
})
