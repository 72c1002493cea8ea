import { RingiError } from '../../base/error.js'
import { defineCommand, type Outcome } from '../command.js'
import { type Check, checkOf } from '../doctor/check.js'
import { checkCoreDumps, checkEnvironment, checkInterfaces, checkSwap } from '../doctor/machine.js'
import {
  checkHome,
  checkProgram,
  checkSeals,
  checkTerminal,
  checkTime,
  checkVaults,
  checkVersions,
} from '../doctor/program.js'
import { HANG, type Shown, shown } from '../render/shown.js'
import { columns, padded, type Style } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

export const command = defineCommand({}, run)

async function run(context: Session): Promise<Outcome<DataOf<'doctor'>>> {
  const checks = [
    await checkInterfaces(),
    checkEnvironment(),
    await checkSwap(),
    await checkCoreDumps(),
    await checkHome(context),
    await checkVaults(context),
    await checkSeals(context).catch(notTold),
    checkTerminal(context),
    checkTime(),
    checkVersions(),
    await checkProgram(context),
  ]
  return {
    data: { checks: checks.map(checkData) },
    failure: failureOf(checks),
    text: style => shown`${checks.map(check => checkText(check, style, checks))}`,
  }
}

/** What is wrong with the home or its log itself. */
async function notTold(cause: unknown): Promise<Check> {
  if (!(cause instanceof RingiError)) throw cause
  return await checkOf('seals', cause.code.startsWith('log.') ? 'red' : 'yellow', cause)
}

function failureOf(checks: readonly Check[]): Outcome['failure'] {
  return checks.find(({ status }) => status === 'red')?.failure
}

function checkData({ name, status, found, compared, todo }: Check) {
  return { name, status, found: compared === undefined ? found : `${compared} (${found})`, todo }
}

function checkText(
  { name, status, found, compared, todo }: Check,
  style: Style,
  all: readonly Check[],
): Shown {
  const width = Math.max(...all.map(one => columns(one.name)))
  const mark = style[status]({ green: '✓', yellow: '!', red: '✗' }[status])
  const advice = todo === '' ? '' : shown`${' '.repeat(width + 4)}${HANG}${style.bold(todo)}\n`
  return shown`${mark} ${padded(name, width)}  ${HANG}${found}\n${compared && shown`  ${compared}\n`}${advice}`
}
