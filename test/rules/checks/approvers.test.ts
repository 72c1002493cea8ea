import { describe, expect, test } from 'vitest'
import type { History } from '../../../src/log/history.js'
import { consented } from '../../../src/log/proposal-events.js'
import type { Evidence } from '../../../src/rules/evidence/evidence.js'
import { CONSENT, type SignedConsent, verifyConsent } from '../../../src/rules/statements/consent.js'
import { sealStatement } from '../../../src/rules/statements/statement.js'
import {
  claimsOf,
  HOUR,
  historyOf,
  NOW,
  policyOf,
  reviewed,
  signedEvent,
  VAULT,
  verdicts,
} from '../../support/policies.js'
import { keyOf, vaultOf } from '../../support/rehearsal.js'

const GROUPS = 'groups: { security: [officer-3] }'
const RULE = 'quorum: { tiers: [{ any: 2, including: { security: 1 } }] }'
const BROKEN = ['block:rule.quorum']
const PROPOSAL = reviewed()
const POLICY = policyOf(RULE, GROUPS)

/** A consent of officer 3, a day long unless said otherwise. */
function consent(changes: Partial<SignedConsent['statement']> = {}, vault = VAULT): SignedConsent {
  const { digest, txid } = PROPOSAL.facts
  return sealStatement(CONSENT, keyOf(vault, 3), {
    ...{
      vault: vault.digest.hex,
      policy: POLICY.digest.hex,
      proposal: digest.hex,
      txid,
      cosigner: 'officer-3',
    },
    approved: moment(NOW - HOUR),
    expires: moment(NOW + 23 * HOUR),
    ...changes,
  })
}
const moment = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
const judge = (evidence: Partial<Evidence>) => verdicts(RULE, PROPOSAL, { signer: 0, ...evidence }, GROUPS)
const logged = (sealed: SignedConsent, history: typeof historyOf = historyOf): History =>
  history([NOW - HOUR, consented(PROPOSAL.facts, sealed, { findings: [], height: undefined })])

describe('a consent counts', () => {
  test('until it ends', () => {
    const given = [verifyConsent(consent(), VAULT, NOW)]
    expect(judge({ consents: given })).toEqual([])
    expect(judge({ consents: given, now: NOW + 23 * HOUR - 1 })).toEqual([])
    expect(judge({ consents: given, now: NOW + 23 * HOUR })).toEqual(BROKEN)
    expect(() => verifyConsent(consent(), VAULT, NOW + 23 * HOUR)).toThrowCode('approval.expired')
  })

  test.each([
    ['transaction', { txid: 'ab'.repeat(32) }],
    ['proposal', { proposal: 'ab'.repeat(32) }],
    ['version of the policy', { policy: 'ab'.repeat(32) }],
  ])('for no other %s', (_what, changes) => {
    expect(judge({ consents: [verifyConsent(consent(changes), VAULT, NOW)] })).toEqual(BROKEN)
    expect(judge({ history: logged(consent(changes)) })).toEqual(BROKEN)
  })

  test('for no other vault of the same people', () => {
    const twin = vaultOf({ name: 'twin' })
    expect(() => verifyConsent(consent({}, twin), VAULT, NOW)).toThrowCode('approval.other-vault')
    expect(() => verifyConsent(consent({ vault: VAULT.digest.hex }, twin), VAULT, NOW)).not.toThrow()
  })

  test('out of whatever log, by its own signature', () => {
    expect(judge({ history: logged(consent()) })).toEqual([])
    expect(judge({ history: logged(consent(), claimsOf) })).toEqual([])
    const forged = { ...consent(), signature: consent({ approved: moment(NOW) }).signature }
    expect(judge({ history: logged(forged) })).toEqual(BROKEN)
    expect(judge({ history: logged({ ...consent(), signature: 'smp' }) })).toEqual(BROKEN)
    expect(judge({ history: logged(consent()), now: NOW + 24 * HOUR })).toEqual(BROKEN)
  })
})

describe('what logs say of signatures', () => {
  const history = (...cosigners: string[]) => {
    const entries = historyOf([NOW - HOUR, signedEvent(PROPOSAL, 2)])
    const since = new Map(cosigners.map(name => [name, undefined]))
    const signed = entries.signed.map(record => ({
      ...record,
      signings: record.signings.map(one => ({ ...one, worth: { by: 'cosigners', since } as const })),
    }))
    return { ...entries, signed, vaults: entries.vaults } as History
  }

  test('counts where they say it themselves', () => {
    expect(judge({ history: history('officer-3') })).toEqual([])
    expect(judge({ history: history('officer-1', 'officer-2') })).toEqual(BROKEN)
  })
})

test('who has proposed does not consent either', () => {
  const rule = 'separation-of-duties: {}'
  const proposal = reviewed({ notes: { proposer: 'officer-3' } })
  const { txid } = proposal.facts
  const consenting = (name: string) =>
    verdicts(rule, proposal, { signer: 0, signedElsewhere: new Map([[txid, new Set([name])]]) })
  expect(consenting('officer-3')).toContain('block:rule.separation-of-duties')
  expect(consenting('officer-2')).not.toContain('block:rule.separation-of-duties')
})
