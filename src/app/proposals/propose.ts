import { utf8Text } from '../../base/bytes.js'
import { errorOf } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import type { PublishedData } from '../../bitcoin/published-data.js'
import type { Replaced } from '../../coins/replacement.js'
import type { AskedFee } from '../../coins/selection.js'
import { BREAK } from '../../keys/secrets/index.js'
import type { RunningHistory } from '../../log/history.js'
import { proposed } from '../../log/proposal-events.js'
import type { Notes } from '../../proposal/notes.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import type { Psbt } from '../../psbt/codec/psbt.js'
import { textsIn } from '../../psbt/notes.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { review } from '../../psbt/review/reviewer.js'
import { type Proposal, type ProposalOptions, propose } from '../../psbt/roles/proposal.js'
import { requireSpeedUp, tellDragged } from '../../psbt/roles/propose/package.js'
import { type LeastFee, leastFeeOf, requireLeastFee, withLeastFee } from '../../psbt/roles/replace.js'
import { MAX_INDEX, type Vault } from '../../vault/vault.js'
import { blockedBy } from '../blocked.js'
import type { Context } from '../context.js'
import { chooseTarget, type WrittenPsbt, writePsbt } from '../files.js'
import { refuseSecretContent } from '../known-words.js'
import { logIfAtHome } from '../log/append.js'
import { heardBy } from '../log/heard.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type ProposerKey, proposerKey, signAsProposer } from '../signing/proposer.js'
import { namedVault } from '../vaults.js'
import { type Original, readOriginal } from './original.js'
import {
  readDestination,
  readFee,
  readFunds,
  readLabels,
  readOutPoints,
  readPublished,
  readSelection,
} from './proposal-inputs.js'
import type { ProposalRequest } from './proposal-request.js'
import { ReviewContext } from './review-file.js'

/** A proposal that was made, reviewed and written. */
export interface ProposedFile {
  readonly made: Proposal
  readonly reviewed: ReviewedPsbt
  /** What an output publishes. */
  readonly published: PublishedData | undefined
  /** What it takes the place of. */
  readonly replacement: Replacement | undefined
  readonly findings: readonly Finding[]
  readonly written: WrittenPsbt
}

/** What a proposal takes the place of, and the least that it has to pay for that. */
export interface Replacement {
  readonly replaced: Replaced
  readonly least: LeastFee
}

/** Proposes a payment, as its first reviewer sees it. Throws what it cannot be made for, and what blocks it. */
export async function proposePayment(context: Context, request: ProposalRequest): Promise<ProposedFile> {
  const selection = readSelection(request)
  const published = readPublished(request)
  const vault = await namedVault(context, request.vault)
  const fee = readFee(request, vault.network)
  const coinLabels = await readLabels(context, request.labels)
  const proposer = await proposerKey(context, request, vault)
  const settings = {
    ...proposalOptions(request, proposer?.name),
    ...selection,
    ...(published === undefined ? {} : { published: published.bytes }),
    ...(coinLabels === undefined ? {} : { coinLabels }),
  }
  const { history } = await VerifiedLog.read(context.home)
  const heard = await heardBy(context, request.history, vault, history)
  const original = await readOriginal(context, request, vault, heard)
  const make = await maker(context, request, { vault, heard, original, settings })
  const made = fee === undefined ? withLeastFee(make, vault, (original as Original).rivals) : make(fee)
  const replacement = original && {
    replaced: original.replaced,
    least: leastFeeOf(made.psbt, vault, original.rivals),
  }
  const texts = [...textsIn(made.psbt), published && utf8Text(published.bytes)]
  await refuseSecretContent(context.home, texts.filter(text => text !== undefined).join(BREAK))
  const { psbt, reviewed } = await reviewAsProposed(context, request, { vault, history, made, proposer })
  if (replacement !== undefined && request.replace !== undefined)
    requireLeastFee(reviewed.facts.totals.fee, reviewed.facts.vsize, replacement, vault.network)
  const findings = [
    ...(proposer?.surroundings ?? []),
    ...tellUnsignalled(original),
    ...made.findings,
    ...(fee?.absoluteFee === undefined ? [] : tellDragged(made.ancestors, reviewed.facts)),
    ...reviewed.facts.findings,
  ]
  const failure = blockedBy(findings)
  if (failure !== undefined) throw errorOf(failure, { findings })
  const usual = `proposal-${reviewed.facts.txid.slice(0, 8)}.psbt`
  const target = { ...(await chooseTarget(context, request.out ?? usual)), base64: request.base64 }
  const written = await writePsbt(context, target, encodePsbt(psbt), () =>
    logIfAtHome(context.home, proposed(reviewed.facts, proposer?.name), proposer?.record.name),
  )
  return { made, reviewed, published, replacement, findings, written }
}

