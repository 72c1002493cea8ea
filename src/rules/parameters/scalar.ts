import { message } from '../../base/codes.js'
import { RingiError } from '../../base/error.js'
import type { JsonSchema } from '../../base/json-schema.js'
import { AMOUNT_PATTERN, formatDecimal, parseAmount, type Sats, TYPED_AMOUNTS } from '../../chain/amount.js'
import type { OnChain } from '../../chain/chain.js'
import { readSatsPerVbyte } from '../../chain/fee-rate.js'
import { networkNamed } from '../../chain/network.js'
import { type Flaw, malformedPolicy, unknownName } from './malformed.js'
import type { Effect, Names, Parameter } from './parameter.js'
import type { Source } from './source.js'

/** Which way a larger value moves a rule: `looser` for a most, `tighter` for a least. */
type Larger = 'looser' | 'tighter' | 'other'

interface Scalar<T> {
  readonly expects: Flaw
  readonly schema: JsonSchema
  /** Undefined or a RingiError where the text is no such value. */
  readonly parse: (text: string, names: Names, at: Source) => T | undefined
  readonly print: (value: T, on: OnChain) => string
  readonly effect: (before: T, after: T) => Effect
}

/** A parameter that is one piece of text. */
function scalar<T>({ expects, schema, parse, print, effect }: Scalar<T>): Parameter<T> {
  return {
    schema,
    print,
    read: (source, names) => {
      if (source.kind !== 'text')
        throw malformedPolicy(source, { why: 'expected', kind: message('policy.malformed', expects) })
      const value = quietly(() => parse(source.text, names, source))
      if (value !== undefined) return value
      // The value is not repeated: it may be a private key that somebody took for a public one.
      throw malformedPolicy(source, { why: 'other', kind: message('policy.malformed', expects) })
    },
    compare: (before, after, on) => {
      const [old, now] = [print(before, on), print(after, on)]
      return old === now ? [] : [{ path: [], before: old, after: now, effect: effect(before, after) }]
    },
  }
}

// A value that another room refuses is told with its place in the file; a refusal that has one is passed on.
function quietly<T>(parse: () => T | undefined): T | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RingiError && error.code !== 'policy.malformed') return undefined
    throw error
  }
}

function ordered<T extends number | bigint>(larger: Larger): (before: T, after: T) => Effect {
  const smaller = { looser: 'tighter', tighter: 'looser', other: 'other' } as const
  return (before, after) => (after > before ? larger : smaller[larger])
}

const always = (effect: Effect) => () => effect

/** An amount with its unit: `0.5btc`, `50000sat`. */
export function amount(larger: Larger): Parameter<Sats> {
  return scalar({
    expects: { why: 'amount', examples: TYPED_AMOUNTS },
    schema: { type: 'string', pattern: AMOUNT_PATTERN },
    parse: (text, { network }) => parseAmount(text, networkNamed(network)),
    // `10 BTC`, `0.5 BTC`: what follows the last digit that counts is left out.
    print: (value, on) => `${formatDecimal(value, on).replace(/\.?0+$/, '')} ${on.chain.unit.code}`,
    effect: ordered(larger),
  })
}

/** A whole number from `least` to `most`. */
export function count(larger: Larger, least: number, most: number, unit = ''): Parameter<number> {
  return scalar({
    expects: { why: 'count', least, most },
    schema: { type: ['integer', 'string'], minimum: least, maximum: most, pattern: '^(0|[1-9][0-9]{0,15})$' },
    parse: text => within(/^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN, least, most),
    print: value => `${value}${unit}`,
    effect: ordered(larger),
  })
}

/** A share in hundredths of a per cent: `5%` is 500, `0.25%` is 25. At most `100%`. */
export function share(larger: Larger): Parameter<number> {
  return scalar({
    expects: { why: 'share' },
    schema: { type: 'string', pattern: '^[0-9]{1,3}(\\.[0-9]{1,2})?%$' },
    parse: text => {
      const [, whole = '', fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?%$/.exec(text) ?? []
      return whole === '' ? undefined : within(Number(whole + fraction.padEnd(2, '0')), 0, 10_000)
    },
    print: value => `${value / 100}%`,
    effect: ordered(larger),
  })
}

/** A rate in sat/vB with at most three decimals, in satoshi per 1000 virtual bytes. */
export function feeRate(larger: Larger): Parameter<number> {
  return scalar({
    expects: { why: 'fee-rate' },
    schema: { type: ['number', 'string'], pattern: '^[0-9]{1,7}(\\.[0-9]{1,3})?$' },
    parse: text => {
      const rate = readSatsPerVbyte(text)
      return rate === undefined ? undefined : Number(rate)
    },
    print: value => `${value / 1000} sat/vB`,
    effect: ordered(larger),
  })
}

/** One of a few words, in the order from the tightest to the loosest where `ranked`. */
export function choice<const C extends string>(choices: readonly C[], ranked = false): Parameter<C> {
  const rank = (value: C) => choices.indexOf(value)
  return scalar({
    expects: { why: 'choice', choices },
    // Editors read a bare number as a number.
    schema: { enum: choices.flatMap(one => (/^\d+$/.test(one) ? [one, Number(one)] : [one])) },
    parse: (text, _, at) => {
      const found = choices.find(one => one === text)
      if (found === undefined) throw unknownName(at, { of: 'value' }, text, choices)
      return found
    },
    print: value => value,
    effect: ranked ? (before, after) => (rank(after) > rank(before) ? 'looser' : 'tighter') : always('other'),
  })
}

/** `yes` or `no`; `yes` is what `yes` says it is. */
export function flag(yes: Larger): Parameter<boolean> {
  return scalar({
    expects: { why: 'flag' },
    schema: { type: ['boolean', 'string'], enum: [true, false, 'yes', 'no', 'true', 'false'] },
    parse: text => (/^(yes|true)$/.test(text) ? true : /^(no|false)$/.test(text) ? false : undefined),
    print: value => (value ? 'yes' : 'no'),
    effect: (before, after) => ordered<number>(yes)(Number(before), Number(after)),
  })
}

/** The name of something that the policy defines: a group or a place. */
export function reference(what: 'group' | 'place'): Parameter<string> {
  return scalar({
    expects: { why: 'reference', to: what },
    schema: { type: 'string' },
    parse: (text, names, at) => {
      const known = what === 'group' ? names.groups : names.places
      if (!known.includes(text)) throw unknownName(at, { of: what }, text, known)
      return text
    },
    print: value => value,
    effect: always('other'),
  })
}

/** Text of its own kind: `parse` answers undefined or throws where it is not. */
export function text<T>(
  expects: Flaw,
  parse: (text: string, names: Names) => T | undefined,
  print: (value: T) => string,
  pattern?: string,
): Parameter<T> {
  const schema = pattern === undefined ? { type: 'string' } : { type: 'string', pattern }
  return scalar({ expects, schema, parse, print, effect: always('other') })
}

function within(value: number, least: number, most: number): number | undefined {
  return value >= least && value <= most ? value : undefined
}
