import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addRepeatable, isOn, listOf, numberOf, oneOf, requiredText, textOf } from '../../src/cli/options.js'

describe('options', () => {
  it('are text, lists and switches, and nothing where they are of another kind', () => {
    const options = { a: 'x', b: ['y'], c: true, d: false }
    expect([textOf(options, 'a'), textOf(options, 'b'), textOf(options, 'c')]).toEqual([
      'x',
      undefined,
      undefined,
    ])
    expect([listOf(options, 'b'), listOf(options, 'a'), listOf(options, 'e')]).toEqual([['y'], [], []])
    expect([isOn(options, 'c'), isOn(options, 'd'), isOn(options, 'a')]).toEqual([true, false, false])
    expect(requiredText(options, 'a')).toBe('x')
    expect(() => requiredText(options, 'feeRate')).toThrowCode('usage.invalid')
  })

  it.each(['0', '7', '10', '007'])('%j is a number from 0 to 10', text => {
    expect(numberOf({ n: text }, 'n', 0, 10)).toBe(Number(text))
  })

  it.each(['', '-1', '11', '1.5', '1e1', '0x5', ' 5', '99999999999999999999', '５', 'NaN'])(
    '%j is no number from 0 to 10',
    text => {
      expect(() => numberOf({ n: text }, 'n', 0, 10)).toThrowCode('usage.invalid')
    },
  )

  it('may be absent', () => {
    expect(numberOf({}, 'n', 0, 10)).toBeUndefined()
    expect(oneOf({}, 'o', ['a'])).toBeUndefined()
  })

  it('are one of a few, exactly', () => {
    expect(oneOf({ o: 'b' }, 'o', ['a', 'b'])).toBe('b')
    for (const o of ['B', '', 'c', 'a,b'])
      expect(() => oneOf({ o }, 'o', ['a', 'b'])).toThrowCode('usage.invalid')
  })

  it('repeat, each command anew', () => {
    const parse = (...argv: string[]) => {
      const command = addRepeatable(new Command(), '--to <x>', '')
      return command.parse(argv, { from: 'user' }).opts().to
    }
    expect(parse('--to', 'a', '--to', 'b')).toEqual(['a', 'b'])
    expect(parse()).toBeUndefined()
  })
})
