import { describe, expect, test } from 'vitest'
import { fuzz } from '../../fuzz/engine.js'
import { mutateBytes } from '../../fuzz/mutate/bytes.js'
import { same, type Target } from '../../fuzz/target.js'
import { toHex, utf8 } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'

const plan = { seed: 'engine', seconds: 60, executions: 3000, more: [] }

/** A target whose parser is `check`, fed with four bytes. */
function targetOf(check: Target['check']): Target {
  return { name: 'sample', seeds: () => [utf8('abcd')], mutate: mutateBytes, check }
}

const refusal = new RingiError('bytes.hex')

describe('what a parser does', () => {
  test('refusing with a code is no finding', async () => {
    const { findings, executions, accepted } = await fuzz(
      targetOf(input => {
        if (input[0] !== 0x61) throw refusal
        return 'read'
      }),
      plan,
    )
    expect(findings).toEqual([])
    expect(executions).toBe(3000)
    expect(accepted).toBeGreaterThan(0)
    expect(accepted).toBeLessThan(3000)
  })

  test.each([
    ['another error', new TypeError('undefined is not a function')],
    ['a bug that has been given a code', new RingiError('internal.bug', { why: 'no-address' })],
    ['something that is no error', 'a text'],
  ])('%s is a finding, with the input that did it', async (_, thrown) => {
    const { findings } = await fuzz(
      targetOf(input => {
        if (input.length > 4) throw thrown
        throw refusal
      }),
      plan,
    )
    expect(findings).toHaveLength(1)
    // Of all inputs that did it the shortest is kept.
    expect(findings[0]?.input).toHaveLength(5)
  })

  test('accepting what does not print back is a finding', async () => {
    const lenient = targetOf(input => {
      same('printed', String.fromCharCode(...input.subarray(0, 4)), String.fromCharCode(...input))
      return 'read'
    })
    expect((await fuzz(lenient, plan)).findings).not.toEqual([])
  })

  test('a rejected promise is a finding', async () => {
    const { findings } = await fuzz(
      targetOf(async () => {
        throw new RangeError('late')
      }),
      plan,
    )
    expect(findings).toHaveLength(1)
  })
})

test('the seed decides what is tried', async () => {
  const inputsOf = async (seed: string) => {
    const tried: string[] = []
    await fuzz(
      targetOf(() => 'read'),
      { ...plan, seed, executions: 200, onInput: input => tried.push(toHex(input)) },
    )
    return tried
  }
  const once = await inputsOf('one')
  expect(new Set(once).size).toBeGreaterThan(100)
  expect(await inputsOf('one')).toEqual(once)
  expect(await inputsOf('other')).not.toEqual(once)
})

test('inputs that do something new are built upon', async () => {
  // Without keeping what comes closer, two bytes in a row would be one in 65,536.
  const target = targetOf(input => {
    if (input[0] !== 0x70) throw new RingiError('bytes.hex')
    if (input[1] !== 0x73) return 'first'
    throw new TypeError('reached')
  })
  expect((await fuzz(target, { ...plan, executions: 60_000 })).findings).toHaveLength(1)
})
