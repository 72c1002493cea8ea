import { expect, test } from 'vitest'
import { encodeDerivation, GLOBAL } from '../../../src/psbt/fields.js'
import { compareExtendedKeys } from '../../../src/psbt/review/extended-keys.js'
import { cosignerOf, proposalOf, vaultOf } from '../../support/rehearsal.js'
import { field } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)
const [alice] = vault.cosigners as [(typeof vault.cosigners)[number]]
const codesOf = (...fields: readonly ReturnType<typeof field>[]) =>
  compareExtendedKeys({ ...psbt, fields }, vault).map(({ severity, code }) => `${severity}:${code}`)

test('the vault’s own keys pass, all of them, some or none', () => {
  expect(compareExtendedKeys(psbt, vault)).toEqual([])
  expect(codesOf(...psbt.fields.slice(1))).toEqual([])
  expect(codesOf()).toEqual([])
})

test('a key that is not the vault’s is refused (B19)', () => {
  const { xpub, fingerprint, path } = cosignerOf(9)
  expect(codesOf(field(GLOBAL.XPUB, encodeDerivation({ fingerprint, path }), xpub.bytes78))).toEqual([
    'block:input.key-outside-vault',
  ])
})

test.each([
  ['fingerprint', { fingerprint: 'deadbeef', path: alice.path }],
  ['path', { fingerprint: alice.fingerprint, path: alice.path.with(2, 0x80000001) }],
])('another %s for a key of the vault is refused', (_, origin) => {
  expect(codesOf(field(GLOBAL.XPUB, encodeDerivation(origin), alice.xpub.bytes78))).toEqual([
    'block:input.derivation-mismatch',
  ])
})
