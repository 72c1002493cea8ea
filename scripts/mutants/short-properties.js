// Properties are tried anew for every mutant, so they get at most 20 examples, always from the same seed.
import { vi } from 'vitest'

vi.mock('fast-check', async original => {
  const { default: fc } = await original()
  fc.configureGlobal({ seed: 1, endOnFailure: true })
  const assert = (property, options = {}) => {
    const numRuns = Math.min(20, options.numRuns ?? 20)
    return fc.assert(property, { ...options, numRuns })
  }
  return { default: { ...fc, assert } }
})
