import { expect, test } from 'vitest'
import { INPUT } from '../../../../src/bitcoin/psbt-fields.js'
import { encodeTransaction } from '../../../../src/bitcoin/transaction.js'
import { Proofs } from '../../../../src/psbt/proofs.js'
import { learnPlaces } from '../../../../src/psbt/roles/combine/places.js'
import { previousTransactions } from '../../../../src/psbt/roles/combine/previous.js'
import { combine } from '../../../../src/psbt/roles/combiner.js'
import { findingsOf, fundingOf, proposalOf, signedBy, vaultOf } from '../../../support/rehearsal.js'
import { drop } from '../../tamper.js'

const vault = vaultOf()
const FAR = 5000
const psbt = proposalOf(vault, { changeIndex: FAR + 1 }, [{ index: FAR, value: 200_000_000n }])
const silent = {
  ...signedBy(vault, psbt, 1),
  inputs: signedBy(vault, psbt, 1).inputs.map(drop(INPUT.BIP32_DERIVATION)),
}

test('what one file names is known for all', () => {
  const files = [{ psbt: silent }, { psbt }]
  const proofs = new Proofs()
  const locator = proofs.locatorFor(vault)
  const script = vault.addressAt(0, FAR).lock.scriptPubKey
  expect(locator.locate(script, 0)).toBeUndefined()
  learnPlaces(vault, files, previousTransactions(files, proofs), proofs)
  expect(locator.locate(script, FAR + 1)?.index).toBe(FAR)
})

test('a coin that nothing proves teaches nothing', () => {
  const proofs = new Proofs()
  const files = [{ psbt }]
  const script = vault.addressAt(0, FAR).lock.scriptPubKey
  learnPlaces(vault, files, [undefined], proofs)
  learnPlaces(vault, files, [encodeTransaction(fundingOf(vault, { value: 1n }))], proofs)
  expect(proofs.locatorFor(vault).locate(script, 0)).toBeUndefined()
})

test('a coin far away that a file no longer places is combined all the same', () => {
  expect(findingsOf(vault, silent)).toContain('block:input.not-ours')
  const files = [silent, psbt].map((one, i) => ({ name: `f${i}`, psbt: one }))
  for (const order of [files, files.toReversed()])
    expect(combine(vault, order).reviewed.facts.inputs[0]?.signatures.size).toBe(1)
})
