import { parseFeeRate } from '../../src/chain/fee-rate.js'
import type { Notes } from '../../src/proposal/notes.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { propose } from '../../src/psbt/roles/proposal.js'
import { pageOf } from '../../src/sheet/page.js'
import { pictureOf } from '../../src/sheet/picture.js'
import { sheetOf } from '../../src/sheet/sheet.js'
import type { Vault } from '../../src/vault/vault.js'
import type { Language } from '../../src/words/language.js'
import { fundsOf, paymentOf, vaultOf } from '../support/rehearsal.js'

/** A proposal for a sheet: how many coins of how many satoshi, how many payments. */
export interface Case {
  readonly coins: number
  readonly payments: number
  readonly notes?: Notes
  readonly label?: string
}

export const VAULT = vaultOf()

/** A proposal of `vaultOf()` that pays from 10,000 sats on, each payment a little more than the one before. */
export function proposal({ coins, payments, notes = {}, label }: Case): Psbt {
  const value = BigInt(Math.ceil((payments * (10_000 + payments * 101) + 3_000_000) / coins) + 20_000)
  const deposits = Array.from({ length: coins }, (_, index) => ({ index, value }))
  const paid = Array.from({ length: payments }, (_, i) => ({
    ...paymentOf(10_000n + BigInt(i * 101), i),
    ...(label === undefined ? {} : { label }),
  }))
  const funds = fundsOf(VAULT, deposits)
  const chosen = funds.utxos.map(({ outPoint }) => outPoint)
  return propose(VAULT, funds, { payments: paid }, { feeRate: parseFeeRate('5') }, { notes, coins: chosen })
    .psbt
}

/** The review of a proposal with its page and its picture. */
export async function sheetFor(psbt: Psbt, language: Language = 'en', vault: Vault = VAULT) {
  const reviewed = review(vault, psbt)
  const sheet = await sheetOf(reviewed, language, { policy: undefined, seals: [] })
  return { facts: reviewed.facts, page: pageOf(sheet), picture: pictureOf(sheet) }
}
