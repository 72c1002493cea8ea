import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BackupRequest, backupKey } from '../../../src/app/keys/backup-key.js'
import { type GenerateRequest, generateKey } from '../../../src/app/keys/generate-key.js'
import { restoreKey } from '../../../src/app/keys/restore-key.js'
import { verifyKey } from '../../../src/app/keys/verify-key.js'
import type { Notice, Person, ShownShare } from '../../../src/app/person.js'
import { networkNamed } from '../../../src/chain/network.js'
import type { StoredKey } from '../../../src/vault/stored-key.js'
import { temporaryFolder } from '../../support/temporary-folder.js'
import { contextAt } from '../context-at.js'
import { personWith } from '../person-with.js'

const folder = temporaryFolder()
const regtest = networkNamed('regtest')
const password = join(folder, 'password.txt')
const at = (name: string, person: Partial<Person> = {}) => contextAt(join(folder, name), personWith(person))

const NO_FILES = { wordsFile: undefined, language: undefined, shares: [], passphraseFile: undefined }
const MADE: Omit<GenerateRequest, 'name' | 'backup' | 'wordsOut'> = {
  ...{ network: regtest, words: 12, language: 'english', workFactor: 1, passwordFile: password },
  ...{ dice: undefined, diceOnly: false, noDice: true, passphraseFile: undefined, entropyOut: undefined },
  ...{ iKnow: false, allowOnline: false },
}

let seedKey: StoredKey
let wordKey: StoredKey

beforeAll(async () => {
  writeFileSync(password, 'correct horse\n', { mode: 0o600 })
  const made = await generateKey(at('seed'), { ...MADE, name: 'seed', backup: 'slip39', wordsOut: undefined })
  expect(made.findings.map(({ code }) => code)).toContain('key.no-backup')
  seedKey = made.record
  const wordsOut = join(folder, 'words.txt')
  wordKey = (await generateKey(at('words'), { ...MADE, name: 'words', backup: undefined, wordsOut })).record
})

function asked(
  name: string,
  split: BackupRequest['split'],
  more: Partial<BackupRequest> = {},
): BackupRequest {
  return { name, split, ...SECRETS, sharesOut: undefined, iKnow: false, allowOnline: false, ...more }
}

const SECRETS = { passwordFile: password, passphraseFile: undefined }
const TWO_OF_THREE = { threshold: 2, count: 3 }
const CODEX32 = { scheme: 'codex32', ...TWO_OF_THREE } as const
const GROUPS = {
  scheme: 'slip39',
  groupThreshold: 2,
  groups: [TWO_OF_THREE, { threshold: 1, count: 1 }],
} as const

test('a key made for shares is shown share by share, and comes back from those that are needed', async () => {
  const shown: ShownShare[] = []
  const person = { writeDownShare: async (share: ShownShare) => void shown.push(share) }
  const backup = await backupKey(at('seed', person), asked('seed', GROUPS))
  expect(backup).toMatchObject({ shares: 4, record: seedKey })
  expect(shown.map(({ number, of, group }) => [group, number, of])).toEqual([
    [1, 1, 3],
    [1, 2, 3],
    [1, 3, 3],
    [2, 1, 1],
  ])
  for (const { text } of shown) expect(text.startsWith(`${backup.identifier} `)).toBe(true)
  const [, second, third, alone] = shown.map(({ text }) => text)
  const typed = [alone, third, second]
  const secret = async () => typed.shift() ?? ''
  const request = { ...NO_FILES, network: regtest, workFactor: 1, passwordFile: password, allowOnline: false }
  const { record } = await restoreKey(at('restored', { secret }), { ...request, name: 'again' })
  expect(record).toMatchObject({ fingerprint: seedKey.fingerprint, words: 0, passphrase: false })
})

