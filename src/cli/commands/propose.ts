import { blockedBy } from '../../app/blocked.js'
import type { Context } from '../../app/context.js'
import { chooseTarget, writePsbt } from '../../app/files.js'
import { refuseSecretContent } from '../../app/known-words.js'
import { logIfAtHome } from '../../app/log/append.js'
import { heardBy } from '../../app/log/heard.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { type Original, readOriginal } from '../../app/proposals/original.js'
import {
  readDestination,
  readFee,
  readFunds,
  readLabels,
  readOutPoints,
  readPublished,
  readSelection,
} from '../../app/proposals/proposal-inputs.js'
import type { ProposalRequest } from '../../app/proposals/proposal-request.js'
import { ReviewContext } from '../../app/proposals/review-file.js'
import { proposerKey, signAsProposer } from '../../app/signing/proposer.js'
import { namedVault } from '../../app/vaults.js'
import { utf8Text } from '../../base/bytes.js'
import { errorOf } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { isPublishing } from '../../bitcoin/published-data.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import type { AskedFee } from '../../coins/selection.js'
import { BREAK } from '../../keys/secrets/index.js'
import { proposed } from '../../log/proposal-events.js'
import type { Notes } from '../../proposal/notes.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { textsIn } from '../../psbt/notes.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { review } from '../../psbt/review/reviewer.js'
import { type ProposalOptions, propose } from '../../psbt/roles/proposal.js'
import { requireSpeedUp, tellDragged } from '../../psbt/roles/propose/package.js'
import { leastFeeOf, requireLeastFee, withLeastFee } from '../../psbt/roles/replace.js'
import { MAX_INDEX } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { PROPOSAL_OPTIONS } from '../options/proposals.js'
import { choiceData, choiceText } from '../render/made.js'
import { replacementData, replacementText } from '../render/replacement.js'
import { reviewText } from '../render/review.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'

export const command = defineCommand(PROPOSAL_OPTIONS, run)

async function run(context: Context, request: ProposalRequest): Promise<Outcome> {
  const fee = readFee(request)
  const selection = readSelection(request)
  const published = readPublished(request)
  const vault = await namedVault(context, request.vault)
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
  const destination = await readDestination(context, request, vault.network, original)
  const funds = original?.funds ?? (await readFunds(context, request.utxos))
  const make = (asked: AskedFee) =>
    propose(vault, funds, destination, asked, {
      ...{ ...settings, history: heard },
      ...inPlaceOf(original, request, settings),
    })
  const made = fee === undefined ? withLeastFee(make, vault, (original as Original).rivals) : make(fee)
  const replacement = original && {
    replaced: original.replaced,
    least: leastFeeOf(made.psbt, vault, original.rivals),
  }
  const texts = [...textsIn(made.psbt), published && utf8Text(published.bytes)]
  await refuseSecretContent(context.home, texts.filter(text => text !== undefined).join(BREAK))
  const reviewing = {
    ...(await new ReviewContext(context, request).settings(vault, { stage: 'propose', history })),
    gapLimit: MAX_INDEX,
    onProgress: context.progress.of('Proving coins'),
  }
  const unsigned = review(vault, made.psbt, reviewing)
  if (request.childOf !== undefined) requireSpeedUp(made.ancestors, unsigned.facts)
  const psbt = proposer === undefined ? made.psbt : await signAsProposer(context, proposer, unsigned)
  const reviewed =
    proposer === undefined ? unsigned : review(vault, psbt, { ...reviewing, proofs: unsigned.facts.proofs })
  if (replacement !== undefined && request.replace !== undefined)
    requireLeastFee(reviewed.facts.totals.fee, reviewed.facts.vsize, replacement)
  const findings = [
    ...(proposer?.surroundings ?? []),
    ...tellUnsignalled(original),
    ...made.findings,
    ...(fee?.absoluteFee === undefined ? [] : tellDragged(made.ancestors, reviewed.facts)),
    ...reviewed.facts.findings,
  ]
  const failure = blockedBy(findings)
  if (failure !== undefined) throw errorOf(failure, { findings })
  const target = await chooseTarget(
    context,
    request.out ?? `proposal-${reviewed.facts.txid.slice(0, 8)}.psbt`,
  )
  const to = { ...target, base64: request.base64 }
  const { file, raw, base64 } = await writePsbt(context, to, encodePsbt(psbt), () =>
    logIfAtHome(context.home, proposed(reviewed.facts, proposer?.name), proposer?.record.name),
  )
  return {
    data: {
      psbt: base64,
      file,
      ...proposalData(reviewed),
      ...choiceData({ made, reviewed, published }),
      ...replacementData(replacement),
    },
    findings,
    sealed: false,
    raw,
    text: style =>
      shown`${reviewText(reviewed, style)}${choiceText({ made, reviewed, published }, style)}${replacementText(replacement, style)}${writtenText(file, style)}`,
  }
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
  const message = `${txid} does not say that it may be replaced: nodes before Bitcoin Core 28 keep it.`
  return [finding('info', 'replacement.unsignalled', message)]
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

function proposalData({ facts }: ReviewedPsbt) {
  const { txid, inputs, outputs, totals, vsize, digest } = facts
  const change = outputs.find(({ kind }) => kind === 'change')
  return {
    txid,
    inputCount: inputs.length,
    outputCount: outputs.length,
    payments: outputs
      .filter(output => output !== change && !isPublishing(output.script))
      .map(({ address, value, label }) => ({
        address: address ?? null,
        value: String(value),
        label: label ?? null,
      })),
    change: change
      ? { address: change.address, index: change.place?.index, value: String(change.value) }
      : null,
    fee: String(totals.fee),
    feeRate: satsPerVbyte(totals.fee, vsize),
    vsize,
    digest: digest.hex,
    words: digest.words,
  }
}
