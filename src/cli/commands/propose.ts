import type { Command } from 'commander'
import { utf8Text } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { isPublishing } from '../../bitcoin/published-data.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import type { AskedFee } from '../../coins/selection.js'
import { parseName } from '../../keys/name.js'
import { BREAK } from '../../keys/secrets/index.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { type Notes, textsIn } from '../../psbt/notes.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { review } from '../../psbt/review/reviewer.js'
import { type ProposalOptions, propose } from '../../psbt/roles/proposal.js'
import { requireSpeedUp, tellDragged } from '../../psbt/roles/propose/package.js'
import { leastFeeOf, requireLeastFee, withLeastFee } from '../../psbt/roles/replace.js'
import { MAX_INDEX } from '../../vault/vault.js'
import { blockedBy } from '../blocked.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, writePsbt } from '../files.js'
import { refuseSecretContent } from '../known-words.js'
import { logIfAtHome } from '../log/append.js'
import { proposed } from '../log/events.js'
import { heardBy } from '../log/heard.js'
import { VerifiedLog } from '../log/verified-log.js'
import {
  AMOUNT,
  addTypedRepeatable,
  FEE_RATE,
  HEIGHT,
  HEX_32,
  NAME,
  NOTE,
  OUT_POINT,
  oneOf,
  PAYMENT,
  PUBLISHED_DATA,
  typed,
  wholeNumber,
} from '../option-types.js'
import {
  addRepeatable,
  choiceOf,
  isOn,
  numberOf,
  type Operands,
  type Options,
  requiredText,
  textOf,
} from '../options.js'
import { type Original, readOriginal } from '../original.js'
import { addPolicyOptions } from '../policy/options.js'
import { addPrevtxs } from '../prevtxs.js'
import {
  readDestination,
  readFee,
  readFunds,
  readLabels,
  readOutPoints,
  readPublished,
} from '../proposal-inputs.js'
import { choiceData, choiceText } from '../render/made.js'
import { replacementData, replacementText } from '../render/replacement.js'
import { reviewText } from '../render/review.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import { reviewSettings } from '../review-file.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { addSelectionOptions, readSelection } from '../selection-options.js'
import { proposerKey, signAsProposer } from '../signing/proposer.js'
import { ALLOW_ONLINE } from '../surroundings.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .requiredOption('--vault <vault>', 'a registered vault, or a vault file')
    .option('--allow-duplicates', 'the CSV may pay one address twice')
    .addOption(typed('--fee-rate <sat/vB>', 'the least fee rate of the finished transaction', FEE_RATE))
    .addOption(typed('--fee <amount>', 'the fee as an amount: 5000sat', AMOUNT))
    .addOption(
      typed(
        '--change-index <n>',
        'where change goes; the next index that the snapshot does not use',
        wholeNumber(0, MAX_INDEX),
      ),
    )
    .addOption(typed('--height <n>', 'the height of the chain, against fee sniping', HEIGHT))
    .option('--labels <file>', 'labels (BIP 329): what they say is not to be spent is passed over')
    .addOption(typed('--memo <text>', 'a note for the officers', NOTE))
    .addOption(typed('--reference <text>', 'your number for it', NOTE))
    .addOption(typed('--proposer <name>', 'who proposes it; a policy may want to know', NAME))
    .addOption(typed('--key <name>', 'the key with which whoever proposes it signs that they do', NAME))
    .addOption(
      typed(
        '--renews <txid>',
        'the transaction that has lapsed and in whose place this one is proposed, with --key',
        HEX_32,
      ),
    )
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option(...ALLOW_ONLINE)
    .option('--plain', 'without memo, reference, proposer and labels')
    .option('--allow-unconfirmed', 'unconfirmed coins may be spent')
    .addOption(typed('--psbt-version <0|2>', 'BIP 174 or BIP 370', oneOf(['0', '2']), '0'))
    .option('--out <file>', 'the proposal (proposal-TXID.psbt; - for base64 on standard output)')
    .option('--base64', 'write base64 instead of binary')
  addSelectionOptions(command)
  addPolicyOptions(command)
  addRepeatable(
    command,
    '--utxos <file>',
    'coins as Bitcoin Core, Electrum, an Electrum or Esplora server print them',
  )
  addPrevtxs(command)
  addTypedRepeatable(command, '--to <address=amount>', 'whom to pay: ADDRESS=0.5btc', PAYMENT)
  // Repeatable for the parser alone: {@link readDestination} refuses a second one, which would displace the first.
  addRepeatable(command, '--payouts <csv>', 'who is paid: address,amount,label')
  addRepeatable(command, '--sweep <address>', 'everything goes to this address')
  command.option('--cancel <file|txid>', 'bring all coins of a proposal back to the vault')
  command.option('--replace <file|txid>', 'pay the same as a proposal with the same coins and a higher fee')
  command.addOption(
    typed(
      '--child-of <txid:vout>',
      'speed up an unconfirmed transaction: its coin goes back to the vault at the rate of both',
      OUT_POINT,
    ),
  )
  addTypedRepeatable(
    command,
    '--data <hex|text>',
    'what an output publishes for ever, at most 80 bytes',
    PUBLISHED_DATA,
  )
  addTypedRepeatable(command, '--coin <txid:vout>', 'spend exactly these coins', OUT_POINT)
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const fee = readFee(options)
  const selection = readSelection(options)
  const published = readPublished(options)
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const coinLabels = await readLabels(context, options)
  const proposer = await proposerKey(context, options, vault)
  const settings = {
    ...proposalOptions(options, proposer?.name),
    ...selection,
    ...(published === undefined ? {} : { published: published.bytes }),
    ...(coinLabels === undefined ? {} : { coinLabels }),
  }
  const { history } = await VerifiedLog.read(context.home)
  const heard = await heardBy(context, options, vault, history)
  const original = await readOriginal(context, options, vault, heard)
  const destination = await readDestination(context, options, vault.network, original)
  const funds = original?.funds ?? (await readFunds(context, options))
  const make = (asked: AskedFee) =>
    propose(vault, funds, destination, asked, {
      ...{ ...settings, history: heard },
      ...inPlaceOf(original, options, settings),
    })
  const made = fee === undefined ? withLeastFee(make, vault, (original as Original).rivals) : make(fee)
  const replacement = original && {
    replaced: original.replaced,
    least: leastFeeOf(made.psbt, vault, original.rivals),
  }
  const texts = [...textsIn(made.psbt), published && utf8Text(published.bytes)]
  await refuseSecretContent(context.home, texts.filter(text => text !== undefined).join(BREAK))
  const reviewing = {
    ...(await reviewSettings(context, options, vault, { stage: 'propose', history })),
    gapLimit: MAX_INDEX,
    onProgress: context.progress.of('Proving coins'),
  }
  const unsigned = review(vault, made.psbt, reviewing)
  if (textOf(options, 'childOf') !== undefined) requireSpeedUp(made.ancestors, unsigned.facts)
  const psbt = proposer === undefined ? made.psbt : await signAsProposer(context, options, proposer, unsigned)
  const reviewed =
    proposer === undefined ? unsigned : review(vault, psbt, { ...reviewing, proofs: unsigned.facts.proofs })
  if (replacement !== undefined && textOf(options, 'replace') !== undefined)
    requireLeastFee(reviewed.facts.totals.fee, reviewed.facts.vsize, replacement)
  const findings = [
    ...(proposer?.surroundings ?? []),
    ...tellUnsignalled(original),
    ...made.findings,
    ...(fee?.absoluteFee === undefined ? [] : tellDragged(made.ancestors, reviewed.facts)),
    ...reviewed.facts.findings,
  ]
  const failure = blockedBy(findings)
  if (failure !== undefined)
    throw new RingiError(failure.code, failure.message, { hint: failure.hint ?? '', findings })
  const target = await chooseTarget(context, options, `proposal-${reviewed.facts.txid.slice(0, 8)}.psbt`)
  const { file, raw, base64 } = await writePsbt(context, options, target, encodePsbt(psbt), () =>
    logIfAtHome(context.home, proposed(reviewed, proposer?.name), proposer?.record.name),
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
  options: Options,
  { notes, changeIndex }: ProposalOptions,
): ProposalOptions {
  if (original === undefined) return {}
  const index = changeIndex ?? original.changeIndex
  const replaces = textOf(options, 'replace') !== undefined
  return {
    coins: original.coins,
    ...(index === undefined ? {} : { changeIndex: index }),
    ...(replaces ? { mayAddCoins: true } : {}),
    ...(replaces && !isOn(options, 'plain') ? { notes: { ...original.notes, ...notes } } : {}),
  }
}

