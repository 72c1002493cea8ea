import type { KeyLabel } from '../../base/message.js'
import type { Around } from '../speaker.js'

export const around: Around = within => {
  if ('file' in within) return `${within.file}: `
  if ('line' in within)
    return `Line ${within.line}${within.column === undefined ? '' : `, column ${within.column}`}: `
  if (!('key' in within)) return ''
  return typeof within.key === 'string' ? `key [${within.key}]: ` : `${labelOf(within.key)}: `
}

/** What a file calls a key: `key 2 (alice)`, or its name alone. */
export function labelOf({ number, name }: KeyLabel): string {
  if (number === undefined) return name ?? 'a key'
  return name === undefined ? `key ${number}` : `key ${number} (${name})`
}
