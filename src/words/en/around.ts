import type { Around } from '../speaker.js'

export const around: Around = within => {
  if ('file' in within) return `${within.file}: `
  if ('line' in within) return `Line ${within.line}: `
  if ('keyNumber' in within) return `${keyCalled(within)}: `
  return 'key' in within ? `key [${within.key}]: ` : ''
}

function keyCalled({ keyNumber, keyName }: { keyNumber: number; keyName?: string }): string {
  return keyName === undefined ? `key ${keyNumber}` : `key ${keyNumber} (${keyName})`
}
