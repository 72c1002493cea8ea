import { RingiError } from '../../base/error.js'
import type { Context } from '../context.js'
import { type Check, checkOf } from './check.js'
import { checkCoreDumps, checkEnvironment, checkInterfaces, checkSwap } from './machine.js'
import {
  checkHome,
  checkProgram,
  checkSeals,
  checkTerminal,
  checkTime,
  checkVaults,
  checkVersions,
} from './program.js'

/** What the process around the program knows of itself. */
export interface ExamineRequest {
  /** The width of the terminal. */
  readonly columns: number
  /** The file that the program is, or the folder with its files. */
  readonly program: string | undefined
}

/** Looks at the machine, the home and the program: whether keys can be used here. */
export async function examine(context: Context, { columns, program }: ExamineRequest): Promise<Check[]> {
  return [
    await checkInterfaces(),
    checkEnvironment(),
    await checkSwap(),
    await checkCoreDumps(),
    await checkHome(context),
    await checkVaults(context),
    await checkSeals(context).catch(notTold),
    checkTerminal(context, columns),
    checkTime(),
    checkVersions(),
    await checkProgram(program),
  ]
}

/** What is wrong with the home or its log itself. */
function notTold(cause: unknown): Check {
  if (!(cause instanceof RingiError)) throw cause
  return checkOf('seals', cause.code.startsWith('log.') ? 'red' : 'yellow', cause)
}
