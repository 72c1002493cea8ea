import { expect, test } from 'vitest'
import { orThrow, RingiError } from '../../src/bitcoin/error.js'

test('an error carries its code, and what it was not given is empty', () => {
  const bare = new RingiError('bytes.hex', 'x')
  expect([bare.code, bare.hint, bare.details, 'cause' in bare]).toEqual(['bytes.hex', '', {}, false])
  expect(bare).toBeInstanceOf(Error)
  const full = new RingiError('bytes.hex', 'x', { hint: 'h', details: { input: 1 }, cause: bare })
  expect([full.hint, full.details, full.cause]).toEqual(['h', { input: 1 }, bare])
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
