/** What the amounts of a chain are counted in. */
export interface Unit {
  /** What stands behind amounts: `BTC`. */
  readonly code: string
  /** How many decimals lead to its smallest part. */
  readonly decimals: number
  /** What people call the smallest part: `sat`. */
  readonly smallest: string
  /** Whether amounts can be typed in it: on one chain of those that call it so, for what is typed names its coin. */
  readonly isTypedInSmallest: boolean
  /** The most that there can ever be, in the smallest part. */
  readonly most: bigint
}

/** What every chain has, whether there are coins on it or accounts. */
export interface AnyChain {
  /** What people call it. */
  readonly label: string
  readonly unit: Unit
  /** Its number in SLIP 44: the second level of key paths where the money is real. */
  readonly coinType: number
  /**
   * Whether signatures have the bit of the fork in their type, which keeps them from being valid on Bitcoin
   * (replay-protected-sighash.md). There are no witnesses then.
   */
  readonly forkId?: true
  /** How an address begins, for sentences that show how one is typed. */
  readonly exampleAddress: string
}

/** Everything that the networks of one chain of coins have in common. */
export interface Chain extends AnyChain {
  /** What stands before messages that keys of it sign (BIP 137). */
  readonly messagePrefix: string
  /** What payment requests begin with (BIP 21), without the colon. */
  readonly uriScheme: string
}

/** Whatever belongs to a chain: a network, a vault's or a payment's. */
export interface OnChain {
  readonly chain: AnyChain
}
