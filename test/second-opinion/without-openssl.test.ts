import { describe, it, vi } from 'vitest'
import { independentVerifier } from '../../src/platform/independent-verifier.js'
import { confirmSignatures, confirmTransaction } from '../../src/second-opinion/index.js'
import { fieldsFor, flipped, SCRIPT_TYPES, sampleOf } from './samples.js'

vi.mock('node:crypto', async load => {
  const refuse = () => {
    throw new Error('this OpenSSL has no such curve')
  }
  return { ...(await load<typeof import('node:crypto')>()), getCurves: () => [], verify: refuse }
})

describe.each(SCRIPT_TYPES)('where OpenSSL lacks the curve: %s', scriptType => {
  const { psbt, keys, added, transaction } = sampleOf({ scriptType })

  it('agrees all the same', async () => {
    await confirmSignatures(psbt, added, independentVerifier())
    await confirmTransaction(transaction, psbt, independentVerifier())
  })

  it('refuses all the same', async ({ expect }) => {
    const wrong = fieldsFor(...keys.toReversed())
    await expect(confirmSignatures(psbt, wrong, independentVerifier())).rejects.toThrowCode(
      'signature.disagreement',
    )
    for (let place = 0; place < transaction.length; place += 7) {
      const changed = confirmTransaction(flipped(transaction, place), psbt, independentVerifier())
      await expect(changed).rejects.toThrowCode('signature.disagreement')
    }
  })
})
