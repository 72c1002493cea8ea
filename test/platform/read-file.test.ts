import { execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, readWhole } from '../../src/platform/read-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)

describe('readWhole', () => {
  it('reads every byte, of none, few and many', async () => {
    for (const length of [0, 1, 65_537, 3_000_000]) {
      const bytes = new Uint8Array(length).map((_, i) => i * 7)
      writeFileSync(at('some'), bytes)
      expect(Buffer.compare(await readWhole(at('some')), bytes)).toBe(0)
    }
  })

  it('reads plain files alone', async () => {
    execFileSync('mkfifo', [at('fifo')])
    await expect(readWhole(folder)).rejects.toThrowCode('file.not-regular', {
      ...{ why: 'folder', file: folder },
    })
    await expect(readWhole(at('fifo'))).rejects.toThrowCode('file.not-regular')
    await expect(readWhole('/dev/null')).rejects.toThrowCode('file.not-regular', {
      ...{ why: 'special', file: '/dev/null' },
    })
    await expect(readWhole('/dev/zero')).rejects.toThrowCode('file.not-regular')
  })

  it('tells what is missing from what cannot be read', async () => {
    await expect(readWhole(at('missing'))).rejects.toThrowCode('file.missing', {
      ...{ why: 'file', file: at('missing'), errno: 'ENOENT' },
    })
    writeFileSync(at('plain'), '')
    await expect(readWhole(join(at('plain'), 'below'))).rejects.toThrowCode('file.unreadable')
    await expect(readWhole(at('x'.repeat(300)))).rejects.toThrowCode('file.unreadable')
  })

  it('reads no more than it says', async () => {
    writeFileSync(at('huge'), '')
    truncateSync(at('huge'), MAX_FILE_BYTES + 1)
    await expect(readWhole(at('huge'))).rejects.toThrowCode('file.too-large', {
      why: 'file',
      file: at('huge'),
    })
    truncateSync(at('huge'), 0)
  })
})
