import { expect, test } from 'vitest'
import { finding } from '../../src/base/finding.js'

test('a finding is about the whole unless it names an input or an output', () => {
  expect(finding('warn', 'fee.high', 'x')).toEqual({
    severity: 'warn',
    code: 'fee.high',
    message: 'x',
    where: {},
  })
  expect(finding('block', 'input.not-ours', 'x', { input: 0 }).where).toEqual({ input: 0 })
  expect(finding('info', 'output.other-vault', 'x', { output: 3 }).where).toEqual({ output: 3 })
})
