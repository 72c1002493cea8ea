import { expect, test } from 'vitest'
import { checkNames } from '../../src/vault/names.js'
import { vaultOf } from '../support/rehearsal.js'

test('names of one script pass', () => {
  for (const name of ['treasury', '金庫', 'казна', 'θησαυρός'])
    expect(checkNames(vaultOf({ name }))).toEqual([])
})

test('a name that mixes letters which look alike is warned of', () => {
  const [one] = checkNames(vaultOf({ name: 'trеasury' }))
  expect([one?.code, one?.severity]).toEqual(['text.suspicious', 'warn'])
})
