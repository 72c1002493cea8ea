/**
 * How far from index 0 both branches of a vault are searched for a script of which nobody says where it lies: all such
 * limits that Ringi has. Farther costs time that a stranger's proposal could ask for again and again.
 */
export const SEARCHED = {
  /** A coin. It is found alike when it is proposed, reviewed, diagnosed and verified. */
  coin: 1000,
  /** A coin that a PSBT says lies elsewhere: each input can claim that, and whoever knows the vault is off by a few. */
  misplacedCoin: 100,
  /** An output that nobody claims to be the vault's: where it is not found, it is shown as a payment, which is the safe side. */
  unclaimedOutput: 50,
  /** What a transaction that exists already pays back, of which there is no PSBT that would claim it. */
  paidBack: 1000,
  /** A script of a vault or a descriptor that a policy names, unless its `range` says otherwise. */
  policyPlace: 1000,
  /** An address that a person asks for, unless `--limit` says otherwise. */
  asked: 1000,
} as const

/** How far a place may lie from those that are known. */
export const GAP = {
  /** Unused addresses in a row that wallets search when they are restored (BIP 44). */
  usual: 20,
  /** Change farther beyond the spent coins is refused unless somebody says otherwise, and no log leads it farther. */
  most: 1000,
} as const
