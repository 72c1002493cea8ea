// Ringi's own steps, as its commands put them together: what decoding proves of the previous transactions, the review
// takes over. Every run has a vault and decoded files of its own, so that no run profits from the one before.
import { combine, decodePsbt, encodePsbt, finalize, Proofs, review, sign } from '../../dist/index.js'
import { freshVault, fundsIn, keyOf, OFFICERS, proposeSweep } from '../fixture.js'

export function steps({ snapshot, previous, proposal, signed, combined }) {
  const decoded = bytes => () => {
    const proofs = new Proofs()
    return { vault: freshVault(), psbt: decodePsbt(bytes, proofs), proofs }
  }
  const reviewed = ({ vault, psbt, proofs }) => review(vault, psbt, { proofs })
  return {
    propose: {
      prepare: freshVault,
      run: vault => {
        const psbt = proposeSweep(vault, fundsIn(snapshot, previous))
        review(vault, psbt).requireUnblocked()
        return encodePsbt(psbt)
      },
    },
    decode: { prepare: () => proposal, run: bytes => decodePsbt(bytes) },
    review: { prepare: decoded(proposal), run: reviewed },
    sign: {
      prepare: () => ({ ...decoded(proposal)(), key: keyOf(OFFICERS[0]) }),
      run: one => sign(reviewed(one), one.key),
    },
    verify: { prepare: decoded(combined), run: reviewed },
    combine: {
      prepare: () => {
        const proofs = new Proofs()
        const files = signed.map((bytes, i) => ({ name: OFFICERS[i], psbt: decodePsbt(bytes, proofs) }))
        return { vault: freshVault(), files, proofs }
      },
      run: ({ vault, files, proofs }) => combine(vault, files, { proofs }),
    },
    finalize: { prepare: decoded(combined), run: one => finalize(reviewed(one)) },
  }
}
