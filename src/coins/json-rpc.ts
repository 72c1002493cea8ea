import { RingiError } from '../base/error.js'
import { isObject } from '../base/json.js'

/**
 * What a node or server has answered, out of the envelope of JSON-RPC in which `curl` prints it (`result`, `error`, `id`);
 * of a batch an array of all results; anything else as it is. `malformed` is thrown for an answer that is an error.
 */
export function withoutEnvelope(
  document: unknown,
  malformed: 'utxos.malformed' | 'utxo.prevtx-malformed',
): unknown {
  if (Array.isArray(document) && document.length > 0 && document.every(isEnvelope))
    return document.map(one => resultOf(one, malformed))
  return isEnvelope(document) ? resultOf(document, malformed) : document
}

interface JsonRpcEnvelope {
  readonly result?: unknown
  readonly error?: unknown
}

const MEMBERS: readonly string[] = ['result', 'error', 'id', 'jsonrpc']

function isEnvelope(value: unknown): value is JsonRpcEnvelope {
  if (!isObject(value) || !('result' in value || 'error' in value)) return false
  return Object.keys(value).every(name => MEMBERS.includes(name))
}

function resultOf(
  { result, error }: JsonRpcEnvelope,
  malformed: 'utxos.malformed' | 'utxo.prevtx-malformed',
): unknown {
  if ((error === undefined || error === null) && result !== undefined && result !== null) return result
  throw new RingiError(malformed, { why: 'answered-error' })
}
