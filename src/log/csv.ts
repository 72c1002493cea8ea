import { canonicalJson } from '../base/canonical-json.js'
import { isObject, type Json } from '../base/json.js'
import { escapeText } from '../base/text.js'
import type { Entry } from './entry.js'

const COLUMNS: Readonly<Record<string, (entry: Entry) => Json | undefined>> = {
  log: ({ log }) => log,
  entry: ({ seq }) => seq,
  time: ({ time }) => time,
  event: ({ event }) => event,
  actor: ({ actor }) => actor,
  vault: ({ vault }) => memberOf(vault, 'name'),
  cosigner: ({ cosigner }) => memberOf(cosigner, 'name'),
  proposal: ({ proposal }) => proposal,
  txid: ({ txid }) => txid,
  fee: ({ fee }) => fee,
  fields: ({ ringi, seq, time, event, actor, log, previous, ...fields }) => canonicalJson(fields),
}

/**
 * Entries as CSV (RFC 4180) with a header: what they have in common, amounts in satoshi, and all their own fields as
 * JSON.
 */
export function entriesCsv(entries: readonly Entry[]): string {
  const rows = [
    Object.keys(COLUMNS),
    ...entries.map(entry => Object.values(COLUMNS).map(column => column(entry))),
  ]
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined
}

/** A quoted cell. A spreadsheet would compute what begins like a formula; behind an apostrophe it is text. */
function cell(value: Json | undefined): string {
  const text = escapeText(String(value ?? ''))
  const tame = /^\s*[=+\-@]/.test(text) ? `'${text}` : text
  return `"${tame.replaceAll('"', '""')}"`
}
