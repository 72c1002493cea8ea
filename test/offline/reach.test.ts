import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.js'
import { reachOf } from './reach.js'

async function reach(code: string) {
  const file = join(temporaryFolder(), 'program.js')
  writeFileSync(file, code)
  const { modules, globals, unclear } = await reachOf(file)
  return { modules: [...modules], globals: [...globals], unclear: unclear.length }
}

const NOTHING = { modules: [], globals: [], unclear: 0 }

describe('the reader of built programs', () => {
  it.each([
    ["import 'node:net'", 'net'],
    ["export * from 'dns'", 'dns'],
    ["await import('node:http')", 'http'],
    ["require('tls')", 'tls'],
    ["__require('dgram')", 'dgram'],
    ['__require2("child_process").spawn("sh")', 'child_process'],
    ["if (Math.random() > 2) (() => require('node:worker_threads'))()", 'worker_threads'],
  ])('sees %s', async (code, module) => {
    expect(await reach(code)).toEqual({ ...NOTHING, modules: [module] })
  })

  it.each([
    ['fetch("http://localhost")', 'fetch'],
    ['globalThis.fetch("http://localhost")', 'fetch'],
    ['const get = fetch; get()', 'fetch'],
    ['new WebSocket("ws://localhost")', 'WebSocket'],
    ['new EventSource("http://localhost")', 'EventSource'],
    ['new Function("return 1")()', 'Function'],
  ])('sees %s', async (code, name) => {
    expect(await reach(code)).toEqual({ ...NOTHING, globals: [name] })
  })

  it.each([
    'const name = process.argv[2]; import(name)',
    'const name = process.argv[2]; require(name)',
    'globalThis.load = require',
    'process.binding("tcp_wrap")',
    'process.getBuiltinModule("net")',
    '[].constructor.constructor("return process")()',
  ])('sees that nobody can see where this leads: %s', async code => {
    expect((await reach(code)).unclear).toBeGreaterThan(0)
  })

  it('leaves names alone that are a program’s own', async () => {
    const code = 'function fetch() {} fetch(); const words = ["fetch"]; words.fetch; console.log(words)'
    expect(await reach(code)).toEqual(NOTHING)
  })
})
