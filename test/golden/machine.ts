import crypto from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import { vi } from 'vitest'

/**
 * A machine on which everything comes out the same each time: randomness, clock, user, home folder, network interfaces,
 * swap and core dumps. It is put in the place of Node.js's own, below every module of the program, so that it does not
 * matter where in the program these are asked for.
 */

/** Names of network interfaces that are up. */
let up: readonly string[] = []
let seed = ''
let drawn = new Map<string, number>()

/** When each scenario begins: Wednesday 25 November 2026, 12:00 in Tokyo. */
const BEGINNING = Date.UTC(2026, 10, 25, 3)
let now = BEGINNING

/** Begins anew: the clock, and a network that is down. */
export function resetMachine(): void {
  now = BEGINNING
  up = []
}

/** What the clock says, in Unix milliseconds. */
export function machineTime(): number {
  return now
}

/** Sets the clock forward; back where `milliseconds` is negative. */
export function wait(milliseconds: number): void {
  now += milliseconds
}

/** Which interfaces are up from now on. */
export function setInterfaces(names: readonly string[]): void {
  up = names
}

/**
 * Does `work` as one run of the program. What it draws depends on `text`, on how many bytes are asked for, and on how often as many were: not on
 * what else is drawn before.
 */
export async function asRun<T>(text: string, work: () => Promise<T>): Promise<T> {
  seed = text
  drawn = new Map()
  vi.setSystemTime(now)
  // Nothing takes long here, however slow the real machine is: a millisecond goes by whenever somebody looks.
  let ticks = 0
  const undo = replace(performance, 'now', () => () => ++ticks)
  return await work().finally(undo)
}

function draw(source: string, length: number): Uint8Array {
  const key = `${source} ${length}`
  const count = drawn.get(key) ?? 0
  drawn.set(key, count + 1)
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    crypto.createHash('sha256').update(`${seed}\n${key} ${count} ${i}`).digest(),
  )
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
}

const USER = 'officer'
const FILES: Readonly<Record<string, () => string>> = {
  '/etc/passwd': () => `${USER}:x:${process.getuid?.()}:100::/nonexistent:/bin/sh\n`,
  '/proc/swaps': () => 'Filename\tType\tSize\tUsed\tPriority\n',
  '/proc/self/limits': () => 'Limit                     Soft Limit\nMax core file size        0\n',
  '/proc/sys/kernel/core_pattern': () => 'core\n',
}

function fileOfMachine(path: unknown): string | undefined {
  const name = String(path)
  const flags = /^\/sys\/class\/net\/([^/]+)\/flags$/.exec(name)?.[1]
  if (flags !== undefined) return up.includes(flags) ? '0x1003\n' : '0x9\n'
  return Object.hasOwn(FILES, name) ? FILES[name]?.() : undefined
}

// biome-ignore lint/suspicious/noExplicitAny: functions of Node.js with all their overloads
type Any = any

function replace(object: object, name: string, make: (own: Any) => Any): () => void {
  const holder = object as Record<string, Any>
  const own = holder[name]
  holder[name] = make(own)
  return () => {
    holder[name] = own
  }
}

/** Puts this machine in the place of the real one, until the function that it gives is called. */
export function installMachine(): () => void {
  const back = [
    replace(crypto, 'randomBytes', () => (length: number) => Buffer.from(draw('bytes', length))),
    replace(globalThis.crypto, 'getRandomValues', () => (array: Uint8Array) => {
      array.set(draw('values', array.length))
      return array
    }),
    replace(os, 'homedir', () => () => '/nonexistent'),
    replace(fs, 'readFileSync', own => (path: unknown, ...rest: unknown[]) => {
      return fileOfMachine(path) ?? own(path, ...rest)
    }),
    replace(fs.promises, 'readFile', own => async (path: unknown, ...rest: unknown[]) => {
      return fileOfMachine(path) ?? (await own(path, ...rest))
    }),
    replace(fs.promises, 'readdir', own => async (path: unknown, ...rest: unknown[]) => {
      return path === '/sys/class/net' ? ['lo', ...up] : await own(path, ...rest)
    }),
  ]
  syncBuiltinESMExports()
  vi.useFakeTimers({ toFake: ['Date'] })
  return () => {
    for (const undo of back) undo()
    syncBuiltinESMExports()
    vi.useRealTimers()
  }
}
