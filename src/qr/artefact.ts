import { fromHex, utf8, utf8Text } from '../base/bytes.js'
import { RingiError, unlessRefused } from '../base/error.js'
import { membersOf } from '../base/json.js'
import { matching } from '../base/shape.js'
import { parseStrictJson } from '../base/strict-json.js'
import { utfText } from '../base/utf-text.js'
import { PreviousTransaction } from '../bitcoin/previous-transaction.js'
import { decodeTransaction, transactionId } from '../bitcoin/transaction.js'
import { USUAL_NETWORK } from '../chain/network.js'
import { addChecksum, splitChecksum } from '../descriptor/checksum.js'
import { parseDescriptor } from '../descriptor/parse.js'
import { networksOfKeysIn } from '../keys/extended-key-version.js'
import { readable, refuseSecrets } from '../keys/secrets/index.js'
import { normalizeSlip132 } from '../keys/slip132.js'
import { startsWithMagic } from '../psbt/codec/decode.js'
import type { Psbt } from '../psbt/codec/psbt.js'
import { unsignedTransaction } from '../psbt/codec/psbt.js'
import { readPsbtIn } from '../psbt/codec/read.js'
import { isPsbtText, psbtBytes } from '../psbt/codec/text.js'
import { type CosignerRecord, parseCosignerFile } from '../vault/cosigner.js'
import { parseVault } from '../vault/file.js'
import type { Vault } from '../vault/vault.js'
import { decodeBase43, isBase43 } from './base43.js'

/** Something that travels between machines, told by its content. */
export type Artefact = { readonly bytes: Uint8Array } & ArtefactContent

/** What an artefact is. `bytes` beside it are binary for proposals and transactions, and else the text of its file. */
type ArtefactContent =
  | { readonly kind: 'proposal'; readonly psbt: Psbt; readonly txid: string }
  | { readonly kind: 'transaction'; readonly txid: string }
  | { readonly kind: 'vault'; readonly vault: Vault }
  | { readonly kind: 'cosigner'; readonly cosigner: CosignerRecord }
  | { readonly kind: 'descriptor' | 'account' | 'key' }
  /** Ringi's other files, which are checked where they are used; `of` is what they call themselves. */
  | { readonly kind: 'statement'; readonly of: string }
  | { readonly kind: 'policy' | 'json' | 'text' }

/**
 * Says what `contents` are, and checks what can be checked without knowing more: the whole form of a proposal and its
 * previous transactions, a vault's digest, a cosigner's signature, a descriptor's checksum. Before all else it refuses what
 * has a secret in it, wherever in the bytes. Throws `extended-key.private`, `secret.in-content`, `qr.unknown`, and what the
 * reader of the kind throws.
 */
export function recognise(contents: Uint8Array): Artefact {
  refuseSecrets(readable(contents))
  const artefact = recogniseContents(contents)
  // What came in base64 or hex is looked at once more.
  if (artefact.bytes !== contents) refuseSecrets(readable(artefact.bytes))
  return artefact
}

function recogniseContents(contents: Uint8Array): Artefact {
  if (startsWithMagic(contents) || isPsbtText(utfText(contents) ?? '')) return proposal(contents)
  const text = textOf(contents)
  return text === undefined ? transaction(contents) : recogniseText(text.trim(), contents)
}

function recogniseText(text: string, contents: Uint8Array): Artefact {
  if (text.startsWith('{') || text.startsWith('[')) return { bytes: contents, ...json(text) }
  if (/^([0-9a-f]{2}){60,}$/i.test(text)) return transaction(fromHex(text))
  if (isBase43(text)) return ofElectrum(decodeBase43(text)) ?? { bytes: contents, kind: 'text' }
  if (/^kind:[ \t]*['"]?policy['"]?[ \t\r]*$/m.test(text)) return { bytes: contents, kind: 'policy' }
  const lines = text.split(/\r?\n/)
  if (lines.every(line => DESCRIPTOR.test(line))) return descriptors(lines)
  if (KEY_LINE.test(text)) return keyLine(text)
  return { bytes: contents, kind: 'text' }
}

const DESCRIPTOR = /^(?:sh|wsh|pkh|wpkh|pk|tr|combo)\([\x21-\x7e]+$/

// Electrum shows proposals and transactions in one code, as bytes in base 43.
function ofElectrum(bytes: Uint8Array): Artefact | undefined {
  if (startsWithMagic(bytes)) return proposal(bytes)
  return transactionOrNothing(bytes) === undefined ? undefined : transaction(bytes)
}

const OLD_KEY = /(?<![0-9A-Za-z])[yYzZuUvV]pub[1-9A-HJ-NP-Za-km-z]*/g

const KEY_LINE = /^\[[0-9A-Fa-f]{8}(?:\/\d{1,10}[hH']?)*\][a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]+$/

/** One key with its origin, for whoever makes a vault of it; the key is checked, and its origin is a claim. */
export function keyLine(text: string): Artefact {
  const key = text.slice(text.indexOf(']') + 1)
  normalizeSlip132(key)
  return { bytes: utf8(`${text}\n`), kind: 'key' }
}

/** Descriptors with their checksums: one of a wallet, or those of an account. */
export function descriptors(lines: readonly string[]): Artefact {
  const [first = '', ...others] = lines.map(line => addChecksum(splitChecksum(line, 'optional')))
  if (others.length === 0 && !first.includes('cosigner(')) {
    // Which of the networks it is, no key says. Spellings of SLIP 132 stay as they are.
    const [network = USUAL_NETWORK] = networksOfKeysIn(first)
    const plain = splitChecksum(first, 'required').replace(OLD_KEY, key => normalizeSlip132(key, network).key)
    parseDescriptor(plain, { checksum: 'optional', network })
    return { bytes: utf8(`${first}\n`), kind: 'descriptor' }
  }
  return { bytes: utf8([first, ...others, ''].join('\n')), kind: 'account' }
}

function proposal(contents: Uint8Array): Artefact {
  const psbt = readPsbtIn(contents)
  return {
    bytes: psbtBytes(contents),
    kind: 'proposal',
    psbt,
    txid: transactionId(unsignedTransaction(psbt)),
  }
}

function transaction(bytes: Uint8Array): Artefact {
  const previous = transactionOrNothing(bytes)
  if (previous === undefined || previous.coinbase) throw new RingiError('qr.unknown')
  return { bytes, kind: 'transaction', txid: previous.txid }
}

function transactionOrNothing(bytes: Uint8Array): PreviousTransaction | undefined {
  return unlessRefused(() => {
    decodeTransaction(bytes)
    return new PreviousTransaction(bytes)
  })
}

const ofStatement = matching(/^[a-z][a-z-]{0,30}$/)

function json(text: string): ArtefactContent {
  const value = parseStrictJson(text)
  if (typeof value !== 'object' || value === null) throw new RingiError('qr.unknown')
  const { ringi, kind } = membersOf(value)
  if (kind === 'vault' && ringi !== undefined) return { kind, vault: parseVault(text) }
  if (kind === 'cosigner') return { kind, cosigner: parseCosignerFile(text) }
  if (ringi !== undefined && ofStatement(kind)) return { kind: 'statement', of: kind }
  return { kind: 'json' }
}

/** The text that `contents` are, or undefined where they are none: not UTF-8, or with control characters in them. */
function textOf(contents: Uint8Array): string | undefined {
  const text = utf8Text(contents)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !text || /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text) ? undefined : text
}
