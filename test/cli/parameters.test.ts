import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { FILE, NAME, oneOf, wholeNumber } from '../../src/cli/option-types.js'
import {
  declaredOn,
  flag,
  needed,
  operand,
  optional,
  type ParameterTable,
  readLine,
  repeatable,
  required,
} from '../../src/cli/parameters.js'

/** The request that a line comes to, as the parser of a table finds it. */
function ask<P extends ParameterTable>(table: P, ...argv: string[]) {
  const command = declaredOn(new Command().exitOverride(), table).parse(argv, { from: 'user' })
  const operands = Object.fromEntries(
    command.registeredArguments.map((one, at) => [one.name(), command.processedArgs[at]]),
  )
  return readLine(table, { options: command.opts(), operands })
}

describe('a table', () => {
  it('makes a request of a line: text, numbers, lists and switches, and undefined for what is not there', () => {
    const table = {
      vault: required('--vault <vault>', '', FILE),
      feeRate: optional('--fee-rate <n>', '', wholeNumber(1, 9)),
      kind: optional('--kind <kind>', '', oneOf(['a', 'b']), 'b'),
      to: repeatable('--to <name>', '', NAME),
      plain: flag('--plain', ''),
    }
    expect(ask(table, '--vault', 'v')).toEqual({
      vault: 'v',
      feeRate: undefined,
      kind: 'b',
      to: [],
      plain: false,
    })
    expect(
      ask(table, '--vault', 'v', '--fee-rate', '7', '--kind', 'a', '--to', 'x', '--to', 'y', '--plain'),
    ).toEqual({ vault: 'v', feeRate: 7, kind: 'a', to: ['x', 'y'], plain: true })
  })

  it('repeats each command anew', () => {
    const table = { to: repeatable('--to <x>', '', FILE) }
    expect(ask(table, '--to', 'a', '--to', 'b')).toEqual({ to: ['a', 'b'] })
    expect(ask(table)).toEqual({ to: [] })
  })

  it('has operands in their order, one or several, and what may be left out', () => {
    expect(ask({ file: operand('<file>', ''), address: operand('[address]', '') }, 'x')).toEqual({
      file: 'x',
      address: undefined,
    })
    expect(ask({ file: operand('<file>', ''), rest: operand('[psbt...]', '') }, 'x', 'y', 'z')).toEqual({
      file: 'x',
      rest: ['y', 'z'],
    })
    expect(ask({ rest: operand('[psbt...]', '') })).toEqual({ rest: [] })
    expect(ask({ what: operand('<code|psbt>', '') }, 'fee.absurd')).toEqual({ what: 'fee.absurd' })
  })

  it('tells an option from the one that takes it back', () => {
    const table = { dice: optional('--dice <file>', '', FILE), noDice: flag('--no-dice', '') }
    expect(ask(table)).toEqual({ dice: undefined, noDice: false })
    expect(ask(table, '--dice', 'x')).toEqual({ dice: 'x', noDice: false })
    expect(ask(table, '--no-dice')).toEqual({ dice: undefined, noDice: true })
    expect(ask(table, '--dice', 'x', '--no-dice')).toEqual({ dice: undefined, noDice: true })
    expect(ask(table, '--no-dice', '--dice', 'x')).toEqual({ dice: 'x', noDice: false })
  })
})

describe('needed', () => {
  it('is what only some uses cannot do without', () => {
    expect(needed('x', '--vault')).toBe('x')
    expect(() => needed(undefined, '--fee-rate')).toThrowCode('usage.invalid')
  })
})