/** What a proposal is made with. */
interface ToMake {
  readonly vault: Vault
  readonly heard: RunningHistory
  readonly original: Original | undefined
  readonly settings: ProposalOptions
}

/** Reads whom it pays and what it spends, and makes it for any fee. */
async function maker(
  context: Context,
  request: ProposalRequest,
  { vault, heard, original, settings }: ToMake,
): Promise<(asked: AskedFee) => Proposal> {
  const destination = await readDestination(context, request, vault.network, original)
  const funds = original?.funds ?? (await readFunds(context, request.utxos, vault.network))
  return asked =>
    propose(vault, funds, destination, asked, {
      ...{ ...settings, history: heard },
      ...inPlaceOf(original, request, settings),
    })
}

/** Reviews what was made, has its proposer sign for it, where there is one, and reviews that. */
async function reviewAsProposed(
  context: Context,
  request: ProposalRequest,
  {
    vault,
    history,
    made,
    proposer,
  }: { vault: Vault; history: RunningHistory; made: Proposal; proposer: ProposerKey | undefined },
): Promise<{ readonly psbt: Psbt; readonly reviewed: ReviewedPsbt }> {
  const reviewing = {
    ...(await new ReviewContext(context, request).settings(vault, { stage: 'propose', history })),
    gapLimit: MAX_INDEX,
    onProgress: context.progress.of('proving'),
  }
  const unsigned = review(vault, made.psbt, reviewing)
  if (request.childOf !== undefined) requireSpeedUp(made.ancestors, unsigned.facts)
  if (proposer === undefined) return { psbt: made.psbt, reviewed: unsigned }
  const psbt = await signAsProposer(context, proposer, unsigned)
  return { psbt, reviewed: review(vault, psbt, { ...reviewing, proofs: unsigned.facts.proofs }) }
}

/** What a proposal that stands in another one's place has from it, unless the options say otherwise. */
function inPlaceOf(
  original: Original | undefined,
  request: ProposalRequest,
  { notes, changeIndex }: ProposalOptions,
): ProposalOptions {
  if (original === undefined) return {}
  const index = changeIndex ?? original.changeIndex
  const replaces = request.replace !== undefined
  return {
    coins: original.coins,
    ...(index === undefined ? {} : { changeIndex: index }),
    ...(replaces ? { mayAddCoins: true } : {}),
    ...(replaces && !request.plain ? { notes: { ...original.notes, ...notes } } : {}),
  }
}

function tellUnsignalled(original: Original | undefined): Finding[] {
  if (original === undefined || original.signals !== false) return []
  const { txid } = original.replaced
  return [finding('info', 'replacement.unsignalled', { txid })]
}

function proposalOptions(request: ProposalRequest, proposer: string | undefined): ProposalOptions {
  const { changeIndex, height, psbtVersion, allowUnconfirmed, plain } = request
  return {
    coins: readOutPoints(request),
    ...(changeIndex === undefined ? {} : { changeIndex }),
    ...(height === undefined ? {} : { height }),
    notes: plain ? {} : notesOf(request, proposer),
    psbtVersion,
    allowUnconfirmed,
    labels: !plain,
  }
}

function notesOf({ memo, reference, proposer: named }: ProposalRequest, signing: string | undefined): Notes {
  const proposer = signing ?? named
  return {
    ...(memo === undefined ? {} : { memo }),
    ...(reference === undefined ? {} : { reference }),
    ...(proposer === undefined ? {} : { proposer }),
  }
}
