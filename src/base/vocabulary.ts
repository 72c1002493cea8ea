import { textLike } from './json-schema.js'
import { described, matching, saidAs, where } from './shape.js'
import { unixTime } from './time.js'

/** UTC, ISO 8601 with milliseconds: of a day and an hour that there is. */
export const moment = where(
  matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  value => unixTime(value) !== undefined,
)
/** UTC to the second. */
export const second = described(matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), 'UTC')
export const hex = described(matching(/^([0-9a-f]{2})*$/), 'lower-case hex')
export const hash = described(matching(/^[0-9a-f]{64}$/), '32 bytes in lower-case hex')
export const fingerprint = described(matching(/^[0-9a-f]{8}$/), 'master fingerprint, 4 bytes in hex (BIP 32)')
export const path = described(
  matching(/^([0-9]+h?(\/[0-9]+h?)*)?$/),
  'derivation path from the master key, without m/',
)
/** The twelve words of a digest. */
export const words = described(
  matching(/^[a-z]+( [a-z]+){11}$/),
  'twelve words of a digest, to compare by voice',
)
export const base64 = described(matching(/^[A-Za-z0-9+/]+=*$/), 'a PSBT in base64')
/** What a log calls itself: 16 bytes in hex. */
export const logName = matching(/^[0-9a-f]{32}$/)
/** `TXID:VOUT`. */
export const exactOutpoint = matching(/^[0-9a-f]{64}:(?:0|[1-9]\d{0,9})$/)
/** The same, with a schema in fewer words. */
export const outpoint = described(saidAs(textLike(/^[0-9a-f]{64}:[0-9]+$/), exactOutpoint), 'TXID:VOUT')
