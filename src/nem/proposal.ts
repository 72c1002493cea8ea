import { fromHex, toHex, utf8 } from '../base/bytes.js'
import { canonicalJson } from '../base/canonical-json.js'
import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { taggedHash } from '../base/hash.js'
import { list, optional, type Shape, text, where } from '../base/shape.js'
import { isTreacherous, sortedOnce } from '../base/text.js'
import { hash, hex } from '../base/vocabulary.js'
import { LONGEST_NOTE, type Notes } from '../proposal/notes.js'
import { type NamedDigest, named } from '../vault/digest.js'
import { ANNOUNCEMENT, announcementOf, readAnnouncement } from './announcement.js'
import { decodeNem, type SignedNem } from './codec/decode.js'
import { encodeNem, nemHash } from './codec/encode.js'
import type { Inner } from './codec/transaction.js'

/** What an account is to do, on its way between the officers. */
export interface NemProposal {
  /** The digest of the vault that it is of, 64 hex digits. */
  readonly vault: string
  readonly inner: Inner
  /** The public key of who wraps it, the first to sign; nobody else does. */
  readonly initiator: Uint8Array
  /** The hashes of earlier ones that this one is paid beside, 64 hex digits each, sorted. */
  readonly also: readonly string[]
  readonly notes: Omit<Notes, 'signed'>
  /** The initiator's transaction around it, once they have signed. */
  readonly outer: SignedNem | undefined
  /**
   * What the others have signed. It is with the publisher alone and in no proposal's file: each of the cosigners who had
   * M-1 of these could wrap the same inner transaction with a fee of the whole balance.
   */
  readonly cosignatures: readonly SignedNem[]
}

const NOTE: Shape<string> = where(
  text,
  value => value !== '' && utf8(value).length <= LONGEST_NOTE && !isTreacherous(value),
)

const FILE = envelope('nem-proposal', 1, {
  vault: hash,
  inner: hex,
  initiator: hash,
  also: list(hash),
  memo: optional(NOTE),
  reference: optional(NOTE),
  proposer: optional(NOTE),
  outer: optional(ANNOUNCEMENT),
})

const LONGEST_FILE = 100_000

/** The text of a proposal's file: JSON with two spaces, ended by a newline. What others than the initiator signed is not in it. */
export function formatNemProposal({ outer, ...proposal }: NemProposal): string {
  return FILE.format({ ...contentOf(proposal), ...(outer && { outer: announcementOf(outer) }) })
}

/**
 * Reads a proposal's file, and takes only one that is written back the same. Nothing in it is verified. Throws
 * `nem.proposal-malformed` and what `decodeNem` throws.
 */
export function parseNemProposal(file: string): NemProposal {
  const found = FILE.read(file, LONGEST_FILE)
  if (found === undefined) throw malformed()
  const inner = decodeNem(fromHex(found.inner))
  if (inner.type !== 'transfer' && inner.type !== 'modification') throw malformed()
  const { memo, reference, proposer } = found
  const proposal: NemProposal = {
    ...{ vault: found.vault, inner, initiator: fromHex(found.initiator), also: found.also, cosignatures: [] },
    notes: { ...(memo && { memo }), ...(reference && { reference }), ...(proposer && { proposer }) },
    outer: found.outer && readAnnouncement(found.outer),
  }
  if (formatNemProposal(proposal) === file && isSortedOnce(found.also)) return proposal
  throw malformed()
}

function malformed(): RingiError {
  return new RingiError('nem.proposal-malformed')
}

function isSortedOnce(texts: readonly string[]): boolean {
  return texts.join() === sortedOnce(texts).join()
}

/** By which nodes, logs and cosigners know what a proposal does: the hash of the inner transaction, 64 hex digits. */
export function innerHashOf({ inner }: Pick<NemProposal, 'inner'>): string {
  return toHex(nemHash(inner))
}

/**
 * The digest of what the officers approve: BIP 340 tagged hash with the tag `ringi/nem-proposal` over the canonical JSON
 * (RFC 8785) of what the file says, without the outer transaction.
 */
export function nemProposalDigest(proposal: Omit<NemProposal, 'outer'>): NamedDigest {
  return named(taggedHash('ringi/nem-proposal', utf8(canonicalJson(contentOf(proposal)))))
}

function contentOf({ vault, inner, initiator, also, notes }: Omit<NemProposal, 'outer'>) {
  const { memo, reference, proposer } = notes
  return {
    ...{ vault, inner: toHex(encodeNem(inner)), initiator: toHex(initiator), also },
    ...(memo && { memo }),
    ...(reference && { reference }),
    ...(proposer && { proposer }),
  }
}
