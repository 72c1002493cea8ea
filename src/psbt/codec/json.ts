import { RingiError } from '../../base/error.js'
import { parseUniqueJson } from '../../base/unique-json.js'
import { holdsPsbt } from './holds-psbt.js'

/** Whether `text` is JSON as {@link psbtInJson} takes it. */
export function isJsonWithPsbt(text: string): boolean {
  return /^\s*\{/.test(text) && memberIn(parseUniqueJson(text)) !== undefined
}

/**
 * The text of the PSBT in the JSON that a node prints (`walletprocesspsbt`, `walletcreatefundedpsbt`, `finalizepsbt`: a
 * member `psbt`), in the envelope of JSON-RPC too, or that Ringi prints with `--json`. Where there is more than one, nobody
 * could say which is meant. Throws `psbt.magic`, `psbt.encoding`.
 */
export function psbtInJson(text: string): string {
  const found = memberIn(parseUniqueJson(text))
  if (found === undefined) throw noPsbt(text)
  // As it stands there: a search of files for proposals sees it too, and sees that it is the only one.
  if (text.includes(found) && !holdsPsbt(text.replace(found, ''))) return found
  throw new RingiError('psbt.encoding', { why: 'json' })
}

function memberIn(document: unknown): string | undefined {
  const { psbt, result, data } = membersOf(document)
  const found = [psbt, result, membersOf(result).psbt, membersOf(data).psbt]
  return found.find(one => typeof one === 'string')
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function noPsbt(text: string): RingiError {
  const isFinal = /"complete"\s*:\s*true/.test(text)
  return new RingiError('psbt.magic', { why: isFinal ? 'finished' : 'json' })
}
