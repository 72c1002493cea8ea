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
    const { psbt, keys, transaction } = sampleOf(shape, version)
    await confirmSignatures(psbt, keys, independentVerifier())
    await confirmTransaction(transaction, psbt, independentVerifier())
  })

  it.each([
    [16, 20],
    [17, 17],
    [20, 20],
  ])('%i-of-%i p2wsh, whose numbers have opcodes of their own', async (required, of) => {
    const { psbt, keys, transaction } = sampleOf({ required, of })
    await confirmSignatures(psbt, keys, independentVerifier())
    await confirmTransaction(transaction, psbt, independentVerifier())
  })

  it('unsorted keys', async () => {
    const { psbt, keys, transaction } = sampleOf({ required: 3, of: 5, sorted: false })
    await confirmSignatures(psbt, keys, independentVerifier())
    await confirmTransaction(transaction, psbt, independentVerifier())
  })

  it('asks only about the inputs that were just signed', async () => {
    const { psbt, keys } = sampleOf({})
    await confirmSignatures(psbt, [undefined, keys[1]], independentVerifier())
    await confirmSignatures(psbt, [undefined, undefined], independentVerifier())
  })
})
