import type { CodeTable } from '../base/codes.js'

/** The codes of this room. */
export const QR_CODES = {
  'usage.invalid': 2,
  'qr.does-not-fit': 2,
  'qr.unknown': 3,
  'qr.unsupported': 3,
  'qr.malformed': 3,
  'qr.part-number': 3,
  'qr.checksum': 3,
  'qr.too-large': 3,
  'qr.not-found': 3,
  'qr.other-message': 4,
  'qr.conflict': 4,
  'qr.type-mismatch': 4,
  'qr.incomplete': 6,
  'image.malformed': 3,
  'image.too-large': 3,
  'file.malformed': 3,
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly qr: typeof QR_CODES
  }
}
