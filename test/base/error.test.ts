import { expect, test } from 'vitest'
import { errorOf, orThrow, RingiError, within } from '../../src/base/error.js'
import { type Finding, finding } from '../../src/base/finding.js'

const LONG = { bytes: 81, most: 80 }

test('an error carries its code, and what it was not given is empty', () => {
  const bare = new RingiError('bytes.hex')
  expect([bare.code, bare.args, bare.details, 'cause' in bare]).toEqual(['bytes.hex', {}, {}, false])
  expect(bare).toBeInstanceOf(Error)
  expect([bare.name, bare.message, bare.findings, bare.within]).toEqual(['RingiError', 'bytes.hex', [], []])
  const findings = [finding('block', 'bytes.hex')]
  const full = new RingiError('published-data.too-long', LONG, { findings, cause: bare })
  expect([full.args, full.details, full.cause, full.findings]).toEqual([LONG, LONG, bare, findings])
})

test('a stack trace tells its code and arguments', () => {
  const error = new RingiError('published-data.too-long', LONG)
  expect(error.stack).toContain('RingiError: published-data.too-long {"bytes":81,"most":80}')
})

test('what it was met within is told from the outermost on', () => {
  const error = within(within(new RingiError('bytes.hex'), { line: 3 }), { file: 'a' })
  expect([error.code, error.within]).toEqual(['bytes.hex', [{ file: 'a' }, { line: 3 }]])
  expect(error.details).toEqual({ file: 'a', line: 3 })
})

test('a finding that stops something becomes an error, with its arguments', () => {
  const findings = [finding('block', 'published-data.too-long', LONG, { output: 1 })]
  const error = errorOf(findings[0] as Finding, { findings })
  expect([error.code, error.args, error.findings]).toEqual(['published-data.too-long', LONG, findings])
})

test('foreign errors get a code, own ones keep theirs, and results pass', () => {
  expect(orThrow(() => 7, 'bytes.hex')).toBe(7)
  const foreign = () =>
    orThrow(() => {
      throw new TypeError('inside')
    }, 'bytes.hex')
  expect(foreign).toThrowCode('bytes.hex')
  const own = () =>
    orThrow(() => {
      throw new RingiError('bytes.base64')
    }, 'bytes.hex')
  expect(own).toThrowCode('bytes.base64')
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
  const error = thrown(() => orThrow(fail, 'published-data.too-long', { bytes: 81, most: 80 }))
  expect([error?.cause, error?.details]).toEqual([cause, { bytes: 81, most: 80 }])
})
