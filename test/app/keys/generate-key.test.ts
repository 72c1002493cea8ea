import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type GenerateRequest, generateKey } from '../../../src/app/keys/generate-key.js'
import { findKey } from '../../../src/app/keys/keystore.js'
import type { KeyWords, Secret } from '../../../src/app/person.js'
import { networkNamed } from '../../../src/chain/network.js'
import { masterKeyOf } from '../../../src/keys/mnemonic.js'
import { temporaryFolder } from '../../support/temporary-folder.js'
import { contextAt } from '../context-at.js'
import { personWith } from '../person-with.js'

const folder = temporaryFolder()
const regtest = networkNamed('regtest')

/** Fifty throws in no pattern. */
const THROWS = '31462553126413652451362146353241562361254316524361'

const REQUEST: GenerateRequest = {
  ...{ name: 'akira', network: regtest, words: 12, language: 'english', workFactor: 1 },
  ...{ dice: undefined, diceOnly: false, noDice: false, passwordFile: undefined, passphraseFile: undefined },
  ...{ backup: undefined, wordsOut: undefined, entropyOut: undefined, iKnow: false, allowOnline: false },
}

test('asks in data, has the words written down, and keeps the key that they are', async () => {
  const asked: Secret[] = []
  const shown: KeyWords[] = []
  const person = personWith({
    secret: async secret => {
      asked.push(secret)
      return secret.asks === 'dice' ? THROWS : 'correct horse'
    },
    writeDown: async words => void shown.push(words),
  })
  const context = contextAt(join(folder, 'akira'), person)
  const { record, entropy } = await generateKey(context, REQUEST)
  expect(asked).toEqual([
    { asks: 'dice', left: 50 },
    { asks: 'new-password', least: 1 },
    { asks: 'new-password-again' },
  ])
  expect(entropy).toEqual({ dice: 50, system: true })
  const [{ words, system }] = shown as [KeyWords]
  expect(words.split(' ')).toHaveLength(12)
  expect(system).toMatch(/^[0-9a-f]{64}$/)
  const master = masterKeyOf(words, '', regtest)
  expect(record.fingerprint).toBe(master.fingerprint)
  expect(await findKey(context.home, 'akira')).toEqual(record)
})

test('makes no key whose words nobody has written down', async () => {
  const person = personWith({
    secret: async ({ asks }) => (asks === 'dice' ? THROWS : 'correct horse'),
    writeDown: async () => {
      throw new Error('The pen is empty.')
    },
  })
  const context = contextAt(join(folder, 'beatrice'), person)
  await expect(generateKey(context, { ...REQUEST, name: 'beatrice' })).rejects.toThrow('The pen is empty.')
  expect(await context.home.names('keys')).toEqual([])
})
