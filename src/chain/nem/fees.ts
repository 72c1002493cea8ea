/** What nodes count fees in since height 1,250,000, in millionths of XEM. */
const UNIT = 50_000n

/** The least fee of a transaction that converts an account or changes its cosigners. */
export const MODIFICATION_FEE = 10n * UNIT

/** The least fee of the transaction that the first signer wraps another one in. */
export const MULTISIG_FEE = 3n * UNIT

/** The least fee of a cosignature. */
export const COSIGNATURE_FEE = 3n * UNIT

/** All XEM that there are, in whole ones. */
export const XEM_SUPPLY = 8_999_999_999n

const MOST_UNITS = 9_000_000_000_000_000n

/** What a mosaic's fee depends on: how much of it there is, in whole ones, and how many decimals lead to its smallest part. */
export interface MosaicSupply {
  readonly supply: bigint
  readonly divisibility: number
}

/** What the fee of a transfer depends on. */
export interface PricedTransfer {
  /** Millionths of XEM; where there are mosaics, of how many of each quantity. */
  readonly amount: bigint
  /** Bytes of its message; undefined where it has none. */
  readonly messageBytes: number | undefined
  readonly mosaics: readonly (MosaicSupply & { readonly quantity: bigint })[]
}

/** The least fee of a transfer in millionths of XEM, as NIS counts it since its second fee fork. */
export function transferFee({ amount, messageBytes, mosaics }: PricedTransfer): bigint {
  const message = messageBytes === undefined ? 0 : Math.floor(messageBytes / 32) + 1
  const transfer =
    mosaics.length === 0
      ? unitsFor(amount / 1_000_000n)
      : mosaics.reduce((sum, mosaic) => sum + unitsForMosaic(amount, mosaic), 0n)
  return (BigInt(message) + transfer) * UNIT
}

/** What is taken for a mistake: more than twice the least that nodes take. Nothing on the chain limits a fee. */
export function mostFee(least: bigint): bigint {
  return 2n * least
}

function unitsFor(xem: bigint): bigint {
  const units = xem / 10_000n
  return units < 1n ? 1n : units > 25n ? 25n : units
}

function unitsForMosaic(
  amount: bigint,
  { quantity, supply, divisibility }: PricedTransfer['mosaics'][number],
): bigint {
  if (divisibility === 0 && supply <= 10_000n) return 1n
  if (supply === 0n) return 1n
  const parts = supply * 10n ** BigInt(divisibility)
  const worth = (XEM_SUPPLY * quantity * amount) / supply / 10n ** BigInt(divisibility + 6)
  const rarity = BigInt(Math.floor(0.8 * Math.log(Number(MOST_UNITS / parts))))
  const units = unitsFor(worth) - rarity
  return units < 1n ? 1n : units
}
