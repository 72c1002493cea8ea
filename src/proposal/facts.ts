import type { Finding } from '../base/finding.js'
import type { OutPoint } from '../bitcoin/transaction.js'
import type { Sats } from '../chain/amount.js'
import type { NamedDigest } from '../vault/digest.js'
import type { VaultAddress, VaultFacts } from '../vault/vault.js'
import type { Notes } from './notes.js'

/** What matters of a vault to whoever evaluates, whatever its chain locks money with. */
export interface EvaluatedVault
  extends Pick<VaultFacts, 'name' | 'paths' | 'primary' | 'digest' | 'aliases' | 'isNamedBy'> {
  readonly network: EvaluatedNetwork
  readonly cosigners: readonly Pick<VaultFacts['cosigners'][number], 'name' | 'fingerprint'>[]
}

type EvaluatedNetwork = Pick<VaultFacts['network'], 'label' | 'money'> & {
  readonly name: string
  readonly chain: Pick<VaultFacts['network']['chain'], 'label' | 'unit'>
}

/**
 * What a proposal comes to, whatever carries it: who is paid what, what comes back, what it costs, who has signed and from
 * when on it can be sent. Rules, logs, sheets and reports look at nothing else; a review is what makes it.
 */
export interface ProposalFacts<V extends EvaluatedVault = VaultFacts> {
  readonly vault: V
  /** By which chain and logs know the transaction; signatures do not change it. */
  readonly txid: string
  /** What the officers approve. Signatures do not change it. */
  readonly digest: NamedDigest
  /** Everything that it moves, each to one destination, in its own order. */
  readonly outputs: readonly Movement[]
  readonly totals: Totals
  readonly notes: Notes
  /** What a review has found, without what rules say. */
  readonly findings: readonly Finding[]
  /** Whose verified signatures there are: on each input, or once where a transaction is signed as a whole. */
  readonly signers: readonly Signers[]
  /** From when on it can be sent; undefined where nothing holds it back. */
  readonly opens: Instant | undefined
  /** Where it spends coins; undefined on a chain of accounts. */
  readonly utxo?: UtxoFacts | undefined
  /** Where it moves an account; undefined on a chain of coins. */
  readonly account?: AccountFacts | undefined
}

/** Who has signed, by their places in the vault in the order in which the signatures stand, and on which paths. */
export type Signers = ReadonlyMap<number, readonly string[]>

/**
 * `change` and `self` are proven to be the vault's: its change and its receiving branch. All else is a payment. An address
 * of the receiving branch may have been given to somebody, or written on an invoice: who is paid there is not certain.
 */
export type OutputKind = 'payment' | 'change' | 'self'

/** What goes to one destination. */
export interface Movement {
  readonly value: Sats
  /** By what the chain knows the destination. */
  readonly script: Uint8Array
  /** Undefined where the script has no address. */
  readonly address: string | undefined
  readonly kind: OutputKind
  /** Whether it counts as leaving: all but change, and but what goes to oneself where the policy allows that. */
  readonly leaves: boolean
  /** Where in the vault it is, for change and self. */
  readonly place: Pick<VaultAddress, 'branch' | 'index'> | undefined
  /** The proposer's label, which proves nothing. */
  readonly label: string | undefined
}

/** Sums in satoshi. */
export interface Totals {
  readonly in: Sats
  readonly out: Sats
  /** All that counts as leaving, what goes to oneself included unless the policy allows it. */
  readonly payments: Sats
  readonly change: Sats
  /** What goes to oneself and counts as coming back. */
  readonly self: Sats
  /** Negative where more goes out than comes in, which blocks. */
  readonly fee: bigint
}

/** A block height, or a time in Unix seconds. */
export interface Instant {
  readonly kind: 'block' | 'time'
  readonly at: number
}

/** What only a transaction has that spends coins. */
export interface UtxoFacts {
  /** In the order of the inputs. */
  readonly coins: readonly Coin[]
  /** Virtual bytes of the finished transaction. */
  readonly vsize: number
  /** As it stands in the transaction, whether or not any input heeds it. */
  readonly locktime: number
  /** The inputs that are held back by a relative lock time (BIP 68). */
  readonly relativeLocks: readonly number[]
}

/** What only a transaction has that moves an account. */
export interface AccountFacts {
  /** What it does, to the byte: logs keep it, since nothing else keeps two of these from both coming to pass. */
  readonly bytes: Uint8Array
}

/** A coin that is spent. */
export interface Coin {
  readonly outPoint: OutPoint
  /** `TXID:VOUT`. */
  readonly outpoint: string
  /** Satoshi; undefined where not even the proposal says it. */
  readonly value: Sats | undefined
  /** Where it lies, where that is the vault's. */
  readonly script: Uint8Array | undefined
}

/** What leaves a vault, in base units. */
export interface Leaving {
  readonly payments: bigint
  readonly fee: bigint
}

/** What leaves the vault: all that is paid to others, and the fee. The officer who signs types this sum. */
export function totalLeaving({ payments, fee }: Leaving): bigint {
  return payments + fee
}
