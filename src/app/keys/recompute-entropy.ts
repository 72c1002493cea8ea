import { toHex } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import { checkDice, mixEntropy } from '../../keys/entropy.js'
import { using } from '../../keys/using.js'
import type { Context } from '../context.js'
import { checkOffline } from '../surroundings.js'
import { readDiceFile, readSecretDice } from './dice-file.js'

/** What words were made from. */
export interface EntropyRequest {
  /** A file with the throws. */
  readonly dice: string
  /** What the system contributed; none where the words rest on dice alone. */
  readonly system: Uint8Array | undefined
  readonly words: 12 | 24
}

/** The entropy of words, in hex, and what went into it. */
export interface RecomputedEntropy {
  readonly entropy: string
  readonly wordCount: 12 | 24
  /** How many throws. */
  readonly dice: number
  readonly system: boolean
  readonly findings: readonly Finding[]
}

/** Computes the entropy of words again from its parts (docs/entropy.md), so that another program can check it. */
export async function recomputeEntropy(
  context: Context,
  request: EntropyRequest,
): Promise<RecomputedEntropy> {
  const { words, system = new Uint8Array(0) } = request
  const online = await checkOffline(false)
  const readDice = system.length > 0 ? readDiceFile : readSecretDice
  const { dice, findings } = await readDice(context.io, request.dice)
  checkDice(dice, words)
  const entropy = using(mixEntropy({ system, dice, words }), toHex)
  const parts = { wordCount: words, dice: dice.length, system: system.length > 0 }
  return { entropy, ...parts, findings: [...online, ...findings] }
}
