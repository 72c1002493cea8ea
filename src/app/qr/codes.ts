import { text } from '../../base/arguments.js'
import { type CodeTable, reasons } from '../../base/codes.js'

/** The codes of this room about codes on screens and in pictures. */
export const APP_QR_CODES = {
  'usage.invalid': reasons(2, {
    'slim-proposal': {},
    'ur-type': {},
  }),
  'confirm.refused': reasons(9, {
    content: {},
  }),
  'qr.not-found': reasons(3, {
    file: { file: text },
  }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/qr': typeof APP_QR_CODES
  }
}
