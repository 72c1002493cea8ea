import { describe, it } from 'vitest'
import { independentVerifier } from '../../src/platform/independent-verifier.js'
import { confirmSignatures, confirmTransaction } from '../../src/second-opinion/index.js'
import { SCRIPT_TYPES, sampleOf } from './samples.js'

describe('agreement', () => {
  const shapes = SCRIPT_TYPES.flatMap(scriptType =>
    ([0, 2] as const).flatMap(version =>
      (
        [
          [1, 1],
          [2, 3],
          [15, 15],
        ] as const
      ).map(([required, of]) => ({ scriptType, version, required, of })),
    ),
  )
  it.each(shapes)('$required-of-$of $scriptType, version $version', async ({ version, ...shape }) => {
    const { psbt, added, transaction } = sampleOf(shape, version)
    await confirmSignatures(psbt, added, independentVerifier())
    await confirmTransaction(transaction, psbt, independentVerifier())
  })

  it.each([
    [16, 20],
    [17, 17],
    [20, 20],
  ])('%i-of-%i p2wsh, whose numbers have opcodes of their own', async (required, of) => {
    const { psbt, added, transaction } = sampleOf({ required, of })
    await confirmSignatures(psbt, added, independentVerifier())
    await confirmTransaction(transaction, psbt, independentVerifier())
  })

  it('unsorted keys', async () => {
    const { psbt, added, transaction } = sampleOf({ required: 3, of: 5, sorted: false })
    await confirmSignatures(psbt, added, independentVerifier())
    await confirmTransaction(transaction, psbt, independentVerifier())
  })

  it('asks only about the inputs that were just signed', async () => {
    const { psbt, added } = sampleOf({})
    await confirmSignatures(psbt, [[], added[1] as string[]], independentVerifier())
    await confirmSignatures(psbt, [[], []], independentVerifier())
  })
})
