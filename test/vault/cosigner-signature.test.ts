import * as btc from '@scure/btc-signer'
import { expect, test, vi } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { decodeAddress } from '../../src/chain/address.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import {
  isStatementBy,
  signStatement,
  statementAddress,
  statementKey,
} from '../../src/vault/cosigner-signature.js'
import { cosignerKey } from '../../src/vault/signer-key.js'
import { masterOf, vaultOf } from '../support/rehearsal.js'

const vault = vaultOf()
const STATEMENT = 'Ringi rehearsal: nothing is stated.'

test('each cosigner’s statement is theirs and nobody else’s', () => {
  for (const [place] of vault.cosigners.entries()) {
    const signature = signStatement(cosignerKey(vault, masterOf(place + 1)), STATEMENT)
    const by = vault.cosigners.map((_, other) => isStatementBy(vault, other, STATEMENT, signature))
    expect(by).toEqual(vault.cosigners.map((_, other) => other === place))
  }
})

test('the account key can be wiped afterwards, and signs before that as often as one likes', () => {
  const key = cosignerKey(vault, masterOf(1))
  expect(signStatement(key, STATEMENT)).toBe(signStatement(key, STATEMENT))
  key.account.wipe()
  expect(() => signStatement(key, STATEMENT)).toThrowCode('internal.bug')
})

test('the key that signed is wiped', () => {
  const derive = vi.spyOn(ExtendedPrivateKey.prototype, 'derive')
  const { account, ...rest } = cosignerKey(vault, masterOf(1))
  derive.mockClear()
  signStatement({ account, ...rest }, STATEMENT)
  const [made] = derive.mock.results
  expect(made?.value).toBeInstanceOf(ExtendedPrivateKey)
  expect(() => made?.value.privateKey).toThrowCode('internal.bug')
  derive.mockRestore()
})

test('the key of statements is in no script of the vault', () => {
  const coins = ([0, 1] as const).flatMap(branch => [0, 1, 2].map(index => vault.addressAt(branch, index)))
  const inScripts = coins.flatMap(({ lock }) => lock.keys.map(({ publicKey }) => toHex(publicKey)))
  for (const [place] of vault.cosigners.entries())
    expect(inScripts).not.toContain(toHex(statementKey(vault, place)))
})

test('the address is what another library makes of the key', () => {
  const expected = btc.p2wpkh(statementKey(vault, 0)).script
  expect(toHex(decodeAddress(statementAddress(vault, 0), vault.network))).toBe(toHex(expected))
})
