import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { decryptWithPassword, encryptWithPassword } from '../../src/platform/age-file.js'
import { isThere } from '../support/expect-script.js'
import { temporaryFolder } from '../support/temporary-folder.js'

describe('a file with a password', () => {
  it('opens with it, and with no other', async () => {
    const file = await encryptWithPassword('the words 言葉', 'pass', 1)
    expect(await decryptWithPassword(file, 'pass')).toBe('the words 言葉')
    for (const password of ['', 'Pass', 'pass ', 'pas'])
      await expect(decryptWithPassword(file, password)).rejects.toThrowCode('key.wrong-password')
  })

  it('is never the same twice', async () => {
    const [one, two] = await Promise.all([1, 1].map(work => encryptWithPassword('x', 'p', work)))
    expect(one).not.toEqual(two)
  })

  it('is noticed to be damaged, wherever a bit turns', async () => {
    const file = await encryptWithPassword('some words', 'p', 1)
    for (let at = 0; at < file.length; at++) {
      const turned = file.with(at, (file[at] as number) ^ 1)
      const opening = decryptWithPassword(turned, 'p')
      // A turned bit in what the password encrypts looks like another password.
      await expect(opening).rejects.toMatchObject({
        code: expect.stringMatching(/^key\.(?:damaged|wrong-password|kdf-cost)$/),
      })
    }
  })

  it.each([0, 20, 60, 100, -1])('is noticed to be cut off at %i', async length => {
    const file = await encryptWithPassword('some words', 'p', 1)
    await expect(decryptWithPassword(file.slice(0, length), 'p')).rejects.toThrowCode('key.damaged')
  })

  it('is not opened at any cost', async () => {
    const file = Buffer.from(await encryptWithPassword('x', 'p', 1)).toString('latin1')
    const asking = (cost: string) => Buffer.from(file.replace(/ 1\n/, ` ${cost}\n`), 'latin1')
    for (const cost of ['21', '30', '99'])
      await expect(decryptWithPassword(asking(cost), 'p')).rejects.toThrowCode('key.kdf-cost', {
        cost: Number(cost),
        most: 20,
      })
    for (const cost of ['0', '01', '100', '-1', '1e1'])
      await expect(decryptWithPassword(asking(cost), 'p')).rejects.toThrowCode('key.damaged')
  })
})

describe('beside the age program', () => {
  const missing = ['age', 'expect'].filter(program => !isThere(program))
  if (missing.length > 0) {
    test.skip(`skipped: ${missing.join(' and ')} not installed`, () => {})
    return
  }
  const folder = temporaryFolder()

  it('opens what Ringi has written', async () => {
    const path = join(folder, 'key.age')
    // The program wants a cost of at least 2^1 and takes 2^18 by default.
    writeFileSync(path, await encryptWithPassword('the words', 'pass word', 10))
    const script = `
      log_user 0
      set timeout 60
      spawn age -d -o ${folder}/plain ${path}
      expect -re "passphrase.*:"
      send "pass word\\r"
      expect eof
      exit [lindex [wait] 3]`
    expect(spawnSync('expect', ['-c', script]).status).toBe(0)
    expect(readFileSync(`${folder}/plain`, 'utf8')).toBe('the words')
  })

  it('writes what Ringi opens', async () => {
    const script = `
      log_user 0
      set timeout 60
      spawn age -p -o ${folder}/theirs.age ${folder}/plain
      expect -re "passphrase.*:"
      send "pass word\\r"
      expect -re "onfirm passphrase.*:"
      send "pass word\\r"
      expect eof
      exit [lindex [wait] 3]`
    expect(spawnSync('expect', ['-c', script]).status).toBe(0)
    expect(await decryptWithPassword(readFileSync(`${folder}/theirs.age`), 'pass word')).toBe('the words')
  })
})
