import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import type { NetworkName } from '../../chain/network.js'
import { checkDice, checkSystemEntropy, parseDice } from '../../keys/entropy.js'
import { using } from '../../keys/using.js'
import { systemRandomness } from '../../platform/randomness.js'
import type { Context } from '../context.js'
import { untilRight } from '../until-right.js'
import { type DiceRead, readDiceFile, readSecretDice } from './dice-file.js'

/** Where what a key is made of comes from. */
export interface EntropyRequest {
  /** The file with the throws of a die, or `-`. */
  readonly dice: string | undefined
  /** Nothing from the system. */
  readonly diceOnly: boolean
  /** The system alone. */
  readonly noDice: boolean
}

/** What a key's entropy is mixed from, and what there is to say of it. */
export interface EntropyParts {
  readonly system: Uint8Array
  readonly dice: string
  readonly findings: readonly Finding[]
}

/**
 * Draws the system's part, then asks for the dice or reads them, checks both and hands them to `work`; the system's part is
 * overwritten in any case. Throws `entropy.weak`, `dice.*`,
 * `usage.invalid`, `confirm.needed`, `secret-file.readable` and what reading throws.
 */
export async function withEntropy<T>(
  context: Context,
  sources: EntropyRequest,
  { network, words }: { readonly network: NetworkName; readonly words: 12 | 24 },
  work: (parts: EntropyParts) => Promise<T>,
): Promise<T> {
  const { diceOnly, noDice } = sources
  if (diceOnly && noDice) throw new RingiError('usage.invalid', { why: 'no-entropy' })
  // Drawn before the throws are known, so that it cannot depend on them.
  return await using(diceOnly ? new Uint8Array(0) : systemRandomness(32), async system => {
    if (!diceOnly) checkSystemEntropy(system)
    return await work({ system, ...(await throwsOf(context, sources, network, words)) })
  })
}

async function throwsOf(
  context: Context,
  { dice: file, diceOnly, noDice }: EntropyRequest,
  network: NetworkName,
  count: 12 | 24,
): Promise<DiceRead> {
  if (noDice) return { dice: '', findings: [] }
  const readFile = diceOnly ? readSecretDice : readDiceFile
  const read = file === undefined ? await askDice(context, count) : await readFile(context.io, file, network)
  checkDice(read.dice, count)
  return read
}

async function askDice(context: Context, count: 12 | 24): Promise<DiceRead> {
  const least = count === 12 ? 50 : 99
  let dice = ''
  const { person } = context
  while (dice.length < least) {
    const ask = async () => await person.secret({ asks: 'dice', left: least - dice.length })
    dice += await untilRight(person, ask, parseDice)
  }
  return { dice, findings: [] }
}
