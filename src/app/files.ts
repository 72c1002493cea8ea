import { toBase64, utf8Text } from '../base/bytes.js'
import { RingiError, within } from '../base/error.js'
import { type Digest32, sha256 } from '../base/hash.js'
import { utfText } from '../base/utf-text.js'
import { MAX_FILE_BYTES, readWhole } from '../platform/read-file.js'
import { type FileContent, isSameFile, refuseOccupied, writeWhole } from '../platform/write-file.js'
import { decodeBchn, requireCoins } from '../psbt/codec/bchn.js'
import type { Psbt } from '../psbt/codec/psbt.js'
import { readPsbtIn } from '../psbt/codec/read.js'
import { psbtBytes } from '../psbt/codec/text.js'
import { Proofs } from '../psbt/proofs.js'
import { withSuppliedPrevious } from '../psbt/review/shared-previous.js'
import type { Context, Input } from './context.js'

/** The bytes of a file, or of standard input for `-`. */
export async function readInput(io: Input, name: string): Promise<Uint8Array> {
  return name === '-' ? await readStdin(io) : await readWhole(name)
}

const readAlready = new WeakSet<Input['stdin']>()
const readWholly = new WeakMap<Input['stdin'], Uint8Array>()

/** What standard input was, where a command has read it as a file. */
export function contentsOfStdin({ stdin }: Input): Uint8Array | undefined {
  return readWholly.get(stdin)
}

/** Standard input, which can be read once. Throws `usage.invalid`. */
export function stdinOf({ stdin }: Input): AsyncIterable<Uint8Array> {
  if (readAlready.has(stdin)) throw new RingiError('usage.invalid', { why: 'stdin-once' })
  readAlready.add(stdin)
  return stdin
}

async function readStdin(io: Input): Promise<Uint8Array> {
  const stdin = stdinOf(io)
  const parts: Uint8Array[] = []
  let total = 0
  for await (const part of stdin) {
    total += part.length
    if (total > MAX_FILE_BYTES) throw new RingiError('file.too-large', { why: 'stdin' })
    parts.push(part)
  }
  const contents = Buffer.concat(parts, total)
  readWholly.set(stdin, contents)
  return contents
}

/** The text of a file or of standard input, in UTF-8 or UTF-16, without a byte order mark. Throws `file.malformed`. */
export async function readText(io: Input, name: string): Promise<string> {
  return utfText(await readInput(io, name)) ?? refuseText(name, 'not-text')
}

/** UTF-8 to the byte: for what has a digest. Throws `file.malformed`. */
export async function readExactText(io: Input, name: string): Promise<string> {
  return utf8Text(await readInput(io, name)) ?? refuseText(name, 'not-utf8')
}

function refuseText(file: string, why: 'not-text' | 'not-utf8'): never {
  throw new RingiError('file.malformed', { why, file })
}

/** A PSBT from outside. */
export interface PsbtFile {
  readonly name: string
  readonly psbt: Psbt
  /** SHA-256 of the file as it was read. */
  readonly digest: Digest32
  /** What reading it has proven of its previous transactions, for the review. */
  readonly proofs: Proofs
}

/**
 * Reads a PSBT: binary, base64 or hex, version 0 or 2. Previous transactions that it lacks and `--prevtxs` names are put in.
 * Errors name the file. What it proves it adds to `proofs`.
 */
export async function readPsbt(
  { io, prevtxs }: Pick<Context, 'io' | 'prevtxs'>,
  name: string,
  proofs = new Proofs(),
): Promise<PsbtFile> {
  const file = psbtIn(name, await readInput(io, name), proofs)
  const supplied = await prevtxs.for(file.psbt)
  return { ...file, psbt: inFile(name, () => withSuppliedPrevious(file.psbt, supplied, proofs)) }
}

/**
 * Reads what Bitcoin Cash Node has written as a PSBT. It has no previous transactions: `--prevtxs` has to name them, and what
 * it says of coins has to agree with them. Throws `utxo.prevtx-missing`, `utxo.prevtx-mismatch`.
 */
export async function readBchn(
  { io, prevtxs }: Pick<Context, 'io' | 'prevtxs'>,
  name: string,
): Promise<PsbtFile> {
  const contents = await readInput(io, name)
  const { bytes, coins } = inFile(name, () => decodeBchn(psbtBytes(contents)))
  const { psbt, ...file } = psbtIn(name, bytes)
  const supplied = await prevtxs.for(psbt)
  const whole = inFile(name, () => withSuppliedPrevious(psbt, supplied, file.proofs))
  inFile(name, () => requireCoins(whole, coins, file.proofs))
  return { ...file, psbt: whole }
}

/** The PSBT that the contents of a file are, as {@link readPsbt} has it. */
export function psbtIn(name: string, contents: Uint8Array, proofs = new Proofs()): PsbtFile {
  const psbt = inFile(name, () => readPsbtIn(contents, proofs))
  return { name, psbt, digest: sha256(contents), proofs }
}

