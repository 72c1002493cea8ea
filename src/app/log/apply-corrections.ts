import { RingiError } from '../../base/error.js'
import { corrected } from '../../rules/approvals/events.js'
import { CORRECTION, requireCorrected, type SignedCorrection } from '../../rules/statements/correction.js'
import { parseStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { parsedFiles } from '../files.js'
import { confirm } from '../person.js'
import { registeredVault } from '../vaults.js'
import { append } from './append.js'
import { VerifiedLog } from './verified-log.js'

/** The corrections of one entry that M cosigners have signed. */
export interface ApplyCorrectionsRequest {
  readonly vault: string
  readonly correction: readonly string[]
}

/** A correction that is believed on this machine from now on. */
export interface AppliedCorrections {
  readonly vault: Vault
  readonly sealed: SignedCorrection
  readonly signedBy: readonly string[]
}

/** Logs what M cosigners have signed; from then on it is believed here, and wherever this log is given. */
export async function applyCorrections(
  context: Context,
  request: ApplyCorrectionsRequest,
): Promise<AppliedCorrections> {
  const vault = await registeredVault(context.home, request.vault)
  const read = (text: string): SignedCorrection => parseStatement(CORRECTION, text)
  const all = await parsedFiles(context.io, request.correction, read)
  const signedBy = requireCorrected(all, vault, Date.now())
  const event = corrected(vault, all)
  await confirm(context, { asks: 'corrected' })
  await context.home.change(async () => {
    const log = await VerifiedLog.read(context.home)
    refuseAgain(log, event)
    await append(log, event)
  })
  const [sealed] = all as [SignedCorrection]
  return { vault, sealed, signedBy }
}

function refuseAgain(
  { history }: VerifiedLog,
  { vault, corrects, field, value }: ReturnType<typeof corrected>,
): void {
  const isSame = history.reach.corrections.some(
    one =>
      one.vault.digest === vault.digest &&
      one.corrects.hash === corrects.hash &&
      one.field === field &&
      one.value === value,
  )
  if (isSame) throw new RingiError('log.corrected-already')
}
