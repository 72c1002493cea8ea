import { RingiError } from '../base/error.js'
import type { Message } from '../base/message.js'
import type { MnemonicLanguage } from '../keys/mnemonic-languages.js'
import type { ShareScheme } from '../keys/shares/key-share.js'
import type { Entry } from '../log/entry.js'
import type { OlderLog } from '../log/older-logs.js'
import type { Seal } from '../log/seal.js'
import type { ReviewedNem } from '../nem/review/reviewed.js'
import type { AccountVault } from '../nem/vault.js'
import type { ReviewedPsbt } from '../psbt/review/reviewed-psbt.js'
import type { Policy } from '../rules/policy/policy.js'
import type { Vault } from '../vault/vault.js'
import type { Batch } from './batch/batch.js'
import type { Change } from './log/correct-entry.js'
import type { VerifiedLog } from './log/verified-log.js'
import type { VouchedFor } from './policy/vouched-for.js'
import type { Received } from './qr/receive.js'
import type { PinChange } from './seal/pins.js'
import type { HomeSummary } from './seal/summary.js'

/** What is typed without being seen. */
export type Secret =
  /** That of a key. */
  | { readonly asks: 'password'; readonly key: string }
  /** One for a new key, with so many characters at least. */
  | { readonly asks: 'new-password'; readonly least: number }
  | { readonly asks: 'new-password-again' }
  | { readonly asks: 'passphrase' | 'passphrase-again' | 'words' }
  /** One of the shares of a key, by its number among those asked for. */
  | { readonly asks: 'share'; readonly number: number }
  /** Throws of a die, of which so many are still needed. */
  | { readonly asks: 'dice'; readonly left: number }

/** What is typed. */
export type Answer =
  /** The total that leaves with a proposal, or with a batch, which is shown. */
  | { readonly asks: 'total'; readonly reviewed: ReviewedPsbt; readonly total: bigint }
  | { readonly asks: 'account-total'; readonly reviewed: ReviewedNem; readonly total: bigint }
  | { readonly asks: 'batch-total'; readonly batch: Batch; readonly total: bigint }
  /** The name of the rule that a proposal, which is shown, may pass. */
  | { readonly asks: 'exception'; readonly reviewed: ReviewedPsbt; readonly rule: string }
  /** A height that may be wrong, once more. */
  | { readonly asks: 'height'; readonly doubt: Message }
  /** A policy's name and version, which is shown with what it changes. */
  | ({ readonly asks: 'policy'; readonly answer: string } & PolicyAsked)
  /** The name of one of the vaults that have the same keys. */
  | { readonly asks: 'twin'; readonly twins: string }

/** A policy that a person decides on, and the one that it takes the place of. */
export interface PolicyAsked {
  readonly policy: Policy
  readonly inForce: Policy | undefined
}

/** What is answered with yes or no. */
export type Matter =
  /** Whether this machine has replaced the one with that log. */
  | { readonly asks: 'succession'; readonly older: OlderLog }
  /** Whether a vault, which is shown, is that of the others. */
  | { readonly asks: 'register'; readonly vault: Vault }
  /** Whether all that a home holds is as the others have it. */
  | { readonly asks: 'seal'; readonly summary: HomeSummary }
  /** Whether a policy is put in force, although nobody has heard of these approvers since. */
  | ({ readonly asks: 'activate'; readonly unheard: readonly string[] } & PolicyAsked)
  /** Whether somebody vouches for an address or a file. */
  | { readonly asks: 'vouch'; readonly for: VouchedFor }
  /** Whether an entry of a log says too much. */
  | { readonly asks: 'correction'; readonly entry: Entry; readonly change: Change }
  /** Whether a correction that M cosigners have signed is believed here. */
  | { readonly asks: 'corrected' }
  /** Whether keys are taken whose file does not say where they come from. */
  | { readonly asks: 'origins'; readonly problem: Message }
  /** Whether what was read from codes is what was shown. */
  | { readonly asks: 'content'; readonly received: Received }
  | { readonly asks: 'register-account'; readonly vault: AccountVault }
  /** Whether an account is to be the vault of which any one cosigner can burn what is in it. */
  | { readonly asks: 'account-risk'; readonly vault: AccountVault }

/** What somebody is told on the way. */
export type Notice =
  /** What was wrong with an answer, which is asked for again so many times. */
  | { readonly tells: 'wrong-answer'; readonly wrong: RingiError; readonly left: number }
  /** What was written to a home without its key since the last seal. */
  | { readonly tells: 'unsealed'; readonly log: VerifiedLog; readonly changes: readonly PinChange[] }
  /** The last entry that is sealed. */
  | { readonly tells: 'sealed'; readonly seal: Seal }

/** The words of a new key, which are shown once. */
export interface KeyWords {
  /** With blanks between them. */
  readonly words: string
  readonly language: MnemonicLanguage
  /** What of the system's randomness went into them, in hex; empty where nothing did. */
  readonly system: string
}

/** A share of a key, which is shown once. */
export interface ShownShare {
  readonly text: string
  readonly scheme: ShareScheme
  /** Its number, from 1, of how many. */
  readonly number: number
  readonly of: number
  /** The number of its group, where there are several. */
  readonly group?: number | undefined
}

/**
 * Who uses the program, as far as anybody is there. What they are asked and told is data: who opens the door says it, in
 * their language. All questions throw `confirm.needed` where nobody is there.
 */
export interface Person {
  /** Whether anybody is there. */
  readonly isThere: boolean
  secret(asked: Secret): Promise<string>
  line(asked: Answer): Promise<string>
  agrees(matter: Matter): Promise<boolean>
  tell(notice: Notice): Promise<void>
  /** Throws `confirm.needed` where nobody could write anything down. */
  requireWriter(what: 'words' | 'shares'): void
  /** Shows the words of a key once, and has some of them typed back. Throws `confirm.mismatch`. */
  writeDown(words: KeyWords): Promise<void>
  /** Shows a share of a key once, and has it typed back, all or some of it. Throws `confirm.mismatch`. */
  writeDownShare(share: ShownShare): Promise<void>
}

/** Has somebody agree, who may have said so beforehand. Throws `confirm.needed`, `confirm.refused`. */
export async function confirm(
  { person, yes }: { readonly person: Person; readonly yes: boolean },
  matter: Matter,
): Promise<void> {
  if (yes || (await person.agrees(matter))) return
  throw new RingiError('confirm.refused', { why: 'no' })
}
