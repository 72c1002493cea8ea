import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { RingiError } from '../../src/base/error.js'
import { finding } from '../../src/base/finding.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'

const CODES = Object.entries(EXIT_STATUS)
const src = fileURLToPath(new URL('../../src', import.meta.url))

/** Every source file but the table itself and the texts that explain the codes. */
function sources(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !/codes\.ts$|^words/.test(path))
    .map(path => readFileSync(join(src, path), 'utf8'))
}

test('every code is words with a subject, and leads to an exit status of the contract', () => {
  const statuses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 130]
  for (const [code, status] of CODES) {
    expect(code).toMatch(/^(interrupted|[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*)$/)
    expect(statuses).toContain(status)
  }
})

test.each<[Code, number]>([
  ['internal.bug', 1],
  ['usage.invalid', 2],
  ['psbt.trailing', 3],
  ['change.not-derived', 4],
  ['signature.incomplete', 6],
  ['signature.nothing-to-sign', 7],
  ['vault.already-registered', 7],
  ['key.wrong-password', 8],
  ['confirm.needed', 9],
  ['network-interface.up', 10],
  ['file.exists', 11],
  ['key.exists', 11],
  ['vault.exists', 11],
  ['interrupted', 130],
])('%s leads to %i', (code, status) => expect(EXIT_STATUS[code]).toBe(status))

test('every code in the table is one that something in the program can say', () => {
  const text = sources().join('\n')
  // These are put together from a part that varies.
  const composed = [
    ...['input.redeem-script-mismatch', 'input.witness-script-mismatch'],
    ...['rule.memo', 'rule.reference'],
    ...['mnemonic.electrum', 'mnemonic.slip39'],
  ]
  const unused = CODES.map(([code]) => code).filter(
    code => !composed.includes(code) && !text.includes(`'${code}'`),
  )
  expect(unused).toEqual([])
})

test('a code without an argument, or with a wrong one, does not compile', () => {
  const never: Array<() => unknown> = [
    // @ts-expect-error it takes how many bytes there are
    () => new RingiError('published-data.too-long'),
    // @ts-expect-error in numbers
    () => new RingiError('published-data.too-long', { bytes: '81', most: 80 }),
    // @ts-expect-error and why
    () => new RingiError('bytes.compact-size'),
    // @ts-expect-error of the reasons that there are
    () => new RingiError('bytes.compact-size', { why: 'else' }),
    // @ts-expect-error while this one takes nothing
    () => new RingiError('bytes.hex', { bytes: 81 }),
    // @ts-expect-error a finding is held to the same
    () => finding('warn', 'published-data.too-long'),
    // @ts-expect-error and there is no such code
    () => new RingiError('bytes.no-such-code'),
  ]
  expect(never).toHaveLength(7)
})
