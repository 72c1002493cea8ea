import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import {
  addRepeatable,
  choiceOf,
  isOn,
  listOf,
  numberOf,
  requiredText,
  textOf,
} from '../../src/cli/options.js'

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

  it('are numbers and choices where they were declared so', () => {
    expect(numberOf({ n: 7 }, 'n')).toBe(7)
    expect([numberOf({}, 'n'), numberOf({ n: '7' }, 'n')]).toEqual([undefined, undefined])
    expect(choiceOf({ o: 'b' }, 'o', ['a', 'b'])).toBe('b')
    expect([choiceOf({}, 'o', ['a']), choiceOf({ o: 'c' }, 'o', ['a'])]).toEqual([undefined, undefined])
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
