import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { checkSystemEntropy, mixEntropy } from '../../src/keys/entropy.js'

const none = new Uint8Array(0)
const system32 = sha256(Uint8Array.of(42))
const dice = '123456'.repeat(17)

describe('mixing', () => {
  test('is SHA-256 of the bytes and then the digits', () => {
    const throws = fc.stringMatching(/^[1-6]{1,120}$/)
    fc.assert(
      fc.property(throws, fc.uint8Array({ minLength: 32, maxLength: 32 }), (digits, system) => {
        const expected = createHash('sha256').update(system).update(digits, 'ascii').digest('hex')
        expect(toHex(mixEntropy({ system, dice: digits, words: 24 }))).toBe(expected)
        expect(toHex(mixEntropy({ system, dice: digits, words: 12 }))).toBe(expected.slice(0, 32))
      }),
    )
  })

  test('of dice alone is what the usual dice tools compute', () => {
    // printf 123456 | sha256sum
    expect(toHex(mixEntropy({ system: none, dice: '123456', words: 24 }))).toBe(
      '8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c92',
    )
  })

  test('of the system alone is a hash all the same', () => {
    expect(mixEntropy({ system: system32, dice: '', words: 24 })).toEqual(Uint8Array.from(sha256(system32)))
  })

  test('depends on every throw and every byte', () => {
    const whole = toHex(mixEntropy({ system: system32, dice, words: 12 }))
    expect(toHex(mixEntropy({ system: system32, dice: `${dice.slice(1)}1`, words: 12 }))).not.toBe(whole)
    const other = system32.slice()
    other[31] = (other[31] as number) ^ 1
    expect(toHex(mixEntropy({ system: other, dice, words: 12 }))).not.toBe(whole)
  })

  test.each([1, 16, 31, 33, 64])('takes no %d bytes of the system', length => {
    const system = new Uint8Array(length).fill(7)
    expect(() => mixEntropy({ system, dice, words: 24 })).toThrowCode('entropy.weak')
  })

  test('makes nothing out of nothing', () => {
    expect(() => mixEntropy({ system: none, dice: '', words: 24 })).toThrowCode('entropy.weak')
  })

  test.each(['1 2', '7', 'a', '１', '123\n'])('takes no dice like %j', text => {
    expect(() => mixEntropy({ system: system32, dice: text, words: 24 })).toThrowCode('dice.malformed')
  })
})

describe('A1 judging the system', () => {
  test.each([
    ['zeros', new Uint8Array(32)],
    ['ones', new Uint8Array(32).fill(0xff)],
    ['a constant', new Uint8Array(32).fill(0x5a)],
    ['counting up', Uint8Array.from({ length: 32 }, (_, at) => at)],
    ['counting down in threes', Uint8Array.from({ length: 32 }, (_, at) => 255 - 3 * at)],
    ['16 bytes twice', Uint8Array.from([...system32.subarray(0, 16), ...system32.subarray(0, 16)])],
    ['8 bytes four times', Uint8Array.from({ length: 32 }, (_, at) => system32[at % 8] as number)],
    [
      '32-bit integers',
      Uint8Array.from({ length: 32 }, (_, at) => (at % 4 === 0 ? (system32[at] as number) : 0)),
    ],
    ['hexadecimal text', new TextEncoder().encode(toHex(system32).slice(0, 32))],
    ['bytes without their highest bit', system32.map(byte => byte & 0x7f)],
    ['too few bytes', system32.subarray(0, 31)],
    ['too many bytes', Uint8Array.of(...system32, 1)],
    ['no bytes', none],
  ])('refuses %s', (_, bytes) => {
    expect(() => checkSystemEntropy(bytes)).toThrowCode('entropy.weak')
  })

  test('passes honest bytes', () => {
    for (let counter = 0; counter < 2000; counter++) {
      expect(() => checkSystemEntropy(sha256(Uint8Array.of(counter & 0xff, counter >> 8)))).not.toThrow()
    }
  })
})

describe('docs/entropy.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/entropy.md', import.meta.url)), 'utf8')
  const program = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const hasPython = spawnSync('python3', ['--version']).status === 0

  const cases = [
    { system: toHex(system32), dice, words: 24 },
    { system: toHex(system32), dice, words: 12 },
    { system: '', dice, words: 24 },
    { system: toHex(system32), dice: '', words: 12 },
  ] as const

  test.runIf(hasPython).each(cases)(
    'its Python computes the same (%#)',
    ({ system, dice: digits, words }) => {
      const { stdout, status } = spawnSync('python3', ['-c', program, system, digits, String(words)], {
        encoding: 'utf8',
      })
      expect(status).toBe(0)
      expect(stdout.trim()).toBe(toHex(mixEntropy({ system: fromHex(system), dice: digits, words })))
    },
  )

  test.skipIf(hasPython)('its Python: skipped, python3 is not here', () => {})
})
