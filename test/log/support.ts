import { type Entry, entryHash, formatEntry, parseEntry } from '../../src/log/entry.js'
import type { LogEvent } from '../../src/log/events.js'
import { NOTHING_BEFORE } from '../../src/log/hash-chain.js'
import type { LogLine } from '../../src/log/timeline.js'

export const START = Date.UTC(2026, 0, 5, 9)
const MINUTE = 60_000

/** 32 bytes in hex that are `byte` all over. */
export function hex32(byte: number): string {
  return byte.toString(16).padStart(2, '0').repeat(32)
}

/** What {@link signed} differs in. */
export interface Signing {
  /** Numbers the transaction and the proposal. */
  readonly tx?: number
  /** Outpoints by number, with their satoshi. */
  readonly coins?: Readonly<Record<number, number>>
  readonly pays?: number
  readonly fee?: number
  readonly height?: number | null
  readonly vault?: number
  /** The cosigner's fingerprint. */
  readonly by?: string
}

const movement = ({ coins = { 1: 100_000 }, pays = 50_000, fee = 1_000 }: Signing) => ({
  coins: Object.entries(coins).map(([coin, value]) => ({
    outpoint: `${hex32(Number(coin))}:0`,
    value: `${value}`,
  })),
  payments: [{ script: '0014', address: null, value: `${pays}` }],
  change: '0',
  fee: `${fee}`,
})

const about = ({ tx = 1, vault = 7 }: Signing) => ({
  vault: { name: 'treasury', digest: hex32(vault) },
  proposal: hex32(tx + 100),
  txid: hex32(tx),
})

export function signed(what: Signing = {}): LogEvent {
  const { by = '0a0a0a0a', height = null } = what
  return {
    event: 'signed',
    ...about(what),
    ...movement(what),
    cosigner: { name: 'akira', fingerprint: by },
    signatures: [hex32(9)],
    height,
    online: false,
    policy: null,
    warnings: [],
  }
}

export function proposed(what: Signing = {}): LogEvent {
  return { event: 'proposed', ...about(what), ...movement(what) }
}

export function combined(what: Signing = {}, ...by: readonly string[]): LogEvent {
  return {
    event: 'combined',
    ...about(what),
    cosigners: by.map(fingerprint => ({ name: 'akira', fingerprint })),
  }
}

export function created(fingerprint: string): LogEvent {
  return {
    event: 'key.created',
    key: 'akira',
    fingerprint,
    network: 'regtest',
    words: 24,
    entropy: null,
    online: false,
  }
}

/** The lines of a log that tells of `events`, one a minute, the first at `start`. */
export function linesOf(events: readonly LogEvent[], log = 1, start = START): string[] {
  let previous = NOTHING_BEFORE
  return events.map((event, at) => {
    const time = new Date(start + at * MINUTE).toISOString()
    const line = formatEntry(
      { seq: at + 1, time, actor: 'akira', log: hex32(log).slice(0, 32), previous },
      event,
    )
    previous = entryHash(line)
    return line
  })
}

export function entriesOf(events: readonly LogEvent[], log = 1, start = START): Entry[] {
  return linesOf(events, log, start).map(parseEntry)
}

export function readLines(lines: readonly string[]): LogLine[] {
  return lines.map(line => ({ line, entry: parseEntry(line) }))
}
