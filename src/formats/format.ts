import type { NetworkName } from '../chain/network.js'
import type { SpendTemplate } from '../spend/script-type.js'
import type { Vault } from '../vault/vault.js'
import type { FileContent, WalletSource } from './source.js'

/** What another program's file says of a multisig wallet: claims, from which a vault is made and then compared. */
export interface ForeignWallet {
  readonly template: SpendTemplate
  /** What the file calls the keys, in their order, as it stands there; undefined where it does not say. */
  readonly names?: readonly (string | undefined)[]
  /** The address at index 0 of branch 0, where the file states it. */
  readonly firstAddress?: string
  /** The comparison words of its digest that the file states, where they are right. */
  readonly digestWords?: string
}

/** One kind of file that other programs write and read. */
export interface Format {
  /** What people type behind `--format`. */
  readonly name: string
  /** Whose format it is, for people. */
  readonly label: string
  /** Whether what is written is JSON. */
  readonly isJson: boolean
  /** Whether a file is of this kind; at most one format recognises a file. */
  recognises(content: FileContent): boolean
  /** Whether its files may have JSON values behind the first; see `Source.changes`. */
  readonly takesChanges?: boolean
  /** The network that the file names, where it does. Throws `vault.malformed`. */
  networkIn?(content: FileContent): NetworkName | undefined
  /** Reads a file that was recognised. Throws `vault.malformed` and what keys, paths and descriptors throw. */
  read(source: WalletSource): ForeignWallet
  /** The vault in this form. Throws `format.cannot-carry` for a vault that the form has no words for. */
  write(vault: Vault): string
}
