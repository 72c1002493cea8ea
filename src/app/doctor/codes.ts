import { list, text } from '../../base/arguments.js'
import { type CodeTable, reasons } from '../../base/codes.js'

/** The codes of this room about the surroundings, as doctor tells them. */
export const APP_DOCTOR_CODES = {
  'vault.twins': reasons(4, { doctor: { twins: list(text) } }),
  'network-interface.up': reasons(10, { doctor: { interfaces: list(text) } }),
  'runtime.altered': reasons(10, { doctor: { variables: list(text) } }),
  'home.readable': reasons(10, { doctor: { file: text, folder: text } }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/doctor': typeof APP_DOCTOR_CODES
  }
}
