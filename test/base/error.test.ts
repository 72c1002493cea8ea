import { expect, test } from 'vitest'
import { orThrow, RingiError } from '../../src/base/error.js'
import { finding } from '../../src/base/finding.js'

test('an error carries its code, and what it was not given is empty', () => {
  const bare = new RingiError('bytes.hex', 'x')
  expect([bare.code, bare.hint, bare.details, 'cause' in bare]).toEqual(['bytes.hex', '', {}, false])
  expect(bare).toBeInstanceOf(Error)
  expect([bare.name, bare.findings]).toEqual(['RingiError', []])
  const full = new RingiError('bytes.hex', 'x', { hint: 'h', details: { input: 1 }, cause: bare })
  expect([full.hint, full.details, full.cause]).toEqual(['h', { input: 1 }, bare])
  const findings = [finding('block', 'bytes.hex', 'x')]
  expect(new RingiError('bytes.hex', 'x', { findings }).findings).toBe(findings)
})

test('foreign errors get a code, own ones keep theirs, and results pass', () => {
  expect(orThrow('internal.bug', 'x', () => 7)).toBe(7)
  const foreign = () =>
    orThrow('path.malformed', 'x', () => {
      throw new TypeError('inside')
    })
  expect(foreign).toThrowCode('path.malformed')
  const own = () =>
    orThrow('path.malformed', 'x', () => {
      throw new RingiError('path.too-deep', 'y')
    })
  expect(own).toThrowCode('path.too-deep')
})

test('a foreign error is the cause of the one that stands for it', () => {
  const cause = new TypeError('inside')
  const fail = () => {
    throw cause
  }
  const thrown = (run: () => void) => {
    try {
      run()
    } catch (error) {
      return error as RingiError
    }
    return undefined
  }
  const error = thrown(() => orThrow('path.malformed', 'x', fail, 'h'))
  expect([error?.cause, error?.hint]).toEqual([cause, 'h'])
  expect(thrown(() => orThrow('path.malformed', 'x', fail))?.hint).toBe('')
})