/** What `parse` makes of the text of a file, which is named in what it throws. Throws `file.malformed`. */
export async function parsedFile<T>(io: Input, name: string, parse: (text: string) => T): Promise<T> {
  const text = await readText(io, name)
  return inFile(name, () => parse(text))
}

/** The same of several, one after the other. */
export async function parsedFiles<T>(
  io: Input,
  names: readonly string[],
  parse: (text: string) => T,
): Promise<T[]> {
  const found: T[] = []
  for (const name of names) found.push(await parsedFile(io, name, parse))
  return found
}

/** Runs `parse`, and names the file in what it throws. */
export function inFile<T>(name: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw errorIn(name, error)
  }
}

/** An error about what is in a file, with the file's name, if it does not have that yet. */
export function errorIn(name: string, error: unknown): unknown {
  if (!(error instanceof RingiError) || error.details.file === name) return error
  return within(error, { file: name })
}

/** Where a command puts what it makes: a file, or standard output for `-`. */
export interface Target {
  readonly file: string | undefined
}

/** The target that `name` says, that of `--out` or the usual one; refused at once where it cannot be written. */
export async function chooseTarget(
  context: Context,
  name: string,
  sources: readonly string[] = [],
): Promise<Target> {
  if (name === '-') return { file: undefined }
  await reserve(context, [name], sources)
  return { file: name }
}

/**
 * Refuses places to write to before anything is made: those without a name, in a home, or taken, by one another too; and
 * those of `sources`, which hold something else than what is to be written, and which `--force` would replace. Throws
 * `usage.invalid`, `file.exists`, `file.unwritable`, `file.not-regular`.
 */
export async function reserve(
  context: Context,
  names: readonly string[],
  sources: readonly string[] = [],
): Promise<void> {
  const taken = sources.filter(source => source !== '-')
  for (const name of names) {
    if (name === '' || name === '-') throw new RingiError('usage.invalid', { why: 'nameless-file' })
    await refuseInHome(context, name)
    await refuseOccupied(name, context.force)
    for (const other of taken) if (await isSameFile(name, other)) throw inUse(name)
    taken.push(name)
  }
}

function inUse(file: string): RingiError {
  return new RingiError('usage.invalid', { why: 'in-use', file })
}

/** Throws `usage.invalid` for a file among those of a home, which `--force` would replace: a key, say. */
export async function refuseInHome({ home }: Context, name: string): Promise<void> {
  if (!(await home.owns(name))) return
  throw new RingiError('usage.invalid', { why: 'in-home', file: name })
}

/** What was written where, for JSON, and what standard output has to carry where it was `-`. */
export interface Written {
  readonly file: string | null
  readonly raw: string | undefined
}

/** What has to be done before a result exists anywhere but in memory: it is logged. */
export type Before = () => Promise<void>

/** Writes text whole, or hands it on for standard output; does `before` when nothing but that can fail any more. */
export async function writeText(
  context: Context,
  target: Target,
  text: string,
  before?: Before,
): Promise<Written> {
  const { file } = await write(context, target, Buffer.from(text), before)
  return { file, raw: file === null ? text : undefined }
}

async function write(
  { force }: Context,
  { file }: Target,
  content: FileContent,
  before: Before = async () => {},
): Promise<Pick<Written, 'file'>> {
  if (file === undefined) {
    await before()
    if (typeof content === 'function') await content()
  } else await writeWhole(file, content, { force, before })
  return { file: file ?? null }
}

/** Where a PSBT goes; as base64 in a file too, where that is asked for. */
export interface PsbtTarget extends Target {
  readonly base64: boolean
}

/** A written PSBT, with its base64 for JSON. */
export interface WrittenPsbt extends Written {
  readonly base64: string
}

/**
 * Writes an encoded PSBT as {@link writeText} does: binary (BIP 174), or base64 where the target says so and on standard output. A
 * function is asked for it once `before` is done.
 */
export async function writePsbt(
  context: Context,
  target: PsbtTarget,
  psbt: FileContent,
  before?: Before,
): Promise<WrittenPsbt> {
  let base64 = ''
  const content = async () => {
    const bytes = typeof psbt === 'function' ? await psbt() : psbt
    base64 = toBase64(bytes)
    return target.base64 ? Buffer.from(`${base64}\n`) : bytes
  }
  const { file } = await write(context, target, content, before)
  return { file, raw: file === null ? `${base64}\n` : undefined, base64 }
}

/** The name of a file derived from a PSBT's: `payout.psbt` with `signed-alice` is `payout.signed-alice.psbt`. */
export function derivedName(psbtName: string, marker: string, extension = 'psbt'): string {
  if (psbtName === '-') return `proposal.${marker}.${extension}`.replace('..', '.')
  const stem = psbtName.replace(/\.psbt$/i, '')
  return `${stem}${marker === '' ? '' : `.${marker}`}.${extension}`
}

/** The stem that all signed copies of a proposal share: `payout` of `payout.signed-alice.psbt`. */
export function proposalStem(psbtName: string): string {
  return psbtName === '-' ? 'proposal' : psbtName.replace(/(\.signed-[^./\\]+)*(\.combined)?\.psbt$/i, '')
}
