// Properties run for every mutant, so they get a fraction of a second each, always from the same seed.
import fc from 'fast-check'

fc.configureGlobal({ seed: 1, interruptAfterTimeLimit: 250, endOnFailure: true })
