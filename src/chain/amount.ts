import { RingiError } from '../base/error.js'
import { listed } from '../base/text.js'
import type { OnChain, Unit } from './chain.js'
import { CHAINS } from './chains.js'

declare const brand: unique symbol

/**
 * An amount in the smallest part of a chain's unit, on Bitcoin in satoshi: from 0 to the most that any chain has. What the
 * chain itself has is asked where its network is known ({@link isPossible}). Only {@link sats} makes one.
 */
export type Sats = bigint & { readonly [brand]: 'Sats' }

/** The unit with the most money: beyond it nothing is an amount, on whatever chain. */
const LARGEST = CHAINS.map(({ unit }) => unit).reduce((a, b) => (b.most > a.most ? b : a))

/** Longer texts are no amounts, and reading them takes time that grows with the square of the length. */
const MAX_CHARACTERS = 500

/** Whether there can be so much on a network; where none is named, on whatever network. */
export function isPossible(value: bigint, network?: OnChain): boolean {
  return value >= 0n && value <= (network?.chain.unit ?? LARGEST).most
}

/** `value` as an amount. Throws `amount.out-of-range` below 0 and above all money of the chain, or of any where none is named. */
export function sats(value: bigint, network?: OnChain): Sats {
  return within(value, network?.chain.unit ?? LARGEST)
}

function within(value: bigint, unit: Unit): Sats {
  if (value >= 0n && value <= unit.most) return value as Sats
  const { code, smallest } = unit
  throw new RingiError('amount.out-of-range', { value, smallest, code, millions: millionsOf(unit) })
}

function millionsOf({ most, decimals }: Unit): number {
  return Number(most / 10n ** BigInt(decimals)) / 1e6
}

/** The most that there can be on a network, for sentences; where none is named, on whatever network. */
export function mostMoney(network?: OnChain) {
  const unit = network?.chain.unit ?? LARGEST
  return { millions: millionsOf(unit), code: unit.code }
}

/** What amounts are, for sentences about those of which the network is not known. */
export const POSSIBLE_AMOUNTS = `from 0 to ${listed(
  CHAINS.map(({ unit }) => `${millionsOf(unit)} million ${unit.code}`),
  'or',
)}`

/** The sum of `amounts`. Throws `amount.out-of-range`. */
export function sumSats(amounts: Iterable<Sats>, network?: OnChain): Sats {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sats(sum, network)
}

/**
 * An amount as people type it, with its unit: `0.5btc`, `50000sat`. Where the network is not known yet, the unit of every
 * chain is taken. Throws `amount.*`.
 */
export function parseAmount(text: string, network?: OnChain): Sats {
  const units = unitsOn(network)
  if (text.length > MAX_CHARACTERS) throw malformed(`${text.slice(0, 40)}…`, units)
  const compact = text
    .trim()
    .toLowerCase()
    .replace(/\s+(?=[a-z]+$)/, '')
  if (/^[\d.]+$/.test(compact)) throw withoutUnit(compact, units)
  const [, whole = '', fraction = '', name = ''] = /^(\d+)(?:\.(\d+))?([a-z]+)$/.exec(compact) ?? []
  const unit = units.find(one => decimalsOf(one, name) !== undefined)
  if (unit === undefined && network !== undefined) refuseOther(text, name, network)
  const decimals = unit && decimalsOf(unit, name)
  if (unit === undefined || decimals === undefined || fraction.length > decimals) throw malformed(text, units)
  return within(BigInt(whole + fraction.padEnd(decimals, '0')), unit)
}

/** Refuses what is counted in the unit of another chain. Throws `amount.other-unit`. */
function refuseOther(typed: string, name: string, { chain }: OnChain): void {
  const other = CHAINS.find(({ unit }) => decimalsOf(unit, name) !== undefined)
  if (other === undefined) return
  const [belongs, expected] = [other.label, chain.label]
  throw new RingiError('amount.other-unit', {
    typed,
    belongs,
    wanted: expected,
    unit: chain.unit.code.toLowerCase(),
  })
}

function unitsOn(network: OnChain | undefined): Unit[] {
  return network === undefined ? CHAINS.map(({ unit }) => unit) : [network.chain.unit]
}

/** How many decimals an amount can have that is counted in `name`, or undefined where it is not typed so. */
function decimalsOf(unit: Unit, name: string): number | undefined {
  if (name === unit.code.toLowerCase()) return unit.decimals
  const [smallest] = typedSmallest(unit)
  return smallest !== undefined && (name === smallest || name === `${smallest}s`) ? 0 : undefined
}

/** The smallest part, where amounts are typed in it. */
function typedSmallest({ smallest, isTypedInSmallest }: Unit): string[] {
  return isTypedInSmallest ? [smallest] : []
}

function withoutUnit(compact: string, units: readonly Unit[]): RingiError {
  const written = units.flatMap(unit => [unit.code.toLowerCase(), ...typedSmallest(unit)])
  return new RingiError('amount.unit-missing', { typed: compact, units: written })
}

function malformed(text: string, units: readonly Unit[]): RingiError {
  const known = units.map(unit => ({
    code: unit.code.toLowerCase(),
    decimals: unit.decimals,
    smallest: typedSmallest(unit)[0],
  }))
  return new RingiError('amount.malformed', { typed: text, units: known })
}

/** How amounts are typed on a network, or where none is known on any: `0.5btc` and `50000sat`. */
export function amountExamples(network?: OnChain): string[] {
  return unitsOn(network).flatMap(unit => [
    `0.5${unit.code.toLowerCase()}`,
    ...typedSmallest(unit).map(smallest => `50000${smallest}`),
  ])
}

/** The same in one text. */
export const TYPED_AMOUNTS = listed(amountExamples(), 'or')

/** How payments are typed there: `bc1q…=0.5btc`. */
export const PAYMENT_EXAMPLE = CHAINS.map(
  ({ exampleAddress, unit }) => `${exampleAddress}=0.5${unit.code.toLowerCase()}`,
).join(' or ')

/** Amounts as a pattern for editors. */
export const AMOUNT_PATTERN = CHAINS.map(({ unit }) => `^${patternOf(unit)}$`).join('|')

function patternOf(unit: Unit): string {
  const names = [unit.code.toLowerCase(), ...typedSmallest(unit).map(smallest => `${smallest}s?`)]
  return `[0-9]+(\\.[0-9]{1,${unit.decimals}})? ?(${names.join('|')})`
}

/** `amount` with all decimals of the network's unit: `0.50000000`. */
export function formatDecimal(amount: bigint, { chain: { unit } }: OnChain): string {
  return digitsOf(amount, unit.decimals)
}

/** `amount` with so many decimals. */
export function digitsOf(amount: bigint, decimals: number): string {
  const [sign, absolute] = amount < 0n ? ['-', -amount] : ['', amount]
  if (decimals === 0) return `${amount}`
  const whole = 10n ** BigInt(decimals)
  return `${sign}${absolute / whole}.${(absolute % whole).toString().padStart(decimals, '0')}`
}

/** `amount` as it can be typed: `0.50000000btc`. */
export function typedAmount(amount: bigint, network: OnChain): string {
  return `${formatDecimal(amount, network)}${network.chain.unit.code.toLowerCase()}`
}
