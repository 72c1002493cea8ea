import { RingiError } from '../base/error.js'
import { parseAmount, type Sats } from '../chain/amount.js'
import type { Network } from '../chain/network.js'

/** No amount is longer, and the patterns below are for short texts. */
const LONGEST = 60

/** Groups of three digits, as spreadsheets set them apart: by blanks of any kind, apostrophes, commas or points. */
const GROUPED = /^\d{1,3}(?:([ \u00a0\u2009\u202f'’,.])\d{3})(?:\1\d{3})*$/

/**
 * An amount of a spreadsheet, with its unit: full-width digits, digits in groups and a comma before the decimals are read
 * where they can be read in one way alone. Throws `payouts.malformed` for what can be read in two, and `amount.*`.
 */
export function parsePayoutAmount(cell: string, network: Network): Sats {
  if (cell.length > LONGEST) return parseAmount(cell, network)
  const text = cell.normalize('NFKC').trim()
  const [, number = '', unit = ''] = /^([\d\s'’,.]*)\s*([a-z]*)$/i.exec(text) ?? []
  if (number === '' || unit === '') return nonZero(parseAmount(text, network))
  const hasDecimals = unit.toLowerCase() === network.chain.unit.code.toLowerCase()
  return nonZero(parseAmount(`${plainNumber(number.trim(), hasDecimals)}${unit}`, network))
}

function nonZero(amount: Sats): Sats {
  if (amount > 0n) return amount
  throw new RingiError('payouts.malformed', { why: 'zero' })
}

/** `number` with digits and a point alone. */
function plainNumber(number: string, hasDecimals: boolean): string {
  const marks = number.match(/[,.]/g) ?? []
  const last = marks.at(-1)
  // The last mark stands before decimals where it stands once and others, or none, stand before it.
  const [whole = '', decimals] =
    last !== undefined && marks.filter(mark => mark === last).length === 1 && hasDecimals
      ? number.split(last)
      : [number]
  // A single point in satoshi may be meant as a decimal one.
  if (decimals === undefined) return grouping(whole) === '.' && marks.length === 1 ? whole : ungrouped(whole)
  if (last === ',' && marks.length === 1 && /^[1-9]\d{0,2}$/.test(whole) && decimals.length === 3) {
    throw new RingiError('payouts.malformed', { why: 'two-ways' })
  }
  return `${ungrouped(whole)}.${decimals}`
}

function grouping(whole: string): string | undefined {
  return GROUPED.exec(whole)?.[1]
}

function ungrouped(whole: string): string {
  const mark = grouping(whole)
  return mark === undefined ? whole : whole.replaceAll(mark, '')
}
