import { RingiError } from '../base/error.js'
import type { Network } from '../chain/network.js'
import { splitChecksum } from './checksum.js'
import { multipathLength } from './multipath.js'
import type {
  KeyExpression,
  MultisigExpression,
  OutputDescriptor,
  WrappedDescriptor,
} from './output-descriptor.js'
import { parseKeyExpression } from './parse-key.js'
import { TextCursor } from './text-cursor.js'

/** What {@link parseDescriptor} has to know beside the text. */
interface ParseOptions {
  readonly checksum: 'required' | 'optional'
  /** The network that extended keys and WIF keys must belong to. */
  readonly network: Network
}

type Expression = OutputDescriptor['type']

/** The expression around another one, or none. */
type ScriptContext = 'top' | WrappedDescriptor['type']

const MAX_LENGTH = 20_000
const NAME = /[a-z][a-z0-9_:]*(?=\()/y
const THRESHOLD = /[^,()]*/y

// BIP 381 to 383. Nothing nests deeper than sh(wsh(multi())).
const PLACES: ReadonlyMap<string, readonly ScriptContext[]> = new Map<Expression, readonly ScriptContext[]>([
  ['pk', ['top', 'sh', 'wsh']],
  ['pkh', ['top', 'sh', 'wsh']],
  ['wpkh', ['top', 'sh']],
  ['multi', ['top', 'sh', 'wsh']],
  ['sortedmulti', ['top', 'sh', 'wsh']],
  ['wsh', ['top', 'sh']],
  ['sh', ['top']],
])

// Where there is no segwit, there is P2SH32.
const CASH_PLACES: typeof PLACES = new Map<Expression, readonly ScriptContext[]>([
  ['pk', ['top', 'sh', 'sh32']],
  ['pkh', ['top', 'sh', 'sh32']],
  ['multi', ['top', 'sh', 'sh32']],
  ['sortedmulti', ['top', 'sh', 'sh32']],
  ['sh', ['top']],
  ['sh32', ['top']],
])

/**
 * Reads an output descriptor of pk, pkh, wpkh, sh, wsh, multi and sortedmulti (BIP 380 to 383, 389); on Bitcoin Cash of
 * sh32 instead of wpkh and wsh.
 *
 * Throws `descriptor.checksum`, `descriptor.malformed`, `descriptor.threshold`, `descriptor.too-many-keys`;
 * `descriptor.unsupported` for other expressions (Taproot, Miniscript, musig, raw, addr, combo) and for annotations
 * (BIP 393); and for keys `extended-key.*`, `key.other-network`, `point.not-on-curve`, `path.*`, `fingerprint.malformed`.
 * What is wrong inside the text comes with its `position` in the details.
 */
export function parseDescriptor(text: string, options: ParseOptions): OutputDescriptor {
  if (text.length > MAX_LENGTH) {
    throw new RingiError('descriptor.malformed', { why: 'too-long', most: MAX_LENGTH })
  }
  const cursor = new TextCursor(splitChecksum(text, options.checksum))
  const descriptor = new Parser(cursor, options.network).script('top')
  if (!cursor.atEnd) throw trailing(cursor)
  multipathLength(descriptor)
  return descriptor
}

/** What an expression that is not supported belongs to, so that people can look for it. */
function kindOf(name: string): 'taproot' | 'musig2' | 'miniscript' | 'other' {
  if (/^r?tr$/.test(name) || name === 'rawtr') return 'taproot'
  if (name.includes('musig')) return 'musig2'
  return MINISCRIPT.test(name) ? 'miniscript' : 'other'
}

const MINISCRIPT =
  /:|^(?:and_[vbn]|andor|or_[bcdi]|thresh|multi_a|sortedmulti_a|older|after|sha256|hash256|ripemd160|hash160|pk_[kh])$/

function trailing(cursor: TextCursor): RingiError {
  const { position } = cursor
  if (!cursor.sees('?')) return new RingiError('descriptor.malformed', { why: 'no-end', position })
  return new RingiError('descriptor.unsupported', { why: 'annotations', position })
}

class Parser {
  constructor(
    readonly cursor: TextCursor,
    readonly network: Network,
  ) {}

  script(place: ScriptContext): OutputDescriptor {
    const name = this.#name(place)
    this.cursor.expect('(')
    const descriptor = this.#arguments(name, place)
    this.cursor.expect(')')
    return descriptor
  }

  #name(place: ScriptContext): Expression {
    const { cursor } = this
    const position = cursor.position
    const name = cursor.take(NAME)
    if (name === undefined) throw new RingiError('descriptor.malformed', { why: 'no-expression', position })
    const expressions = this.network.chain.forkId ? CASH_PLACES : PLACES
    const places = expressions.get(name)
    if (places === undefined) {
      const known = [...expressions.keys()]
      throw new RingiError('descriptor.unsupported', {
        why: 'expression',
        kind: kindOf(name),
        known,
        position,
      })
    }
    if (!places.includes(place)) {
      throw new RingiError('descriptor.malformed', { why: 'misplaced', name, place, position })
    }
    return name as Expression
  }

  #arguments(name: Expression, place: ScriptContext): OutputDescriptor {
    switch (name) {
      case 'sh':
      case 'sh32':
      case 'wsh':
        return { type: name, inner: this.script(name) }
      case 'multi':
      case 'sortedmulti':
        return this.#multisig(name, place)
      default:
        return { type: name, key: this.#key(name === 'wpkh' || place === 'wsh') }
    }
  }

  #multisig(type: MultisigExpression['type'], place: ScriptContext): MultisigExpression {
    const { cursor } = this
    const position = cursor.position
    const threshold = cursor.take(THRESHOLD) ?? ''
    const keys: KeyExpression[] = []
    while (cursor.skip(',')) keys.push(this.#key(place === 'wsh'))
    if (tooMany(keys, place)) throw new RingiError('descriptor.too-many-keys', { position })
    if (!/^[1-9]\d?$/.test(threshold) || Number(threshold) > keys.length) {
      throw new RingiError('descriptor.threshold', { position })
    }
    return { type, threshold: Number(threshold), keys }
  }

  #key(compressed: boolean): KeyExpression {
    const position = this.cursor.position
    const expression = parseKeyExpression(this.cursor, this.network)
    if (!compressed || keyLength(expression) === 33) return expression
    throw new RingiError('descriptor.malformed', { why: 'uncompressed', position })
  }
}

function tooMany(keys: readonly KeyExpression[], place: ScriptContext): boolean {
  if (place === 'top') return keys.length > 3
  if (place === 'wsh') return keys.length > 20
  // A redeem script has at most 520 bytes (BIP 16): three opcodes, and every key with its push.
  return keys.reduce((size, key) => size + 1 + keyLength(key), 3) > 520
}

function keyLength({ key }: KeyExpression): number {
  return 'publicKey' in key ? key.publicKey.length : 33
}
