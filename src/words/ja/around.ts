import type { Around } from '../speaker.js'

export const around: Around = within => {
  if ('file' in within) return `${within.file}: `
  if ('line' in within) return `${within.line}行目: `
  if ('called' in within) return `${within.called}: `
  return 'key' in within ? `鍵 [${within.key}]: ` : ''
}
