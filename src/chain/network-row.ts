import type { Sats } from './amount.js'
import type { Chain } from './chain.js'
import type { FeeRate } from './fee-rate.js'

/** The tokens that stand before the script of an output (CHIP-2022-02-CashTokens). */
export interface Tokens {
  /** As people write it: byte-reversed hex. */
  readonly category: string
  /** How many fungible ones there are. */
  readonly amount: bigint
  readonly nft?: { readonly capability: 'none' | 'mutable' | 'minting'; readonly commitment: Uint8Array }
}

/** What an output's bytes are, where tokens may stand before its script. */
export interface TokenOutput {
  /** Undefined where what begins like tokens is none that can be: nodes refuse to make such an output. */
  readonly tokens: Tokens | undefined
  /** What stands before the script, with its first byte; everything where it is malformed. */
  readonly prefix: Uint8Array
  readonly script: Uint8Array
}

/** How a network writes the output scripts that people pay to. */
export interface AddressCodec {
  /**
   * The output script of an address, or undefined where it is none of this network.
   * Throws `address.unknown-witness-version`.
   */
  decode(address: string): Uint8Array | undefined
  /** The address of an output script, or undefined where it has none. */
  encode(script: Uint8Array): string | undefined
  /** How many characters in front all addresses of its kind share. */
  sharedStart(address: string): number
  /** What an address of a spelling that was given up is written as now, or undefined where it is none. */
  successor?(address: string): string | undefined
  /** Whether an address says that its owner's wallet knows tokens; the script is the same as without. */
  isTokenAware?(address: string): boolean
  /** The source of a regular expression for the addresses that are as long as keys. */
  readonly long: string
}

/** The first four bytes of extended keys, as numbers. */
export interface KeyVersion {
  readonly public: number
  readonly private: number
}

/** What a SLIP 132 prefix says of the scripts that its key is for. */
export type Slip132Script = 'p2sh-p2wpkh' | 'p2wpkh' | 'p2sh-p2wsh' | 'p2wsh'

/** What nodes relay by default. */
export interface RelayRules {
  /** Weight units of one transaction. */
  readonly mostWeight: number
  /** The least value in satoshi of an output with `script`; 0 where nobody can spend the output. */
  dust(script: Uint8Array): Sats
  /** The least rate in sat/vB that most nodes relay. */
  readonly leastRate: number
  /** What is taken for the rate of a transaction that was relayed, where nothing tells it. */
  readonly assumedRate: FeeRate
  /** Whether nodes take a transaction in another's place. */
  readonly replaces: boolean
  /** What a replacement pays for each of its virtual bytes on top of the fees of what it replaces (BIP 125, rule 4). */
  readonly incrementalRate: FeeRate
  /** Change below it, in the smallest part, is left to the fee although nodes relay it. */
  readonly leastChange: Sats
}

/** Above these a fee is worth a second look, or is taken for a mistake. */
export interface FeeLimits {
  /** sat/vB */
  readonly highRate: number
  readonly absurdRate: number
  /** Share of the payments (or of the coins, where nothing is paid to others), however small the fee is. */
  readonly highShare: number
  /** Share of the coins. Up to `smallFee` satoshi it is warned of as high, and beyond it is absurd. */
  readonly absurdShare: number
  readonly smallFee: bigint
  /** Satoshi. */
  readonly absurdFee: bigint
  /** The rate at which coins can be spent one day, where nobody says another. */
  readonly longTermRate: FeeRate
}

/** Everything that differs between networks of chains that have coins. */
export interface NetworkRow {
  readonly chain: Chain
  /** What people call it on the screen. */
  readonly label: string
  /** What other programs call it besides its own name, in lower case. */
  readonly aliases: readonly string[]
  /** Whether its money is worth something, or is there to try things out. */
  readonly money: 'real' | 'test'
  /** The second level of BIP 44 and BIP 48 paths (SLIP 44). */
  readonly coinType: number
  readonly addresses: AddressCodec
  /** Of private keys in wallet import format. */
  readonly wif: number
  /** The versions of BIP 32, which say nothing of scripts. */
  readonly bip32: KeyVersion
  readonly slip132: Readonly<Record<Slip132Script, KeyVersion>>
  /** Takes an output's bytes apart where tokens stand before its script (CHIP-2022-02-CashTokens); undefined where none do. */
  tokenOutputOf?(bytes: Uint8Array): TokenOutput | undefined
  /** Whether its blocks hold coins of witness version 1 to BIP 341. Where they do not, anybody can take them. */
  readonly taproot: boolean
  readonly relay: RelayRules
  readonly fees: FeeLimits
  /** How often a block is to be expected, in milliseconds. Where blocks are made at will, what limits take it to be. */
  readonly spacing: number
  /** A block and its time (Unix milliseconds), where the chain's height can be reckoned from the clock. */
  readonly known?: { readonly height: number; readonly time: number }
  /** Whether somebody makes its blocks as they please, so that no clock tells anything of its height. */
  readonly blocksAtWill?: true
}
