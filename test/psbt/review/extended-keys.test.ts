import { expect, test } from 'vitest'
import { encodeDerivation } from '../../../src/bitcoin/psbt-derivation.js'
import { GLOBAL } from '../../../src/bitcoin/psbt-fields.js'
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

test('another path for a key of the vault is refused, another fingerprint is for the whole review to warn of', () => {
  const claimed = (origin: { fingerprint: string; path: readonly number[] }) =>
    codesOf(field(GLOBAL.XPUB, encodeDerivation(origin), alice.xpub.bytes78))
  expect(claimed({ ...alice, path: alice.path.with(2, 0x80000001) })).toEqual([
    'block:input.derivation-mismatch',
  ])
  expect(claimed({ ...alice, fingerprint: 'deadbeef' })).toEqual([])
  expect(claimed({ ...alice, path: [] })).toEqual([])
})

test.each([
  ['version bytes of SLIP 132', 0, Uint8Array.of(0x02, 0x57, 0x54, 0x83)],
  ['another network’s version bytes', 0, Uint8Array.of(0x04, 0x88, 0xb2, 0x1e)],
  ['a depth of nothing', 4, new Uint8Array(9)],
  ['another child number', 9, Uint8Array.of(0, 0, 0, 2)],
])('%s: the same key, which is noted', (_, at, bytes) => {
  const spelled = alice.xpub.bytes78
  spelled.set(bytes, at)
  const [found, ...others] = codesOf(field(GLOBAL.XPUB, encodeDerivation(alice), spelled))
  expect([found, others]).toEqual(['info:psbt.xpub-spelling', []])
})

test.each([13, 77])('a key that differs in byte %i is another one', at => {
  const other = alice.xpub.bytes78
  other[at] = (other[at] as number) ^ 1
  expect(codesOf(field(GLOBAL.XPUB, encodeDerivation(alice), other))).toEqual([
    'block:input.key-outside-vault',
  ])
})
