import type { KeyLabel } from '../../base/message.js'
import type { Around } from '../speaker.js'

export const around: Around = within => {
  if ('file' in within) return `${within.file}: `
  if ('line' in within)
    return `${within.line}行${within.column === undefined ? '目' : `${within.column}列`}: `
  if (!('key' in within)) return ''
  return typeof within.key === 'string' ? `鍵 [${within.key}]: ` : `${labelOf(within.key)}: `
}

/** What a file calls a key: its number and name, or its name alone. */
export function labelOf({ number, name }: KeyLabel): string {
  if (number === undefined) return name ?? '鍵'
  return name === undefined ? `鍵${number}` : `鍵${number} (${name})`
}
