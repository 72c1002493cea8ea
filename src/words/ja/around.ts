import type { Around } from '../speaker.js'

export const around: Around = within => {
  if ('file' in within) return `${within.file}: `
  if ('line' in within) return `${within.line}行目: `
  if ('keyNumber' in within) return `${keyCalled(within)}: `
  return 'key' in within ? `鍵 [${within.key}]: ` : ''
}

function keyCalled({ keyNumber, keyName }: { keyNumber: number; keyName?: string }): string {
  return keyName === undefined ? `${keyNumber}番目の鍵` : `${keyNumber}番目の鍵 (${keyName})`
}
