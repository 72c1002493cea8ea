import type { Around } from '../speaker.js'

export const around: Around = within => {
  if ('file' in within) return `${within.file}: `
  if ('line' in within) return `Line ${within.line}: `
  if ('called' in within) return `${within.called}: `
  return 'key' in within ? `key [${within.key}]: ` : ''
}
