import {
  anything,
  count,
  either,
  exactly,
  flag,
  list,
  nullable,
  number,
  oneOf,
  record,
  text,
} from '../../base/shape.js'
import { base64, hash, hex, outpoint, words } from '../../base/vocabulary.js'
import { sats } from '../../chain/vocabulary.js'
import { networkName } from '../../vault/vocabulary.js'
import { ACCOUNTS } from './accounts.js'
import { file, type Schemas, signedSats } from './build.js'
import {
  approval,
  batchReport,
  logEnd,
  place,
  reviewedBatch,
  signatures,
  singleOrFolder,
  vaultReference,
} from './shapes.js'

const totals = record({ in: sats, out: sats, payments: sats, change: sats, self: sats, fee: signedSats })

/** What was done to. */
const progress = { digest: hash, words, txid: hash, vault: vaultReference, totals, signatures }

/** Of the commands for proposals and transactions. */
export const PROPOSALS = {
  propose: either(
    record({
      sealed: flag,
      psbt: base64,
      file,
      txid: hash,
      inputCount: count,
      outputCount: count,
      payments: list(record({ address: nullable(text), value: sats, label: nullable(text) })),
      change: nullable(record({ address: text, index: count, value: sats })),
      fee: sats,
      feeRate: number,
      vsize: count,
      digest: hash,
      words,
      package: nullable(
        record({
          ...{ vsize: count, fee: sats, feeRate: number },
          ancestors: list(record({ txid: hash, vsize: count, fee: sats, feeRate: number, assumed: flag })),
        }),
      ),
      published: nullable(record({ hex, byteCount: count, readAs: oneOf('hex', 'text') })),
      consolidation: nullable(
        record({
          ...{ fee: sats, inputCount: count, feeWithout: sats, inputCountWithout: count },
          longTermFeeRate: number,
        }),
      ),
      replaces: nullable(
        record({
          ...{ txid: hash, fee: sats, feeRate: number, vsize: count, descendantFees: sats },
          ...{ leastFee: sats, leastFeeRate: number },
        }),
      ),
    }),
    ACCOUNTS.proposed,
  ),
  review: either(
    singleOrFolder(reviewedBatch, {
      sealed: flag,
      digest: hash,
      words,
      approval,
      txid: hash,
      network: networkName,
      vault: vaultReference,
      locktime: count,
      inputs: list(
        record({
          index: count,
          outpoint,
          value: nullable(sats),
          address: nullable(text),
          path: place,
          proven: flag,
          signedBy: list(text),
        }),
      ),
      outputs: list(
        record({
          index: count,
          address: nullable(text),
          script: hex,
          published: nullable(hex),
          value: sats,
          kind: oneOf('payment', 'change', 'self'),
          path: place,
          label: nullable(text),
        }),
      ),
      totals,
      feeRate: number,
      vsize: count,
      signatures,
      memo: nullable(text),
      reference: nullable(text),
      proposer: nullable(text),
      html: nullable(text),
      svg: nullable(text),
    }),
    ACCOUNTS.reviewed,
  ),
  consent: record({
    ...{ file, digest: hash, txid: hash, vault: vaultReference, policy: hash },
    ...{ cosigner: text, approved: text, expires: text },
  }),
  sign: either(
    singleOrFolder(batchReport, {
      file,
      psbt: base64,
      ...progress,
      cosigner: text,
      signedInputs: count,
      log: logEnd,
    }),
    ACCOUNTS.signed,
  ),
  combine: either(singleOrFolder(batchReport, { file, psbt: base64, ...progress }), ACCOUNTS.combined),
  finalize: either(
    singleOrFolder(batchReport, {
      txid: hash,
      wtxid: hash,
      hex,
      file,
      vsize: count,
      weight: count,
      fee: sats,
      feeRate: number,
      signedBy: list(list(text)),
    }),
    ACCOUNTS.finalized,
  ),
  verify: either(
    record({
      txid: hash,
      vault: vaultReference,
      signedBy: list(list(text)),
      matchesProposal: nullable(flag),
      inputs: list(record({ index: count, outpoint, value: nullable(sats), address: nullable(text) })),
      outputs: list(record({ index: count, value: signedSats, script: hex })),
      vsize: count,
      weight: count,
      fee: nullable(signedSats),
      feeRate: nullable(number),
      accounts: nullable(
        list(
          record({
            input: count,
            cosigner: text,
            signedAt: nullable(text),
            proposal: nullable(hash),
            policy: nullable(hash),
          }),
        ),
      ),
      policy: nullable(record({ name: text, version: count, digest: hash, holds: flag })),
    }),
    ACCOUNTS.verified,
  ),
  convert: record({ file, psbt: base64, psbtVersion: count, from: count }),
  inspect: record({
    believed: exactly(false),
    psbtVersion: count,
    txid: nullable(hash),
    txVersion: count,
    locktime: nullable(count),
    global: list(anything),
    inputs: list(record({ index: count, outpoint, sequence: nullable(count), fields: list(anything) })),
    outputs: list(record({ index: count, value: signedSats, script: hex, fields: list(anything) })),
  }),
} as const satisfies Schemas
