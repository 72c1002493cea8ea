import { RingiError } from '../../base/error.js'
import { type Finding, findingOf } from '../../base/finding.js'
import { isReal, type NetworkName } from '../../chain/network.js'
import { parseDice } from '../../keys/entropy.js'
import { readSecretFile } from '../../platform/secret-file.js'
import type { Input } from '../context.js'
import { readText } from '../files.js'

/** Throws of a die, digits 1 to 6, and what there is to say of where they came from. */
export interface DiceRead {
  readonly dice: string
  readonly findings: readonly Finding[]
}

/** The throws in a file, or on standard input for `-`. Throws `dice.malformed` and what reading throws. */
export async function readDiceFile(io: Input, file: string): Promise<DiceRead> {
  return { dice: parseDice(await readText(io, file)), findings: [] }
}

/**
 * The same where nothing else goes into the key, so that whoever reads the file has the key: where money is real it has to be a
 * file of a secret, elsewhere one that others may read is warned of. Throws `secret-file.readable` as well.
 */
export async function readSecretDice(io: Input, file: string, network?: NetworkName): Promise<DiceRead> {
  if (file === '-') return await readDiceFile(io, file)
  try {
    return { dice: parseDice(await readSecretFile(file)), findings: [] }
  } catch (error) {
    const exposed = error instanceof RingiError && error.code === 'secret-file.readable'
    if (!exposed || isReal(network)) throw error
    const { dice } = await readDiceFile(io, file)
    return { dice, findings: [findingOf('warn', error)] }
  }
}
