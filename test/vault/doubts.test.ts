import { expect, test } from 'vitest'
import { createVault } from '../../src/vault/create.js'
import { doubtsAbout } from '../../src/vault/doubts.js'
import { vaultOf } from '../support/rehearsal.js'

test('names of one script pass', () => {
  for (const name of ['treasury', '金庫', 'казна', 'θησαυρός'])
    expect(doubtsAbout(vaultOf({ name }))).toEqual([])
})

test('a name that mixes letters which look alike is warned of', () => {
  const [one] = doubtsAbout(vaultOf({ name: 'trеasury' }))
  expect([one?.code, one?.severity]).toEqual(['text.suspicious', 'warn'])
})

test('so is the name of a cosigner', () => {
  const vault = vaultOf()
  const cosigners = vault.cosigners.map(one => ({ ...one, name: one.name.replace('e', 'е') }))
  const plan = { ...vault, name: 'treasury', required: 2 }
  expect(doubtsAbout(createVault({ ...plan, cosigners }))).toHaveLength(3)
})

test('a hash of 20 bytes is told of where there are longer ones', () => {
  const codes = (scriptType: 'p2sh20' | 'p2sh32', of = 3) =>
    doubtsAbout(vaultOf({ scriptType, of, required: 1, network: 'bchreg' })).map(({ code }) => code)
  expect(codes('p2sh20')).toEqual(['vault.short-hash'])
  expect(codes('p2sh20', 1)).toEqual([])
  expect(codes('p2sh32')).toEqual([])
})
