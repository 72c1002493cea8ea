/**
 * Ringi as a library: the pure rooms that the command line is built on. Nothing here reads a file, a clock or a random
 * number, and importing it does nothing but define.
 */

export type { Code, ExitStatus } from './base/codes.js'
export { RingiError } from './base/error.js'
export type { Finding, Severity } from './base/finding.js'
export type { Message } from './base/message.js'
export type { Field } from './bitcoin/psbt-fields.js'
export {
  decodeTransaction,
  encodeTransaction,
  type OutPoint,
  type Transaction,
} from './bitcoin/transaction.js'
export { formatDecimal, parseAmount, type Sats, sats } from './chain/amount.js'
export { type FeeRate, parseFeeRate } from './chain/fee-rate.js'
export { formatAmount } from './chain/money.js'
export { NETWORKS, type Network, type NetworkName, networkNamed } from './chain/network.js'
export { type Label, Labels, type LabelType, parseLabels } from './coins/labels.js'
export { type Payment, parsePayment } from './coins/payment.js'
export { parsePayouts } from './coins/payouts.js'
export { parsePreviousTransactions } from './coins/previous-transactions.js'
export type { AskedFee } from './coins/selection.js'
export { parseSnapshot } from './coins/snapshot.js'
export { type Utxo, uniqueUtxos } from './coins/utxo.js'
export { parseDescriptor } from './descriptor/parse.js'
export type { ForeignWallet, Format } from './formats/format.js'
export { FORMATS, type ReadWallet, readWallet } from './formats/index.js'
export { vaultFrom } from './formats/to-vault.js'
export { ExtendedPrivateKey, ExtendedPublicKey } from './keys/extended-key.js'
export { mnemonicOf, parseMnemonic, seedOf } from './keys/mnemonic.js'
export { formatPath, parsePath } from './keys/path.js'
export { type Checkpoint, parseCheckpoint } from './log/checkpoint.js'
export { type Entry, entryHash, parseEntry } from './log/entry.js'
export { HashChain as Chain, type LogHead } from './log/hash-chain.js'
export { type History, RunningHistory } from './log/history.js'
export { type SigningProgress, signingProgress } from './proposal/progress.js'
export { convertPsbt } from './psbt/codec/convert.js'
export { decodePsbt } from './psbt/codec/decode.js'
export { encodePsbt } from './psbt/codec/encode.js'
export type { Psbt, PsbtInput, PsbtOutput } from './psbt/codec/psbt.js'
export { psbtBytes } from './psbt/codec/text.js'
export { requireMatchingScripts } from './psbt/codec/validate/scripts.js'
export { Proofs } from './psbt/proofs.js'
export type { ReviewedPsbt, ReviewFacts } from './psbt/review/reviewed-psbt.js'
export { type ReviewOptions, review } from './psbt/review/reviewer.js'
export { type CombinedPsbt, combine, type NamedPsbt } from './psbt/roles/combiner.js'
export { type FinalTransaction, finalize } from './psbt/roles/finalizer.js'
export {
  type Funds,
  type Proposal,
  type ProposalOptions,
  propose,
} from './psbt/roles/proposal.js'
export type { Destination } from './psbt/roles/propose/destination.js'
export { type SignedPsbt, sign } from './psbt/roles/signer.js'
export { type Verification, verify } from './psbt/roles/verifier.js'
export { type Artefact, recognise } from './qr/artefact.js'
export { type Collected, Collector } from './qr/collector.js'
export type { Compression } from './qr/compression.js'
export { artefactOf } from './qr/incoming.js'
export { type Framing, framesOf } from './qr/outgoing.js'
export { RULES } from './rules/catalogue/registry.js'
export { allowsSelfTransfers } from './rules/catalogue/self-transfers.js'
export { evaluate, type RuleFinding } from './rules/engine/evaluate.js'
export type { Rule } from './rules/engine/rule.js'
export { type Balances, parseBalances } from './rules/evidence/balances.js'
export type { Evidence, Stage } from './rules/evidence/evidence.js'
export { parseVoucher, type Voucher } from './rules/evidence/vouchers.js'
export { comparePolicies, mayLoosen, type PolicyDifference } from './rules/policy/compare.js'
export { lintPolicy } from './rules/policy/lint.js'
export { type Policy, parsePolicy, requireVault } from './rules/policy/policy.js'
export { policySchema } from './rules/policy/schema.js'
export { type TierSigners, whoSigns } from './rules/policy/who-signs.js'
export { branchDescriptor } from './spend/branch-descriptor.js'
export { templateOf } from './spend/from-descriptor.js'
export type { SpendPath } from './spend/path.js'
export type { ScriptType, ScriptTypeName, SpendTemplate } from './spend/script-type.js'
export { SCRIPT_TYPES, scriptTypeNamed } from './spend/script-types.js'
export {
  type Cosigner,
  type CosignerRecord,
  createCosignerFile,
  keyExpression,
  parseCosignerFile,
} from './vault/cosigner.js'
export { createVault, type VaultPlan } from './vault/create.js'
export { formatVault, parseVault } from './vault/file.js'
export { type CosignerKey, cosignerKey } from './vault/signer-key.js'
export type { Vault, VaultAddress } from './vault/vault.js'
export { PURE_CODES as EXIT_STATUS } from './words/codes.js'
export { sentence } from './words/library.js'
