import type { Command } from 'commander'
import { equalBytes, toHex } from '../../bitcoin/bytes.js'
import { RingiError } from '../../bitcoin/error.js'
import { sha256 } from '../../bitcoin/hash.js'
import { confirmSignatures } from '../../platform/second-opinion/index.js'
import { encodePsbt } from '../../psbt/encode.js'
import type { ReviewedPsbt } from '../../psbt/reviewed-psbt.js'
import { review } from '../../psbt/reviewer.js'
import { sign } from '../../psbt/signer.js'
import { cosignerKey } from '../../vault/signer-key.js'
import { approve } from '../approval.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, type PsbtFile, readInput, readPsbt, writePsbt } from '../files.js'
import { cosignersOf, type KeyRecord } from '../key-record.js'
import { findKey, openKey } from '../keystore.js'
import { logSignature, requireClock } from '../log/append.js'
import { signed as signedEvent } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Operands, type Options, operand, requiredText } from '../options.js'
import { signersText } from '../render/review.js'
import { nameOf, signaturesData } from '../render/review-data.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT, reviewFile, reviewOptions } from '../review-file.js'
import { requireNetwork } from '../same-network.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input)')
    .requiredOption('--key <name>', 'the key to sign with')
    .requiredOption('--vault <name>', 'the registered vault that is spent from')
    .option('--approve <digest>', 'the digest of the review that a person approved, instead of asking')
    .option('--password-file <file>', 'the password of the key file')
    .option('--passphrase-file <file>', 'the BIP 39 passphrase, where the key has one')
    .option('--out <file>', 'the signed proposal (NAME.signed-KEY.psbt; - for base64 on standard output)')
    .option('--base64', 'write base64 instead of binary')
    .option(...GAP_LIMIT)
    .option(...ALLOW_ONLINE)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'key'))
  const vault = await registeredVault(context.home, requiredText(options, 'vault'))
  requireNetwork(record, vault)
  const surroundings = await checkOffline(options, record.network)
  const log = await VerifiedLog.read(context.home)
  requireClock(log)
  const file = await readPsbt(context.io, operand(operands, 0))
  const target = await chooseTarget(context, options, derivedName(file.name, `signed-${record.name}`))
  const reviewed = await reviewFile(context, options, vault, file, log.history)
  reviewed.requireUnblocked()
  refuseSignedAlready(reviewed, record)
  await approve(context, options, reviewed)
  const { signed, cosigner } = await signApproved(context, options, { reviewed, record, file })
  const settings = await reviewOptions(context, options, vault, log.history)
  const after = review(vault, signed.psbt, { ...settings, proofs: reviewed.facts.proofs })
  after.requireUnblocked()
  const bytes = encodePsbt(signed.psbt)
  await confirmSignatures(bytes, signed.signedBy)
  const findings = [...surroundings, ...reviewed.facts.findings]
  const added = signed.signedBy.map(key => key !== undefined)
  const event = signedEvent(after, { cosigner, added, findings })
  const written = await writePsbt(context, options, target, bytes, () =>
    logSignature(log, event, record.name),
  )
  const { digest } = after.facts
  return {
    data: {
      file: written.file,
      psbt: written.base64,
      digest: digest.hex,
      words: digest.words,
      cosigner: nameOf(vault, cosigner),
      signedInputs: signed.signedInputs,
      signatures: signaturesData(after),
    },
    findings,
    raw: written.raw,
    text: style => signersText(after, style) + writtenText(written.file, style),
  }
}

/** Opens the key, makes sure that the file is still what was approved, and signs. The key is wiped in any case. */
async function signApproved(
  context: Context,
  options: Options,
  { reviewed, record, file }: { reviewed: ReviewedPsbt; record: KeyRecord; file: PsbtFile },
) {
  const master = await openKey(context, options, record)
  try {
    await requireUnchanged(context, file)
    const key = cosignerKey(reviewed.facts.vault, master)
    try {
      return { signed: sign(reviewed, key, context.progress.of('Signing')), cosigner: key.cosigner }
    } finally {
      key.account.wipe()
    }
  } finally {
    master.wipe()
  }
}

// Told before a password is asked for, where the key's public half is on record.
function refuseSignedAlready({ facts }: ReviewedPsbt, record: KeyRecord): void {
  const own = new Set(cosignersOf(record).map(({ xpub }) => toHex(xpub.bytes78)))
  const place = facts.vault.cosigners.findIndex(({ xpub }) => own.has(toHex(xpub.bytes78)))
  if (place < 0 || !facts.inputs.every(({ signatures }) => signatures.has(place))) return
  throw new RingiError(
    'signature.nothing-to-sign',
    `${record.name} has signed every input already; nothing was changed.`,
  )
}

async function requireUnchanged(context: Context, { name, digest }: PsbtFile): Promise<void> {
  if (name === '-' || equalBytes(sha256(await readInput(context.io, name)), digest)) return
  throw new RingiError('file.changed', `${name} changed while it was being approved; nothing was signed.`, {
    hint: 'Find out who changed it. Then review it again.',
    details: { file: name },
  })
}