test('shares in files are for nobody else to read, and are those of the key, or of another one with another passphrase', async () => {
  const passphraseFile = join(folder, 'passphrase.txt')
  writeFileSync(passphraseFile, 'TREZOR', { mode: 0o600 })
  const sharesOut = join(folder, 'shares')
  await backupKey(at('seed'), asked('seed', GROUPS, { passphraseFile, sharesOut }))
  const names = readdirSync(sharesOut)
  expect(names.sort()).toEqual([1, 2, 3].map(n => `group-1-share-${n}.txt`).concat('group-2-share-1.txt'))
  for (const name of names) expect(statSync(join(sharesOut, name)).mode & 0o777).toBe(0o600)
  const shares = names.map(name => join(sharesOut, name))
  const request = { ...NO_FILES, name: 'seed', shares, allowOnline: false }
  expect((await verifyKey(at('seed'), { ...request, passphraseFile })).record).toEqual(seedKey)
  await expect(verifyKey(at('seed'), request)).rejects.toThrowCode('shares.other-key')
  const few = { ...request, passphraseFile, shares: shares.slice(0, 2) }
  await expect(verifyKey(at('seed'), few)).rejects.toThrowCode('shares.too-few')
})

describe('a key of words', () => {
  test('is split by codex32 with the seed behind its words', async () => {
    const sharesOut = join(folder, 'codex32')
    await backupKey(at('words'), asked('words', CODEX32, { sharesOut }))
    const shares = [1, 3].map(number => join(sharesOut, `share-${number}.txt`))
    const { record } = await verifyKey(at('words'), {
      ...NO_FILES,
      name: 'words',
      shares,
      allowOnline: false,
    })
    expect(record).toEqual(wordKey)
  })

  test('is not split by SLIP-39', async () => {
    await expect(backupKey(at('words'), asked('words', GROUPS))).rejects.toThrowCode('key.has-words')
  })

  test('has its shares typed, of which a wrong one is asked for again and costs nothing else', async () => {
    const shown: string[] = []
    const person = { writeDownShare: async ({ text }: ShownShare) => void shown.push(text) }
    await backupKey(at('words', person), asked('words', CODEX32))
    const [first = '', second = ''] = shown
    const typed = [first, `${second.slice(0, -1)}${second.endsWith('q') ? 'p' : 'q'}`, first, second]
    const told: Notice[] = []
    const context = at('words', {
      secret: async () => typed.shift() ?? '',
      tell: async notice => void told.push(notice),
    })
    await verifyKey(context, { ...NO_FILES, name: 'words', allowOnline: false })
    expect(told).toMatchObject([
      { tells: 'wrong-answer', wrong: { code: 'share.checksum' }, left: 2 },
      { tells: 'wrong-answer', wrong: { code: 'shares.repeated' }, left: 1 },
    ])
  })
})

test('real coins have their shares on paper alone', async () => {
  const network = networkNamed('mainnet')
  const long = join(folder, 'long.txt')
  writeFileSync(long, 'correct horse battery staple\n', { mode: 0o600 })
  const made = { ...MADE, network, workFactor: 17, passwordFile: long, allowOnline: true }
  await generateKey(at('real'), { ...made, name: 'real', backup: 'codex32', wordsOut: undefined })
  const request = asked('real', CODEX32, {
    sharesOut: join(folder, 'unmade'),
    passwordFile: long,
    allowOnline: true,
  })
  await expect(backupKey(at('real'), request)).rejects.toThrowCode('usage.invalid', {
    why: 'shares-in-files',
  })
})

test('words and shares are not taken at once, nor a passphrase with shares of codex32', async () => {
  const request = { ...NO_FILES, name: 'words', allowOnline: false }
  const shares = [1, 2].map(number => join(folder, 'codex32', `share-${number}.txt`))
  const both = verifyKey(at('words'), { ...request, shares, language: 'en' })
  await expect(both).rejects.toThrowCode('usage.invalid', { why: 'shares-and-words' })
  const passphraseFile = join(folder, 'passphrase.txt')
  const odd = verifyKey(at('words'), { ...request, shares, passphraseFile })
  await expect(odd).rejects.toThrowCode('usage.invalid', { why: 'passphrase-of-codex32' })
})
