import { RingiError } from '../../../base/error.js'
import { type Finding, finding } from '../../../base/finding.js'
import { isCoinbase } from '../../../bitcoin/previous-transaction.js'
import { formatOutPoint, type OutPoint } from '../../../bitcoin/transaction.js'
import { type Ancestors, ancestorsOf } from '../../../coins/ancestors.js'
import type { Labels } from '../../../coins/labels.js'
import { proveCoin } from '../../../coins/prove-coin.js'
import { checkTokens } from '../../../coins/tokens.js'
import type { Utxo } from '../../../coins/utxo.js'
import { Locator } from '../../../vault/locate.js'
import { SEARCHED } from '../../../vault/search.js'
import type { Vault, VaultAddress } from '../../../vault/vault.js'

/** A coin of a snapshot that lies at one of the vault's addresses; its amount is still a claim. */
export interface OwnCoin {
  readonly utxo: Utxo
  readonly address: VaultAddress
  /** Whether tokens lie with it, which spending it would destroy. */
  readonly hasTokens?: boolean
  /** Of one without a confirmation: the unconfirmed transactions behind it. */
  readonly ancestors?: Ancestors | undefined
}

/** The coins that may be spent, all that were seen at the vault's addresses, and what was passed over. */
interface OwnCoins {
  readonly coins: readonly OwnCoin[]
  /** Where coins are named: the others, as far as they are confirmed and may be spent. */
  readonly spare: readonly OwnCoin[]
  readonly known: readonly OwnCoin[]
  readonly findings: readonly Finding[]
}

/** Which coins may be spent. */
export interface CoinChoice {
  /** Exactly these, if any are named. */
  readonly explicit: readonly OutPoint[]
  /** Whether coins without a confirmation may be chosen. */
  readonly allowUnconfirmed: boolean
  /** The height of the chain, where it is known: how old coins are whose age the snapshot does not say. */
  readonly height: number | undefined
  readonly previous: ReadonlyMap<string, Uint8Array>
  /** What says which coins are not to be spent, where there is something. */
  readonly labels?: Labels | undefined
}

/** Blocks until a mined coin can be spent (consensus, COINBASE_MATURITY). */
const MATURITY = 100

/**
 * The coins that may be spent: the vault's, confirmed and mature, or exactly the ones that are named. What is passed
 * over is told. Throws `coins.none`, `utxo.unknown`, `utxo.not-ours`, `utxo.immature`, `utxo.prevtx-missing`.
 */
export function ownCoins(vault: Vault, utxos: readonly Utxo[], choice: CoinChoice): OwnCoins {
  const locator = new Locator(vault)
  const own = utxos.flatMap(utxo => {
    const { script, hasTokens } = checkTokens(utxo, choice.previous, vault.network)
    const address = locator.locate(script ?? scriptOf(utxo, choice), SEARCHED.coin, placeOf(utxo))
    return address === undefined
      ? []
      : [{ utxo, address, hasTokens, ancestors: ancestorsOf(utxo, choice.previous, vault.network) }]
  })
  const plain = own.filter(({ hasTokens }) => !hasTokens)
  const free = plain.filter(({ utxo }) => !isFrozen(utxo, choice))
  if (choice.explicit.length > 0) {
    const names = new Set(choice.explicit.map(formatOutPoint))
    const confirmed = { ...choice, allowUnconfirmed: false }
    const spare = free.filter(
      ({ utxo }) => !names.has(formatOutPoint(utxo.outPoint)) && isSpendable(utxo, confirmed),
    )
    return {
      coins: choice.explicit.map(one => named(one, own, utxos, choice)),
      ...{ spare, known: own, findings: [] },
    }
  }
  const coins = free.filter(({ utxo }) => isSpendable(utxo, choice))
  const tokens = own.length - plain.length
  const counts = { given: utxos.length, own: own.length, tokens, free: free.length, spendable: coins.length }
  if (coins.length === 0) throw none(vault, counts)
  return { coins, spare: [], known: own, findings: passedOver(counts) }
}

function placeOf({ hint }: Utxo) {
  return hint && { branch: hint.change, index: hint.index }
}

// Esplora does not print scripts; the previous transaction, which is needed anyway, has it.
function scriptOf(utxo: Utxo, { previous }: CoinChoice): Uint8Array {
  return utxo.script ?? proveCoin(utxo, previous).script
}

// Only scantxoutset says which coins were mined; of the others' the previous transaction, which is needed anyway, does.
function isMature({ outPoint, coinbase, ...utxo }: Utxo, { previous, height }: CoinChoice): boolean {
  const confirmations = utxo.confirmations ?? ageOf(utxo.height, height)
  if (confirmations === undefined || confirmations > MATURITY) return true
  const bytes = previous.get(outPoint.txid)
  return !(coinbase ?? (bytes !== undefined && isCoinbase(bytes)))
}

function ageOf(height: number | undefined, tip: number | undefined): number | undefined {
  return height === undefined || tip === undefined ? undefined : tip - height + 1
}

function isSpendable(utxo: Utxo, choice: CoinChoice): boolean {
  return isMature(utxo, choice) && (choice.allowUnconfirmed || utxo.confirmations !== 0)
}

function isFrozen({ outPoint }: Utxo, { labels }: CoinChoice): boolean {
  return labels?.isFrozen(outPoint) ?? false
}

function named(
  outPoint: OutPoint,
  own: readonly OwnCoin[],
  all: readonly Utxo[],
  choice: CoinChoice,
): OwnCoin {
  const name = formatOutPoint(outPoint)
  const coin = own.find(({ utxo }) => formatOutPoint(utxo.outPoint) === name)
  if (coin?.hasTokens) throw new RingiError('coin.has-tokens', { why: 'named', coin: name })
  if (coin !== undefined && isFrozen(coin.utxo, choice))
    throw new RingiError('utxo.frozen', { why: 'named', coin: name })
  if (coin !== undefined && isMature(coin.utxo, choice)) return coin
  if (coin !== undefined) throw new RingiError('utxo.immature', { coin: name, maturity: MATURITY })
  if (all.some(utxo => formatOutPoint(utxo.outPoint) === name))
    throw new RingiError('utxo.not-ours', { why: 'named', coin: name })
  throw new RingiError('utxo.unknown', { coin: name })
}

function none(vault: Vault, { given, own, tokens }: Counts): RingiError {
  if (own === 0) return new RingiError('coins.none', { why: 'not-ours', given, vault: vault.name })
  return own === tokens
    ? new RingiError('coin.has-tokens', { why: 'passed-over', count: tokens })
    : new RingiError('coins.none', { why: 'not-yet', own })
}

interface Counts {
  readonly given: number
  readonly own: number
  readonly tokens: number
  readonly free: number
  readonly spendable: number
}

function passedOver({ given, own, tokens, free, spendable }: Counts): Finding[] {
  const [others, frozen, early] = [given - own, own - tokens - free, free - spendable]
  return [
    ...(others > 0 ? [finding('warn', 'utxo.not-ours', { why: 'passed-over', count: others })] : []),
    ...(tokens > 0 ? [finding('warn', 'coin.has-tokens', { why: 'passed-over', count: tokens })] : []),
    ...(frozen > 0 ? [finding('info', 'utxo.frozen', { why: 'passed-over', count: frozen })] : []),
    ...(early > 0 ? [finding('info', 'utxo.unconfirmed', { count: early })] : []),
  ]
}
