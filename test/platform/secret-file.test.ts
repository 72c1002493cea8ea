import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, openSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSecretFile } from '../../src/platform/secret-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const folder = temporaryFolder()

function secret(content: string | Uint8Array, mode = 0o600): string {
  const path = join(folder, `secret-${Math.abs(mode)}-${content.length}`)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

describe('readSecretFile', () => {
  it.each([
    ['word', 'word'],
    ['word\n', 'word'],
    ['word\r\n', 'word'],
    ['word\n\n', 'word\n'],
    [' wörd ', ' wörd '],
    ['', ''],
  ])('of %j is %j', async (content, expected) => {
    expect(await readSecretFile(secret(content))).toBe(expected)
  })

  it.each([0o644, 0o640, 0o604, 0o660, 0o601, 0o677])('refuses permissions %o', async mode => {
    await expect(readSecretFile(secret('word', mode))).rejects.toThrowCode('secret-file.readable')
  })

  it('accepts what only its owner may read', async () => {
    for (const mode of [0o600, 0o400, 0o700]) expect(await readSecretFile(secret('word', mode))).toBe('word')
  })

  it('refuses links, folders, pipes and devices', async () => {
    const link = join(folder, 'link')
    symlinkSync(secret('word'), link)
    execFileSync('mkfifo', ['-m', '600', join(folder, 'fifo')])
    await expect(readSecretFile(link)).rejects.toThrowCode('file.unreadable')
    await expect(readSecretFile(folder)).rejects.toThrowCode('file.not-regular')
    await expect(readSecretFile(join(folder, 'fifo'))).rejects.toThrowCode('file.not-regular')
    await expect(readSecretFile('/dev/zero')).rejects.toThrowCode('file.not-regular', {
      ...{ why: 'secret', file: '/dev/zero' },
    })
  })

  it('reads what is open here already, with the same care', async () => {
    for (const [mode, code] of [
      [0o600, undefined],
      [0o644, 'secret-file.readable'],
    ] as const) {
      const descriptor = openSync(secret('word', mode), 'r')
      const reading = readSecretFile(`/dev/fd/${descriptor}`)
      if (code === undefined) expect(await reading).toBe('word')
      else await expect(reading).rejects.toThrowCode(code)
      closeSync(descriptor)
    }
    const zero = openSync('/dev/zero', 'r')
    await expect(readSecretFile(`/proc/self/fd/${zero}`)).rejects.toThrowCode('file.not-regular')
    closeSync(zero)
    await expect(readSecretFile('/dev/fd/9999')).rejects.toThrowCode('file.missing')
  })

  it('refuses what is no UTF-8, and what is not there', async () => {
    await expect(readSecretFile(secret(Uint8Array.of(0xff, 0xfe)))).rejects.toThrowCode(
      'file.malformed',
      expect.objectContaining({ why: 'secret' }),
    )
    await expect(readSecretFile(join(folder, 'missing'))).rejects.toThrowCode('file.missing', {
      why: 'secret',
    })
  })
})
