import fc from 'fast-check'
import { expect, test } from 'vitest'
import { review } from '../../src/psbt/review/reviewer.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import { verify } from '../../src/psbt/roles/verifier.js'
import { signedBy } from '../support/rehearsal.js'
import { anyScene, teams } from './arbitrary.js'

test('every M of the cosigners finish a transaction, and no fewer do', () => {
  fc.assert(
    fc.property(anyScene, ({ vault, psbt }) => {
      const { required, of } = vault.threshold
      const proposal = review(vault, psbt)
      for (const team of teams(required, of)) {
        const { transaction, signedBy: signers } = finalize(review(vault, signedBy(vault, psbt, ...team)))
        const { findings, matchesProposal } = verify(vault, transaction, { proposal })
        expect([findings, matchesProposal]).toEqual([[], true])
        for (const one of signers) expect([...one].sort()).toEqual(team.map(officer => officer - 1))
      }
      for (const team of teams(required - 1, of)) {
        const reviewed = review(vault, signedBy(vault, psbt, ...team))
        expect(() => finalize(reviewed)).toThrowCode('signature.incomplete')
      }
    }),
    { numRuns: 12 },
  )
})
