import { readFileSync } from 'node:fs'
import { validateMnemonic } from 'bip39'
import { beforeAll, expect, test } from 'vitest'
import { comparisonWords } from '../../src/keys/comparison-words.js'
import { makeTeam, Office, type Team, VAULT } from '../support/ceremony.js'
import { comparisonWordsOn } from '../support/comparison-words.js'
import { person } from '../support/person.js'

let office: Office
let team: Team
beforeAll(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 1, of: 2 })
})

test('B31 what is compared before a vault is registered is twelve words of all of its digest, and no mnemonic', async () => {
  const register = `vault register ${VAULT}.vault.json --watch-only --home homes/watch`
  const { exit, stderr } = await office.run(register, person(false))
  expect(exit).toBe(9)
  const words = comparisonWords(Buffer.from(team.vault.digest, 'hex'))
  expect(comparisonWordsOn(stderr)).toEqual([words])
  for (const { fingerprint } of team.vault.cosigners) expect(stderr).toContain(fingerprint)
  expect(validateMnemonic(words)).toBe(false)
  await office.refused(register, 'confirm.refused', person(false))
})

test('B31 a file that says the words of another vault', async () => {
  const file = JSON.parse(readFileSync(office.path(`${VAULT}.vault.json`), 'utf8'))
  const { words } = file
  for (const other of [
    comparisonWords(new Uint8Array(32)),
    words.split(' ').reverse().join(' '),
    words.slice(0, words.lastIndexOf(' ')),
  ]) {
    office.write('other.json', JSON.stringify({ ...file, words: other }))
    await office.refused('vault register other.json --watch-only --yes --home homes/other', 'vault.digest')
  }
})
