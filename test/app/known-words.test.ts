import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refuseSecretContent } from '../../src/app/known-words.js'
import { isElectrumSeed } from '../../src/keys/foreign-words.js'
import { vaultOf } from '../support/rehearsal.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { contextAt } from './context-at.js'
import { personWith } from './person-with.js'

const { home } = contextAt(join(temporaryFolder(), 'home'), personWith({}))

test('words of a known digest pass, also where they are a seed of Electrum, and a mnemonic beside them does not', async () => {
  const { digest } = vaultOf({ name: 'vault-70' })
  expect(isElectrumSeed(digest.words.split(' '))).toBe(true)
  await refuseSecretContent(home, digest.words, [digest.hex])
  await expect(refuseSecretContent(home, digest.words)).rejects.toThrowCode('secret.in-content')
  const secret = `${digest.words}\n${'zoo '.repeat(11)}wrong`
  await expect(refuseSecretContent(home, secret, [digest.hex])).rejects.toThrowCode('secret.in-content')
})
