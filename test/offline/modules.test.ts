import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.js'
import { reachOf } from './reach.js'

const root = join(import.meta.dirname, '../..')

/** All of Node's modules that the program may use: none of them opens a connection, starts a program or a thread. */
const ALLOWED = [
  'async_hooks',
  'buffer',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'os',
  'path',
  'process',
  'readline',
  'stream',
  'timers/promises',
  'tty',
  'util',
  'zlib',
]

describe('P5 what the built program can reach', () => {
  it('as it is installed, is files and the terminal', async () => {
    const { modules, globals, unclear } = await reachOf(join(root, 'dist/cli/ringi.js'))
    // To `require` Node's modules from ES modules, and to find the WebAssembly beside the program.
    expect([...modules].sort()).toEqual([...ALLOWED, 'module', 'url'].sort())
    expect([...globals]).toEqual([])
    expect(unclear).toEqual([])
  })

  it('as one file, is files and the terminal', async () => {
    const { bundle } = await import(join(root, 'scripts/bundle.js'))
    const file = join(temporaryFolder(), 'ringi.cjs')
    await bundle(file)
    const { modules, globals, unclear } = await reachOf(file)
    expect([...modules].sort()).toEqual([...ALLOWED, 'sea'].sort())
    expect([...globals]).toEqual([])
    expect(unclear).toEqual([])
  })
})
