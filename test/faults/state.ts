import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { validateMnemonic } from 'bip39'
import { decryptWithPassword } from '../../src/platform/age-file.js'
import { checkpointsIn, withoutCheckpoints } from '../../src/psbt/carried-checkpoints.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { PASSWORD } from '../support/ceremony.js'

/** What a folder holds: of every file what it says, in words that two runs agree on. */
export type State = ReadonlyMap<string, string>

/** Temporary files, folders and locks, as a process that was killed leaves them. */
export const LEFTOVER = /(?:^|\/)(?:\.[^/]+\.[0-9a-f]{12}\.(?:part|old)(?:\/[^/]+)?|lock(?:\.[^/]+)?)$/

/** A key file that was found without its record, or the beginning of an entry of the log, kept under another name. */
export const SET_ASIDE = /\.(?:age|jsonl)\.unfinished-[0-9a-f]{8}$/

/** The log of a home, and its seals: what is written there is done, or was about to be. */
export const LOGGED = /(?:^|\/)(?:log(?:\.jsonl|\/head\.json)|seals\/[^/]+\.json)$/

/** Reads all files below a folder. A file that is not whole is described as broken. */
export async function stateOf(folder: string): Promise<State> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter(name => statSync(join(folder, name)).isFile())
  const rows = files.map(async name => [name, await describeFile(join(folder, name))] as const)
  return new Map(await Promise.all(rows))
}

async function describeFile(path: string): Promise<string> {
  const bytes = readFileSync(path)
  const mode = (statSync(path).mode & 0o777).toString(8)
  try {
    return `${mode} ${await meaningOf(path, bytes)}`
  } catch {
    return `${mode} broken: ${bytes.toString('base64')}`
  }
}

async function meaningOf(path: string, bytes: Buffer): Promise<string> {
  if (path.endsWith('log.jsonl')) return eventsIn(bytes.toString())
  // Where the log ends, and what was going on there, differs from run to run; `log verify` checks it.
  if (path.endsWith('log/head.json')) return typeof JSON.parse(recordOf(bytes) ?? '').digest
  // How far it seals is the log's affair, and differs as that does; the commands that open the key check it.
  if (/seals\/[^/]+\.json$/.test(path)) return typeof JSON.parse(recordOf(bytes) ?? '').mac
  if (path.endsWith('home.key')) return `${bytes.length} bytes`
  if (path.endsWith('.age')) {
    const { name, network, words } = JSON.parse(await decryptWithPassword(bytes, PASSWORD))
    return `${name} ${network} ${name === 'new' ? validateMnemonic(words) : words}`
  }
  // Made anew in every run.
  if (path.endsWith('new.words.txt') && validateMnemonic(bytes.toString().trim())) return 'words'
  // Made again, a statement has another time.
  if (/new\.(?:approval|exception|consent|voucher|revocation|correction)\.json$/.test(path))
    return Object.keys(JSON.parse(bytes.toString())).join()
  // Made again, a checkpoint is of an entry more.
  if (path.endsWith('point.json')) return Object.keys(JSON.parse(bytes.toString())).join()
  // What it carries is of the log as well.
  if (/signed[^/]*\/?[^/]*\.psbt$/.test(path)) return signedIn(bytes)
  if (path.endsWith('/new.json')) return Object.keys(JSON.parse(recordOf(bytes) ?? bytes.toString())).join()
  return recordOf(bytes) ?? bytes.toString('base64')
}

// A signed proposal, and whose checkpoints it carries.
function signedIn(bytes: Buffer): string {
  const psbt = decodePsbt(new Uint8Array(bytes))
  const names = checkpointsIn(psbt).map(({ cosigner }) => cosigner)
  return [...names, Buffer.from(encodePsbt(withoutCheckpoints(psbt))).toString('base64')].join()
}

// What the whole lines of a log tell of, each thing once: a command that was killed and run again has told it twice. In
// no order: of a folder, what failed is told of when it is done again.
function eventsIn(log: string): string {
  const entries = log
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
  // What a command that was killed has told of and not kept, the next one takes back.
  const deeds = entries.filter(({ event }) => event !== 'withdrawn' && event !== 'sealed')
  const told = deeds.map(({ event, key, vault, proposal, cosigner, entry }) =>
    JSON.stringify({
      event,
      key,
      vault,
      proposal,
      cosigner,
      entry: event === 'checkpoint' ? typeof entry : null,
    }),
  )
  return ['', ...new Set(told)].sort().join('\n')
}

// What a record of the home says; its MAC is the home's own affair, which commands check.
function recordOf(bytes: Buffer): string | undefined {
  if (!bytes.toString().startsWith('{\n  "content"')) return undefined
  const { content, mac } = JSON.parse(bytes.toString())
  return typeof mac === 'string' ? content : undefined
}

/** Whether the words of the key `new`, where both are there, are those that its officer was given. */
export async function wordsAgree(folder: string, home: string): Promise<boolean> {
  const [age, words] = [join(folder, home, 'keys/new.age'), join(folder, 'new.words.txt')]
  if (!existsSync(age) || !existsSync(words)) return true
  const kept = JSON.parse(await decryptWithPassword(readFileSync(age), PASSWORD))
  return kept.words === readFileSync(words, 'utf8').trim()
}
