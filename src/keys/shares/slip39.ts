import { concat, equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { hmacSha256 } from '../../base/hash.js'
import type { ShareFact } from '../codes.js'
import { using } from '../using.js'
import { GF256, interpolate, type Point } from './field.js'
import { decryptSlip39, encryptSlip39, type Slip39Cipher } from './slip39-cipher.js'
import type { Slip39Share } from './slip39-share.js'

/** Where the polynomials have the secret, and where its digest. */
const SECRET_AT = 255
const DIGEST_AT = 254

const DIGEST_BYTES = 4

const MOST_SHARES = 16

/** So many of so many. */
export interface Threshold {
  readonly threshold: number
  readonly count: number
}

/** How a secret is to be split: into groups, of which `groupThreshold` make it, each into its members' shares. */
interface Slip39Split extends Slip39Cipher {
  readonly groupThreshold: number
  readonly groups: readonly Threshold[]
}

type Random = (bytes: number) => Uint8Array

/**
 * The shares of a secret of 16 to 64 bytes, an even number, by groups and members (SLIP-39, "Generating the shares"). Whoever
 * has the same bytes of `random` computes the same shares. Throws `shares.split` for numbers that cannot be: more than 16
 * of a kind, thresholds above them, and one share of several, which would be copies of the secret. Throws `passphrase.characters`
 * for a passphrase of other characters than printable ASCII ones.
 */
export function splitSlip39(
  secret: Uint8Array,
  passphrase: string,
  split: Slip39Split,
  random: Random,
): Slip39Share[][] {
  requireSplit(split)
  requirePassphrase(passphrase)
  const { identifier, isExtendable, exponent, groupThreshold, groups } = split
  const encrypted = encryptSlip39(secret, passphrase, split)
  const parts = splitOnce(encrypted, { threshold: groupThreshold, count: groups.length }, random)
  return groups.map((members, index) => {
    const part = parts[index] as Uint8Array
    const group = { index, threshold: groupThreshold, count: groups.length }
    return splitOnce(part, members, random).map((value, at) => {
      const member = { index: at, threshold: members.threshold }
      return { identifier, isExtendable, exponent, group, member, value }
    })
  })
}

function requireSplit({ groupThreshold, groups }: Slip39Split): void {
  const fits = ({ threshold, count }: Threshold) =>
    threshold >= 1 && threshold <= count && count <= MOST_SHARES
  const isCopied = ({ threshold, count }: Threshold) => threshold === 1 && count > 1
  if (
    fits({ threshold: groupThreshold, count: groups.length }) &&
    groups.every(fits) &&
    !groups.some(isCopied)
  )
    return
  throw new RingiError('shares.split', { why: 'slip39', most: MOST_SHARES })
}

function requirePassphrase(passphrase: string): void {
  if (/[^ -~]/.test(passphrase)) throw new RingiError('passphrase.characters')
}

/** The values at 0, 1, 2 … of polynomials that have the secret and its digest where all shares of SLIP-39 have them. */
function splitOnce(secret: Uint8Array, { threshold, count }: Threshold, random: Random): Uint8Array[] {
  if (threshold === 1) return Array.from({ length: count }, () => secret.slice())
  const chosen = Array.from({ length: threshold - 2 }, () => random(secret.length))
  const padding = random(secret.length - DIGEST_BYTES)
  const points = [
    ...chosen.map((values, x) => ({ x, values })),
    { x: DIGEST_AT, values: concat(digestOf(secret, padding), padding) },
    { x: SECRET_AT, values: secret },
  ]
  return Array.from({ length: count }, (_, x) => chosen[x] ?? interpolate(GF256, points, x))
}

function digestOf(secret: Uint8Array, padding: Uint8Array): Uint8Array {
  return hmacSha256(padding, secret).slice(0, DIGEST_BYTES)
}

/**
 * The secret that shares, in any order, make with a passphrase; a wrong passphrase gives another secret, which only its
 * fingerprint tells (SLIP-39, "Combining the shares"). More shares than are needed have to agree with the others.
 * Throws `shares.mismatch` for shares that do not belong together, `shares.repeated`, `shares.too-few` and
 * `passphrase.characters`.
 */
export function recoverSlip39(
  shares: readonly [Slip39Share, ...Slip39Share[]],
  passphrase: string,
): Uint8Array {
  requirePassphrase(passphrase)
  requireOneBackup(shares)
  const [{ group }] = shares
  const groups = groupsOf(shares)
  const whole = groups.filter(members => members.length >= members[0].member.threshold)
  if (whole.length < group.threshold) throw tooFew(groups, whole.length)
  const parts = whole.map(members => ({
    x: members[0].group.index,
    values: recoverOnce(pointsOf(members), members[0].member.threshold),
  }))
  return using(recoverOnce(parts, group.threshold), encrypted =>
    decryptSlip39(encrypted, passphrase, shares[0]),
  )
}

type Members = readonly [Slip39Share, ...Slip39Share[]]

function groupsOf(shares: Members): Members[] {
  const groups = new Map<number, [Slip39Share, ...Slip39Share[]]>()
  for (const share of shares) {
    const members = groups.get(share.group.index)
    if (members === undefined) groups.set(share.group.index, [share])
    else members.push(share)
  }
  return [...groups.values()]
}

/** What all shares of one backup say alike. */
const OF_BACKUP: readonly (readonly [ShareFact, (share: Slip39Share) => unknown])[] = [
  ['identifier', share => share.identifier],
  ['extendable', share => share.isExtendable],
  ['exponent', share => share.exponent],
  ['group-threshold', share => share.group.threshold],
  ['group-count', share => share.group.count],
  ['length', share => share.value.length],
]

const OF_GROUP: typeof OF_BACKUP = [['threshold', share => share.member.threshold]]

function requireOneBackup(shares: Members): void {
  requireAlike(shares, OF_BACKUP)
  for (const members of groupsOf(shares)) {
    requireAlike(members, OF_GROUP)
    const indices = new Set(members.map(({ member }) => member.index))
    if (indices.size < members.length) throw new RingiError('shares.repeated')
  }
}

function requireAlike(shares: Members, facts: typeof OF_BACKUP): void {
  const different = facts.find(([, of]) => shares.some(share => of(share) !== of(shares[0])))
  if (different !== undefined) throw new RingiError('shares.mismatch', { fact: different[0] })
}

function tooFew(groups: readonly Members[], whole: number): RingiError {
  const [{ group }] = groups[0] as Members
  const lacking = groups.find(members => members.length < members[0].member.threshold)
  if (lacking === undefined || groups.length < group.threshold) {
    return new RingiError('shares.too-few', { why: 'groups', have: whole, needed: group.threshold })
  }
  const [{ group: own, member }] = lacking
  return new RingiError('shares.too-few', {
    why: 'members',
    have: lacking.length,
    needed: member.threshold,
    ...(own.count > 1 && { group: own.index + 1 }),
  })
}

function pointsOf(members: Members): Point[] {
  return members.map(({ member, value }) => ({ x: member.index, values: value }))
}

function recoverOnce(points: readonly Point[], threshold: number): Uint8Array {
  const needed = points.slice(0, threshold)
  const at = (x: number) => (threshold === 1 ? (needed[0] as Point).values : interpolate(GF256, needed, x))
  const agree = points.slice(threshold).every(({ x, values }) => equalBytes(values, at(x)))
  const secret = at(SECRET_AT).slice()
  const digest = at(DIGEST_AT)
  const isProven = equalBytes(digest.slice(0, DIGEST_BYTES), digestOf(secret, digest.slice(DIGEST_BYTES)))
  if (!agree || (threshold > 1 && !isProven)) throw new RingiError('shares.mismatch', { fact: 'value' })
  return secret
}
