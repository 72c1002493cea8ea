import { fromHex, toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { list, record, type Shaped } from '../base/shape.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { hex } from '../base/vocabulary.js'
import { decodeNem, type SignedNem } from './codec/decode.js'
import { encodeNem } from './codec/encode.js'
import { signature } from './vocabulary.js'

/** What a node takes at `/transaction/announce`: the bytes that were signed, and the signature, in hex. */
export const ANNOUNCEMENT = record({ data: hex, signature })

export type Announcement = Shaped<typeof ANNOUNCEMENT>

/** A signed transaction as nodes are told of it. */
export function announcementOf({ transaction, signature }: SignedNem): Announcement {
  return { data: toHex(encodeNem(transaction)), signature: toHex(signature) }
}

/** Reads what a node would be told. Throws as `decodeNem` does. */
export function readAnnouncement({ data, signature }: Announcement): SignedNem {
  return { transaction: decodeNem(fromHex(data)), signature: fromHex(signature) }
}

const SEVERAL = list(ANNOUNCEMENT)

/** More than any account has cosigners. */
const MOST = 33

const LONGEST_FILE = 1_000_000

/** The text of several, in the order in which they are announced: a JSON list with two spaces, ended by a newline. */
export function formatAnnouncements(announcements: readonly Announcement[]): string {
  return `${JSON.stringify(announcements, null, 2)}\n`
}

/** Reads such a text, spelled in whatever way. Throws `nem.announcements` and what {@link readAnnouncement} throws. */
export function parseAnnouncements(file: string): SignedNem[] {
  const found = parseUniqueJson(file, LONGEST_FILE)
  if (!SEVERAL(found) || found.length === 0 || found.length > MOST) throw new RingiError('nem.announcements')
  return found.map(readAnnouncement)
}