function tellUnsignalled(original: Original | undefined): Finding[] {
  if (original === undefined || original.signals !== false) return []
  const { txid } = original.replaced
  const message = `${txid} does not say that it may be replaced: nodes before Bitcoin Core 28 keep it.`
  return [finding('info', 'replacement.unsignalled', message)]
}

function proposalOptions(options: Options, proposer: string | undefined): ProposalOptions {
  const changeIndex = numberOf(options, 'changeIndex')
  const height = numberOf(options, 'height')
  return {
    coins: readOutPoints(options),
    ...(changeIndex === undefined ? {} : { changeIndex }),
    ...(height === undefined ? {} : { height }),
    notes: notesOf(options, proposer),
    psbtVersion: choiceOf(options, 'psbtVersion', ['0', '2']) === '2' ? 2 : 0,
    allowUnconfirmed: isOn(options, 'allowUnconfirmed'),
    labels: !isOn(options, 'plain'),
  }
}

function notesOf(options: Options, signing: string | undefined): Notes {
  const memo = textOf(options, 'memo')
  const reference = textOf(options, 'reference')
  const proposer = signing ?? textOf(options, 'proposer')
  const notes = {
    ...(memo === undefined ? {} : { memo }),
    ...(reference === undefined ? {} : { reference }),
    ...(proposer === undefined ? {} : { proposer: parseName(proposer) }),
  }
  return isOn(options, 'plain') ? {} : notes
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
