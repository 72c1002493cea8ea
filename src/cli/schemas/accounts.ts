import { count, flag, keyOf, list, nullable, oneOf, record, text } from '../../base/shape.js'
import { fingerprint, hash, hex, path, words } from '../../base/vocabulary.js'
import { NEM_NETWORKS } from '../../chain/nem/networks.js'
import { sats } from '../../chain/vocabulary.js'
import { file, signedSats } from './build.js'
import { approval, logEnd, signatures, vaultReference } from './shapes.js'

const network = keyOf(NEM_NETWORKS)

const key = { publicKey: hash, address: text }

/** What the vault of an account says. Its address is told by `vault address` alone. */
const vault = {
  ...{ name: text, network, threshold: count, publicKey: hash },
  cosigners: list(record({ name: text, fingerprint, ...key })),
  ...{ publisher: text, digest: hash, words },
}

const totals = record({ in: sats, out: sats, payments: sats, change: sats, self: sats, fee: signedSats })

/** What was done to. */
const progress = { digest: hash, words, txid: hash, vault: vaultReference, totals, signatures }

const proposal = {
  ...{ digest: hash, words, txid: hash, network, vault: vaultReference },
  ...{ opens: text, closes: text, initiator: nullable(text), also: list(hash), message: nullable(text) },
  outputs: list(
    record({ index: count, address: text, script: hex, value: sats, kind: oneOf('payment', 'self') }),
  ),
  mosaics: list(record({ mosaic: text, quantity: sats, divisibility: count })),
  ...{ totals, memo: nullable(text), reference: nullable(text), proposer: nullable(text) },
}

/** What commands print that have to do with an account, where it differs from what they print of coins. */
export const ACCOUNTS = {
  handedOut: record({ ...{ name: text, fingerprint, network, path }, ...key, file }),
  written: record({ ...vault, file }),
  registered: record({ ...vault, registered: flag }),
  shown: record({ ...vault, identity: hash }),
  row: record({ name: text, network, threshold: count, cosignerCount: count, digest: hash, words }),
  address: record({ ...key, vault: vaultReference }),
  converted: record({ vault: vaultReference, hash, ...key, file }),
  confirmed: record({ vault: vaultReference, threshold: count, cosignerCount: count, balance: sats }),
  proposed: record({ sealed: flag, ...proposal, file }),
  reviewed: record({ sealed: flag, ...proposal, approval, signatures }),
  signed: record({ file, ...progress, made: oneOf('outer', 'cosignature'), cosigner: text, log: logEnd }),
  combined: record({ file, ...progress }),
  finalized: record({
    ...{ txid: hash, hash, announcements: list(record({ data: hex, signature: hex })) },
    ...{ file, fee: sats, signedBy: list(text) },
  }),
  verified: record({
    ...{ txid: nullable(hash), hash: nullable(hash), vault: vaultReference, signedBy: list(text) },
    ...{ matchesProposal: nullable(flag), fee: sats },
  }),
}
