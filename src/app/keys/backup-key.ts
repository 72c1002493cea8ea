import { equalBytes, fromHex, utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { networkNamed } from '../../chain/network.js'
import { type KeyRoot, seedOfRoot } from '../../keys/key-root.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { identifierOf, splitCodex32 } from '../../keys/shares/codex32.js'
import {
  formatKeyShare,
  isCodex32,
  type KeyShare,
  parseKeyShare,
  type ShareScheme,
  seedOfShares,
} from '../../keys/shares/key-share.js'
import { splitSlip39, type Threshold } from '../../keys/shares/slip39.js'
import { using } from '../../keys/using.js'
import { refuseOccupiedFolder, writeFolder } from '../../platform/new-folder.js'
import { systemRandomness } from '../../platform/randomness.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import type { ShownShare } from '../person.js'
import { checkOffline } from '../surroundings.js'
import { findKey, withRoot } from './keystore.js'
import { askNewPassphrase, Credentials } from './secrets.js'

/** How a key is split: by one of the two standards. */
export type KeySplit =
  | { readonly scheme: 'slip39'; readonly groupThreshold: number; readonly groups: readonly Threshold[] }
  | ({ readonly scheme: 'codex32' } & Threshold)

/** The backup that is to be made. */
export interface BackupRequest {
  readonly name: string
  readonly split: KeySplit
  readonly passwordFile: string | undefined
  /** Of SLIP-39 the passphrase that is chosen for the shares, of codex32 that of the key's words. */
  readonly passphraseFile: string | undefined
  /** A folder for the shares, which are not shown then. */
  readonly sharesOut: string | undefined
  /** Whether secrets of real coins may be written to files. */
  readonly iKnow: boolean
  readonly allowOnline: boolean
}

/** A backup that was made. */
export interface KeyBackup {
  readonly record: StoredKey
  readonly scheme: ShareScheme
  /** How many groups make the key, of those that there are, each with so many shares; of codex32 there is one. */
  readonly groupThreshold: number
  readonly groups: readonly Threshold[]
  /** What all shares of the backup begin with. */
  readonly identifier: string
  readonly shares: number
  readonly findings: readonly Finding[]
}

/**
 * Splits a key into shares, has each written down, and makes sure beforehand that they give the key. Throws
 * `key.has-words` where shares would be those of another key for everybody else, and what opening a key throws.
 */
export async function backupKey(context: Context, request: BackupRequest): Promise<KeyBackup> {
  const { name, split, sharesOut } = request
  const record = await findKey(context.home, name)
  refuseSplit(record, request)
  const surroundings = await checkOffline(request.allowOnline, record.network)
  if (sharesOut === undefined) context.person.requireWriter('shares')
  else await refuseOccupiedFolder(sharesOut, { force: context.force, replaceable: SHARE_FILE })
  const isSlip39 = split.scheme === 'slip39'
  const chosen = isSlip39 ? await askNewPassphrase(context, request.passphraseFile) : ''
  const credentials = new Credentials(context, isSlip39 ? withoutPassphrase(request) : request)
  return await withRoot(context, credentials, record, async (root, passphrase) => {
    const shares = sharesOf({ record, root, passphrase }, split, chosen)
    await handOver(context, sharesOut, shares)
    const identifier = identifierIn(shares[0]?.text ?? '')
    const findings = [...surroundings, ...passphraseFindings(chosen)]
    return { record, ...groupsOf(split), identifier, shares: shares.length, findings }
  })
}

function withoutPassphrase({ passwordFile }: BackupRequest) {
  return { passwordFile }
}

function refuseSplit(record: StoredKey, { split, sharesOut, iKnow }: BackupRequest): void {
  if (split.scheme === 'slip39' && record.words > 0)
    throw new RingiError('key.has-words', { name: record.name })
  if (sharesOut === undefined || iKnow || networkNamed(record.network).money !== 'real') return
  throw new RingiError('usage.invalid', { why: 'shares-in-files' })
}

interface OpenRoot {
  readonly record: StoredKey
  readonly root: KeyRoot
  readonly passphrase: string
}

function groupsOf(split: KeySplit): Pick<KeyBackup, 'scheme' | 'groupThreshold' | 'groups'> {
  const { scheme } = split
  if (split.scheme === 'codex32') return { scheme, groupThreshold: 1, groups: [split] }
  return { scheme, groupThreshold: split.groupThreshold, groups: split.groups }
}

/** The shares as they are written down, group by group. */
function sharesOf({ record, root, passphrase }: OpenRoot, split: KeySplit, chosen: string): ShownShare[] {
  return using(seedOfRoot(root, passphrase), seed => {
    const groups = split.scheme === 'slip39' ? slip39(seed, split, chosen) : [codex32(seed, split, record)]
    const shares = groups.flatMap((group, at) =>
      group.map((share, index) => ({
        ...{ text: formatKeyShare(share), scheme: share.scheme, number: index + 1, of: group.length },
        ...(groups.length > 1 && { group: at + 1 }),
      })),
    )
    requireSeed(shares, seed, chosen)
    return shares
  })
}

// As somebody who restores would have them: read again from what is written on paper.
function requireSeed(shares: readonly ShownShare[], seed: Uint8Array, passphrase: string): void {
  const read = shares.map(({ text }) => parseKeyShare(text))
  const same = using(seedOfShares(read, passphrase), recovered => equalBytes(recovered, seed))
  if (!same) throw new RingiError('shares.self-check')
}

function codex32(seed: Uint8Array, { threshold, count }: Threshold, { fingerprint }: StoredKey): KeyShare[] {
  const identifier = identifierOf(fromHex(fingerprint))
  const shares = splitCodex32(seed, { threshold, count, identifier }, systemRandomness)
  return shares.map(share => ({ scheme: 'codex32', share }))
}

/** Trezor's own: 20,000 rounds. */
const EXPONENT = 1

function slip39(
  seed: Uint8Array,
  { groupThreshold, groups }: Extract<KeySplit, { scheme: 'slip39' }>,
  passphrase: string,
): KeyShare[][] {
  const [high = 0, low = 0] = systemRandomness(2)
  const identifier = ((high << 8) | low) & 0x7fff
  const split = { identifier, isExtendable: true, exponent: EXPONENT, groupThreshold, groups }
  const shares = splitSlip39(seed, passphrase, split, systemRandomness)
  return shares.map(group => group.map(share => ({ scheme: 'slip39', share })))
}

/** Of a share in words the first two, of one in characters the four behind prefix and threshold. */
function identifierIn(text: string): string {
  return isCodex32(text) ? text.slice(4, 8) : text.split(' ', 2).join(' ')
}

const SHARE_FILE = /^(?:group-\d+-)?share-\d+\.txt$/

async function handOver(
  context: Context,
  sharesOut: string | undefined,
  shares: readonly ShownShare[],
): Promise<void> {
  if (sharesOut === undefined) {
    for (const share of shares) await context.person.writeDownShare(share)
    return
  }
  const files = shares.map(({ text, number, group }) => ({
    name: `${group === undefined ? '' : `group-${group}-`}share-${number}.txt`,
    bytes: utf8(`${text}\n`),
    mode: 0o600,
  }))
  await writeFolder(sharesOut, files, { force: context.force, replaceable: SHARE_FILE })
}
