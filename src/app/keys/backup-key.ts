import { equalBytes, fromHex, utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { networkNamed } from '../../chain/network.js'
import { type KeyRoot, seedOfRoot } from '../../keys/key-root.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { identifierOf, splitCodex32 } from '../../keys/shares/codex32.js'
import { formatKeyShare, type KeyShare, parseKeyShare, seedOfShares } from '../../keys/shares/key-share.js'
import { splitSlip39, type Threshold } from '../../keys/shares/slip39.js'
import { using } from '../../keys/using.js'
import { refuseOccupiedFolder, writeFolder } from '../../platform/new-folder.js'
import { systemRandomness } from '../../platform/randomness.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
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
  readonly split: KeySplit
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
    const findings = [...surroundings, ...passphraseFindings(chosen)]
    return { record, split, identifier: identifierIn(shares), shares: shares.flat().length, findings }
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

/** The shares by groups; of codex32 there is one. */
function sharesOf({ record, root, passphrase }: OpenRoot, split: KeySplit, chosen: string): KeyShare[][] {
  return using(seedOfRoot(root, passphrase), seed => {
    const shares = split.scheme === 'slip39' ? slip39(seed, split, chosen) : [codex32(seed, split, record)]
    requireSeed(shares.flat(), seed, chosen)
    return shares
  })
}

// As somebody who restores would have them: read again from what is written on paper.
function requireSeed(shares: readonly KeyShare[], seed: Uint8Array, passphrase: string): void {
  const read = shares.map(share => parseKeyShare(formatKeyShare(share)))
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

function identifierIn([group]: readonly KeyShare[][]): string {
  const [one] = group ?? []
  if (one?.scheme === 'codex32') return one.share.identifier
  return one === undefined ? '' : formatKeyShare(one).split(' ').slice(0, 2).join(' ')
}

const SHARE_FILE = /^(?:group-\d+-)?share-\d+\.txt$/

async function handOver(
  context: Context,
  sharesOut: string | undefined,
  groups: readonly KeyShare[][],
): Promise<void> {
  const shown = groups.flatMap((shares, at) =>
    shares.map((share, index) => ({
      ...{ text: formatKeyShare(share), scheme: share.scheme, number: index + 1, of: shares.length },
      ...(groups.length > 1 && { group: at + 1 }),
    })),
  )
  if (sharesOut === undefined) {
    for (const share of shown) await context.person.writeDownShare(share)
    return
  }
  const files = shown.map(({ text, number, group }) => ({
    name: `${group === undefined ? '' : `group-${group}-`}share-${number}.txt`,
    bytes: utf8(`${text}\n`),
    mode: 0o600,
  }))
  await writeFolder(sharesOut, files, { force: context.force, replaceable: SHARE_FILE })
}
