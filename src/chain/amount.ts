import { RingiError } from '../base/error.js'

declare const brand: unique symbol

/** An amount in satoshi, from 0 to 21 million bitcoin. Only {@link sats} makes one. */
export type Sats = bigint & { readonly [brand]: 'Sats' }

/** 21 million bitcoin in satoshi: no amount or sum of amounts is above it. */
export const MAX_MONEY = 2_100_000_000_000_000n

const SATS_PER_BTC = 100_000_000n
/** Longer texts are no amounts, and reading them takes time that grows with the square of the length. */
const MAX_CHARACTERS = 500
const TYPED_AMOUNT = /^(\d+)(?:\.(\d+))?(btc|sats?)$/

/** `value` as an amount. Throws `amount.out-of-range` below 0 and above 21 million bitcoin. */
export function sats(value: bigint): Sats {
  if (value < 0n || value > MAX_MONEY) {
    throw new RingiError(
      'amount.out-of-range',
      `${value} sats is no amount: it must be from 0 to 21 million BTC.`,
    )
  }
  return value as Sats
}

/** The sum of `amounts`. Throws `amount.out-of-range`. */
export function sumSats(amounts: Iterable<Sats>): Sats {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sats(sum)
}

/** An amount as people type it, with its unit: `0.5btc`, `50000sat`. Throws `amount.*`. */
export function parseAmount(text: string): Sats {
  if (text.length > MAX_CHARACTERS) throw malformed(`${text.slice(0, 40)}…`)
  const compact = text
    .trim()
    .toLowerCase()
    .replace(/\s+(?=[a-z]+$)/, '')
  if (/^[\d.]+$/.test(compact)) {
    throw new RingiError('amount.unit-missing', `The amount ${compact} has no unit.`, {
      hint: `Write ${compact}btc or ${compact}sat.`,
    })
  }
  const [, whole = '', fraction = '', unit] = TYPED_AMOUNT.exec(compact) ?? []
  const decimals = unit === 'btc' ? 8 : 0
  if (unit === undefined || fraction.length > decimals) throw malformed(text)
  return sats(BigInt(whole + fraction.padEnd(decimals, '0')))
}

function malformed(text: string): RingiError {
  return new RingiError('amount.malformed', `${JSON.stringify(text)} is not an amount.`, {
    hint: 'Write it like 0.5btc (at most 8 decimals) or 50000sat.',
  })
}

/** `amount` in bitcoin with eight decimals: `0.50000000`. */
export function formatBtc(amount: bigint): string {
  const sign = amount < 0n ? '-' : ''
  const absolute = amount < 0n ? -amount : amount
  return `${sign}${absolute / SATS_PER_BTC}.${(absolute % SATS_PER_BTC).toString().padStart(8, '0')}`
}
