import { findKey, openForSealing } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { sealAnew } from '../../app/seal/seal-anew.js'
import { sealedEnd } from '../../app/seal/sealing.js'
import { type HomeSummary, summaryData, summaryOf } from '../../app/seal/summary.js'
import { checkOffline } from '../../app/surroundings.js'
import { RingiError } from '../../base/error.js'
import { using } from '../../keys/using.js'
import { twinsOf } from '../../vault/twins.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { HEX_32, NAME, VAULT } from '../option-types.js'
import { ALLOW_ONLINE, PASSWORD_FILE } from '../options/keys.js'
import { type Asked, optional, required } from '../parameters.js'
import { askThrough, confirm } from '../person.js'
import { printText } from '../print.js'
import { sealedHeadText, summaryText } from '../render/seal.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import { type Session, styleOn } from '../session.js'

const PARAMETERS = {
  key: required('--key <name>', 'the key to seal the home under', NAME),
  keep: optional(
    '--keep <vault>',
    'of vaults with the same keys, the one that the others have: the rest gives way to it',
    VAULT,
  ),
  digest: optional(
    '--digest <hex>',
    'the digest of what was compared with the others: seals without asking',
    HEX_32,
  ),
  passwordFile: PASSWORD_FILE,
  allowOnline: ALLOW_ONLINE,
}

type HomeSealRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: HomeSealRequest): Promise<Outcome<DataOf<'home seal'>>> {
  const { home } = context
  const record = await findKey(home, request.key)
  const findings = await checkOffline(request.allowOnline, record.network)
  const summary = await summaryOf(home, await VerifiedLog.read(home, { key: record.name }))
  const kept = await chooseTwin(context, request.keep, summary.vaults)
  await askToSeal(context, request.digest, summary)
  const opened = await openForSealing(context, new Credentials(context, request), record)
  const seal = await using(opened.sealing, () => sealAnew(home, opened, { digest: summary.digest.hex, kept }))
  return {
    data: { key: record.name, counter: seal.counter, ...summaryData(summary), log: sealedEnd(seal) },
    findings,
    text: style => shown`${table([[style.words.seals, seal.counter]])}${sealedHeadText(seal, style)}`,
  }
}

/** Of vaults with the same keys, the one that is kept; undefined where there are none. Throws `vault.twins`, `confirm.needed`. */
async function chooseTwin(
  context: Session,
  named: string | undefined,
  vaults: readonly Vault[],
): Promise<Vault | undefined> {
  const twins = vaults.filter(vault => twinsOf(vault, vaults).length > 0)
  if (twins.length === 0) return undefined
  const names = twins.map(({ name }) => name).join(', ')
  const chosen =
    named ??
    (await askThrough(context.io, { why: 'twins', twins: names, flag: '--keep' }).line(
      context.words.keepTwin(names),
    ))
  const kept = twins.find(({ name }) => name === chosen.trim())
  if (kept !== undefined) return kept
  throw new RingiError('vault.twins', { why: 'not-one', twins: names })
}

/** Shows all that would be sealed, to compare with the others, and asks; a script names the digest of what was compared. */
async function askToSeal(context: Session, given: string | undefined, summary: HomeSummary): Promise<void> {
  if (given === summary.digest.hex) return
  if (given !== undefined) {
    const told = { expected: given.slice(0, 64), actual: summary.digest.hex }
    throw new RingiError('confirm.mismatch', { why: 'home', ...told })
  }
  if (!context.yes) printText(context.io, 'stderr', summaryText(summary, styleOn('stderr', context)))
  await confirm(context, context.words.askSeal, { why: 'seal', flag: '--yes' })
}
