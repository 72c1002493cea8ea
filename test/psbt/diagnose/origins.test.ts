import { expect, test } from 'vitest'
import { encodeDerivation, type KeyDerivation } from '../../../src/bitcoin/psbt-derivation.js'
import { INPUT } from '../../../src/bitcoin/psbt-fields.js'
import type { PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { checkOrigins } from '../../../src/psbt/diagnose/origins.js'
import { vaultOf } from '../../support/rehearsal.js'
import { KEY } from '../samples.js'
import { field } from '../tamper.js'

const vault = vaultOf()
const address = vault.addressAt(1, 7)
const owner = address.lock.keys.find(({ cosigner }) => cosigner === 2)
const cosigner = vault.cosigners[owner?.cosigner ?? -1]
const whole = { fingerprint: cosigner?.fingerprint ?? '', path: [...(cosigner?.path ?? []), 1, 7] }

function foundOf(change: Partial<KeyDerivation>, key = owner?.publicKey ?? KEY) {
  const origin = field(INPUT.BIP32_DERIVATION, encodeDerivation({ ...whole, ...change }), key)
  const input: PsbtInput = { txid: '', vout: 0, sequence: 0, fields: [origin] }
  return checkOrigins(input, 5, address, vault)
}

const block = (code: string) => [expect.objectContaining({ severity: 'block', code, where: { input: 5 } })]

test('the true origin is nothing to tell, and of a key that is not in the script the review tells', () => {
  expect(foundOf({})).toEqual([])
  expect(foundOf({}, KEY)).toEqual([])
})

test('an origin that is not given', () => {
  expect(foundOf({ fingerprint: '00000000' })).toEqual([
    expect.objectContaining({ severity: 'info', code: 'signing.fingerprint-zero', where: { input: 5 } }),
  ])
})

test('another fingerprint, with both of them and whose key it is', () => {
  const found = foundOf({ fingerprint: 'deadbeef' })
  expect(found).toEqual([expect.objectContaining({ severity: 'warn', code: 'signing.other-fingerprint' })])
  const { fingerprint } = whole
  expect(found[0]?.args).toEqual({ name: cosigner?.name, claimed: 'deadbeef', fingerprint })
})

test('another path: what differs is told, and steps behind the extended key only as such', () => {
  const account = foundOf({ path: whole.path.with(2, 0x80000005) })
  expect(account).toEqual(block('input.derivation-mismatch'))
  expect(account[0]?.args.stated).toMatch(/48h\/1h\/5h\/2h\]?$/)
  const steps = [foundOf({ path: whole.path.with(-1, 8) }), foundOf({ path: whole.path.with(-2, 0) })]
  for (const found of steps) expect(found).toEqual(block('input.derivation-mismatch'))
  // The same sentence for every coin.
  for (const found of steps) expect(found[0]?.args).toEqual({ why: 'steps', name: cosigner?.name })
})

test('every origin of an input is looked at', () => {
  const fields = address.lock.keys.map(({ publicKey }) =>
    field(INPUT.BIP32_DERIVATION, encodeDerivation({ ...whole, fingerprint: 'deadbeef' }), publicKey),
  )
  const found = checkOrigins({ txid: '', vout: 0, sequence: 0, fields }, 0, address, vault)
  expect(found.map(({ code }) => code)).toEqual(Array(3).fill('signing.other-fingerprint'))
})
