import { expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { finding, findingOf } from '../../src/base/finding.js'

test('a finding is about the whole unless it names an input or an output', () => {
  expect(finding('warn', 'bytes.hex')).toEqual({ severity: 'warn', code: 'bytes.hex', args: {}, where: {} })
  const long = { bytes: 81, most: 80 }
  const { args, where } = finding('block', 'published-data.too-long', long, { input: 0 })
  expect([args, where]).toEqual([long, { input: 0 }])
  expect(finding('info', 'bytes.hex', {}, { output: 3 }).where).toEqual({ output: 3 })
})

test('an error that stops nothing becomes one, with its arguments', () => {
  const error = new RingiError('published-data.too-long', { bytes: 81, most: 80 })
  expect(findingOf('warn', error)).toEqual({
    ...{ severity: 'warn', code: 'published-data.too-long', where: {} },
    args: { bytes: 81, most: 80 },
  })
})
