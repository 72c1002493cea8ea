import { utf8 } from '../../src/base/bytes.js'
import { canonicalJson } from '../../src/base/canonical-json.js'
import type { Json } from '../../src/base/json.js'
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../../src/log/checkpoint.js'
import { contradictions } from '../../src/log/contradictions.js'
import { entryHash, formatEntry } from '../../src/log/entry.js'
import type { LogEvent } from '../../src/log/events.js'
import { NOTHING_BEFORE } from '../../src/log/hash-chain.js'
import { RunningHistory } from '../../src/log/history.js'
import { mergeLogs } from '../../src/log/merge.js'
import { amountLeaving, mostLeaving } from '../../src/log/spending.js'
import { type LogLine, Timeline } from '../../src/log/timeline.js'
import { again, looseText, same, type Target, textOf } from '../target.js'
import { byJson, byText } from './shared.js'

const HASH = 'ab'.repeat(32)
const LOG = 'cd'.repeat(16)
const TIME = '2026-01-05T09:00:00.000Z'
const vault = { name: 'fuzz', digest: HASH }
const cosigner = { name: 'akira', fingerprint: '0a0b0c0d' }
const proposal = { vault, proposal: HASH, txid: HASH }
const movement = {
  coins: [{ outpoint: `${HASH}:1`, value: '7' }],
  payments: [{ script: '0014', address: null, value: '5' }],
  change: '1',
  fee: '1',
}

const EVENTS: readonly LogEvent[] = [
  {
    event: 'key.created',
    key: 'akira',
    fingerprint: '0a0b0c0d',
    network: 'regtest',
    words: 24,
    entropy: { dice: 99, system: true },
    online: false,
  },
  { event: 'vault.registered', vault, network: 'regtest' },
  { event: 'proposed', ...proposal, ...movement },
  {
    event: 'signed',
    ...proposal,
    ...movement,
    cosigner,
    signatures: [HASH, null],
    height: 7,
    online: true,
    policy: null,
    warnings: ['fee.high'],
  },
  { event: 'combined', ...proposal, cosigners: [cosigner] },
  { event: 'finalized', ...proposal, cosigners: [cosigner] },
  { event: 'checkpoint', vault, cosigner, entry: 6, head: HASH, signature: 'AAAA' },
]

function seeds(): string[] {
  const whole = EVENTS.map((event, at) =>
    formatEntry(
      { seq: at + 1, time: TIME.replace('09:00', `09:0${at}`), actor: 'akira', log: LOG, previous: HASH },
      event,
    ),
  ).join('\n')
  return [chained(whole), ...EVENTS.map((_, at) => chained(whole.split('\n')[at] as string))]
}

/** The lines, as far as they are JSON objects, made canonical and numbered, each with the hash of the one before. */
function chained(text: string): string {
  let previous = NOTHING_BEFORE
  const lines = text.split('\n').map((line, at) => {
    const entry = objectIn(line)
    if (entry === undefined) return line
    const resealed = canonicalJson({ ...entry, seq: at + 1, previous })
    previous = entryHash(resealed)
    return resealed
  })
  return lines.join('\n')
}

function objectIn(line: string): { readonly [name: string]: Json } | undefined {
  try {
    const value = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Logs, and all that is concluded from them. */
const log: Target = {
  ...byText('log', seeds),
  mutate(input, random, other) {
    const lines = looseText(input).split('\n')
    const at = random.below(lines.length)
    const mutate = random.oneIn(4) ? byText('', () => []).mutate : byJson('', () => []).mutate
    const changed = looseText(mutate(utf8(lines[at] as string), random, other))
    const text = lines.with(at, changed).join('\n')
    return utf8(random.oneIn(8) ? text : chained(text))
  },
  check(input) {
    const timeline = new Timeline()
    const lines = textOf(input)
      .split('\n')
      .map((line): LogLine => ({ line, entry: timeline.take(line) }))
    const entries = lines.map(({ entry }) => entry)
    for (const { line, entry } of lines) same('printed', canonicalJson(entry), line)
    const merged = again('itself', () => mergeLogs([lines, lines]))
    same('merged', merged.map(({ line }) => line).join('\n'), lines.map(({ line }) => line).join('\n'))
    const history = new RunningHistory()
    for (const entry of entries) history.add(entry)
    again('history', () =>
      mostLeaving(history.signed.map(one => ({ coins: one.coins, leaves: amountLeaving(one) }))),
    )
    const found = again('contradictions', () => contradictions(entries))
    return `${[...new Set(entries.map(({ event }) => event.length))].join()} ${found.length}`
  },
}

const CHECKPOINT: Checkpoint = {
  ringi: 1,
  kind: 'checkpoint',
  log: LOG,
  seq: 5,
  hash: HASH,
  time: TIME,
  vault,
  cosigner,
  signature: 'AAAA',
}

/** Checkpoints. */
const checkpoint: Target = {
  ...byJson('checkpoint', () => [formatCheckpoint(CHECKPOINT)]),
  check(input) {
    const text = textOf(input)
    same('printed', formatCheckpoint(parseCheckpoint(text)), text)
    return 'checkpoint'
  },
}

export const logTargets = [log, checkpoint]
