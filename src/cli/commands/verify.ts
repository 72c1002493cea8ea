import { blockedBy } from '../../app/blocked.js'
import type { Hindsight } from '../../app/policy/look-back.js'
import { type VerifiedTransaction, verifyTransaction } from '../../app/proposals/verify.js'
import { toHex } from '../../base/bytes.js'
import { formatOutPoint, type Transaction, transactionSize } from '../../bitcoin/transaction.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import type { Verification } from '../../psbt/roles/verifier.js'
import type { AccountedSignature } from '../../rules/afterwards.js'
import { cosignerName } from '../../vault/cosigners.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { FILE, VAULT } from '../option-types.js'
import { MOSAIC_DEFINITION } from '../options/accounts.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { PREVTXS_OPTIONS } from '../options/reviews.js'
import { allOnlyFor, operand, optional, required } from '../parameters.js'
import { type Shown, shown } from '../render/shown.js'
import { type Style, table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  tx: operand('<tx>', 'the finished transaction, hex or binary (- for standard input)'),
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  proposal: optional('--proposal <psbt>', 'the proposal that it should be', FILE),
  ...allOnlyFor('coins', { ...PREVTXS_OPTIONS, ...POLICY_OPTIONS, ...COIN_OPTIONS }),
  mosaicDefinition: MOSAIC_DEFINITION,
}

export const command = defineByModel(PARAMETERS, {
  model: ofVault,
  coins: async (context, request) => outcome(await verifyTransaction(context, request)),
  account: () => import('../account/verify.js'),
})

/** What is told of it. */
export function outcome({
  vault,
  transaction,
  verification,
  hindsight,
  findings,
}: VerifiedTransaction): Outcome<DataOf<'verify'>> {
  return {
    data: { ...verificationData(vault, transaction, verification), ...hindsightData(hindsight) },
    findings,
    failure: blockedBy(findings),
    text: style =>
      shown`${verificationText(vault, verification, style)}${accountsText(hindsight.accounts ?? [], style)}`,
  }
}

function verificationData(
  vault: Vault,
  transaction: Transaction,
  { txid, inputs, matchesProposal, fee }: Verification,
) {
  const { weight, vsize } = transactionSize(transaction)
  return {
    txid,
    vault: nameAndDigest(vault),
    signedBy: inputs.map(({ signedBy }) => signedBy.map(place => cosignerName(vault, place))),
    matchesProposal: matchesProposal ?? null,
    inputs: inputs.map(({ outPoint, value, address }, index) => ({
      index,
      outpoint: formatOutPoint(outPoint),
      value: value === undefined ? null : String(value),
      address: address?.address ?? null,
    })),
    outputs: transaction.outputs.map(({ value, script }, index) => ({
      index,
      value: String(value),
      script: toHex(script),
    })),
    vsize,
    weight,
    fee: fee === undefined ? null : String(fee),
    feeRate: fee === undefined ? null : satsPerVbyte(fee, vsize),
  }
}

function verificationText(
  vault: Vault,
  { txid, inputs, matchesProposal }: Verification,
  style: Style,
): Shown {
  const { words } = style
  const answer =
    matchesProposal === undefined ? words.none : matchesProposal ? style.green('✓') : style.red('✗')
  return table([
    [words.transaction, style.bold(txid)],
    [words.proposal, answer],
    ...inputs.map(({ signedBy }, index) => {
      const names = signedBy.map(place => cosignerName(vault, place)).join(', ')
      return [`${words.input} ${index}`, names === '' ? style.red(words.none) : names] as const
    }),
  ])
}

function hindsightData({ accounts, held }: Hindsight) {
  return {
    accounts: accounts?.map(accountData) ?? null,
    policy: held === undefined ? null : heldData(held),
  }
}

function heldData({ policy: { name, version, digest }, holds }: NonNullable<Hindsight['held']>) {
  return { name, version, digest: digest.hex, holds }
}

function accountData({ input, cosigner, signing, record }: AccountedSignature) {
  return {
    input,
    cosigner,
    signedAt: signing === undefined ? null : new Date(signing.time).toISOString(),
    proposal: record?.proposal ?? null,
    policy: signing?.policy ?? null,
  }
}

function accountsText(accounts: readonly AccountedSignature[], style: Style): Shown {
  return table(
    accounts.map(({ input, cosigner, signing }) => {
      const told =
        signing === undefined ? style.red(style.words.inNoLog) : new Date(signing.time).toISOString()
      return [`${style.words.input} ${input}`, shown`${cosigner}  ${told}`] as const
    }),
  )
}
