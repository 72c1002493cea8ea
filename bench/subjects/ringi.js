// Ringi's own steps, as its commands put them together. Nothing is shared between a step and the one before it: every
// run has its own vault and decodes its own files where its command would.
import { combine, decodePsbt, encodePsbt, finalize, review, sign } from '../../dist/index.js'
import { freshVault, fundsIn, keyOf, OFFICERS, proposeSweep } from '../fixture.js'

export function steps({ snapshot, previous, proposal, signed, combined }) {
  const decoded = bytes => () => ({ vault: freshVault(), psbt: decodePsbt(bytes) })
  return {
    propose: {
      prepare: freshVault,
      run: vault => {
        const psbt = proposeSweep(vault, fundsIn(snapshot, previous))
        review(vault, psbt).requireUnblocked()
        return encodePsbt(psbt)
      },
    },
    decode: { prepare: () => proposal, run: decodePsbt },
    review: { prepare: decoded(proposal), run: ({ vault, psbt }) => review(vault, psbt) },
    sign: {
      prepare: () => ({ ...decoded(proposal)(), key: keyOf(OFFICERS[0]) }),
      run: ({ vault, psbt, key }) => sign(review(vault, psbt), key),
    },
    verify: { prepare: decoded(combined), run: ({ vault, psbt }) => review(vault, psbt) },
    combine: {
      prepare: () => ({
        vault: freshVault(),
        files: signed.map((bytes, i) => ({ name: OFFICERS[i], psbt: decodePsbt(bytes) })),
      }),
      run: ({ vault, files }) => combine(vault, files),
    },
    finalize: { prepare: decoded(combined), run: ({ vault, psbt }) => finalize(review(vault, psbt)) },
  }
}
