import { concat } from '../../src/base/bytes.js'
import { hash160, sha256 } from '../../src/base/hash.js'
import { uint32 } from '../../src/bitcoin/byte-writer.js'
import { p2pkhScript, witnessScript } from '../../src/bitcoin/standard-scripts.js'
import { encodeTransaction, type Transaction, transactionId } from '../../src/bitcoin/transaction.js'
import { addressOf } from '../../src/chain/address.js'
import { sats } from '../../src/chain/amount.js'
import { parseFeeRate } from '../../src/chain/fee-rate.js'
import { NETWORKS, type Network, type NetworkName } from '../../src/chain/network.js'
import type { Payment } from '../../src/coins/payment.js'
import type { Utxo } from '../../src/coins/utxo.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { parsePath } from '../../src/keys/path.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { type Funds, type ProposalOptions, propose } from '../../src/psbt/roles/proposal.js'
import { sign } from '../../src/psbt/roles/signer.js'
import type { SchemeName, ScriptTypeName } from '../../src/spend/script-type.js'
import { SCRIPT_TYPES, scriptTypesOn } from '../../src/spend/script-types.js'
import type { Cosigner } from '../../src/vault/cosigner.js'
import { createVault } from '../../src/vault/create.js'
import { type CosignerKey, cosignerKey } from '../../src/vault/signer-key.js'
import type { Vault } from '../../src/vault/vault.js'

/** What a vault in the tests is like; 2-of-3 of the usual kind with sorted keys, on regtest unless said otherwise. */
export interface Shape {
  readonly scriptType?: ScriptTypeName
  readonly required?: number
  readonly of?: number
  readonly sorted?: boolean
  readonly network?: NetworkName
  readonly scheme?: SchemeName
  readonly name?: string
}

/** The master key of officer `number`, always the same. */
export function masterOf(number: number, network: Network = NETWORKS.regtest): ExtendedPrivateKey {
  const seed = concat(sha256(uint32(number)), sha256(uint32(number), uint32(1)))
  return ExtendedPrivateKey.fromSeed(seed, network)
}

/** Officer `number` as a cosigner, with the standard path of a script type. */
export function cosignerOf(
  number: number,
  scriptType: ScriptTypeName = 'p2wsh',
  network: Network = NETWORKS.regtest,
  account = 0,
): Cosigner {
  const master = masterOf(number, network)
  const path = parsePath(SCRIPT_TYPES[scriptType].accountPath(network, account))
  const xpub = master.derive(path).neuter()
  return { name: `officer-${number}`, fingerprint: master.fingerprint, path, xpub }
}

/** The vault of officers 1 to N. */
export function vaultOf(shape: Shape = {}): Vault {
  const network = NETWORKS[shape.network ?? 'regtest']
  const [usual = SCRIPT_TYPES.p2wsh] = scriptTypesOn(network)
  const { scriptType = usual.name, required = 2, of = 3, sorted = true, name = 'treasury', scheme } = shape
  const cosigners = Array.from({ length: of }, (_, i) => cosignerOf(i + 1, scriptType, network))
  const type = SCRIPT_TYPES[scriptType]
  return createVault({ name, network, scriptType: type, required, cosigners, sorted, scheme })
}

/** What officer `number` signs with. */
export function keyOf(vault: Vault, number: number): CosignerKey {
  return cosignerKey(vault, masterOf(number, vault.network))
}

/** A coin to be: where in the vault, and how many satoshi. */
export interface Deposit {
  readonly branch?: 0 | 1
  readonly index?: number
  readonly value: bigint
}

/** A transaction that pays a deposit into a vault as its second output. */
export function fundingOf(vault: Vault, { branch = 0, index = 0, value }: Deposit, number = 0): Transaction {
  const { scriptPubKey } = vault.addressAt(branch, index).lock
  const txid = '5e'.repeat(32)
  return {
    version: 2,
    inputs: [
      {
        txid,
        vout: number,
        scriptSig: new Uint8Array(0),
        sequence: 0xffffffff,
        witness: vault.network.chain.forkId ? [] : [Uint8Array.of(number)],
      },
    ],
    outputs: [
      { value: 4_242n, script: strangerScript(99) },
      { value, script: scriptPubKey },
    ],
    locktime: 0,
  }
}

/** Coins of a vault, each with its previous transaction. */
export function fundsOf(vault: Vault, deposits: readonly Deposit[]): Funds {
  const previous = new Map<string, Uint8Array>()
  const utxos = deposits.map((deposit, number): Utxo => {
    const transaction = fundingOf(vault, deposit, number)
    const txid = transactionId(transaction)
    previous.set(txid, encodeTransaction(transaction))
    const { script } = transaction.outputs[1] as { script: Uint8Array }
    const { branch: change = 0, index = 0, value } = deposit
    return {
      ...{ outPoint: { txid, vout: 1 }, value: sats(value), script },
      ...{ confirmations: 6, hint: { change, index } },
    }
  })
  return { utxos, previous }
}

/** A P2WPKH script of nobody in the vault. */
export function strangerScript(number = 0): Uint8Array {
  return witnessScript({ version: 0, program: hash160(uint32(number)) })
}

/** A payment to a stranger. */
export function paymentOf(amount: bigint, number = 0, network: Network = NETWORKS.regtest): Payment {
  const script = network.chain.forkId ? p2pkhScript(hash160(uint32(number))) : strangerScript(number)
  return { address: addressOf(script, network), script, amount: sats(amount) }
}

const TWO_COINS: readonly Deposit[] = [{ value: 60_000_000n }, { branch: 1, index: 3, value: 50_000_000n }]

/** A proposal that spends two coins to a stranger, at 5 sat/vB, with change. */
export function proposalOf(
  vault: Vault,
  options: ProposalOptions = {},
  deposits: readonly Deposit[] = TWO_COINS,
  amount = 100_000_000n,
): Psbt {
  const destination = { payments: [paymentOf(amount, 0, vault.network)] }
  const fee = { feeRate: parseFeeRate('5') }
  return propose(vault, fundsOf(vault, deposits), destination, fee, options).psbt
}

/** `psbt` with the signatures of the officers, each of whom reviews it first. */
export function signedBy(vault: Vault, psbt: Psbt, ...officers: readonly number[]): Psbt {
  return officers.reduce((one, officer) => sign(review(vault, one), keyOf(vault, officer)).psbt, psbt)
}

/** The codes of a review's findings, with their severity: `block:fee.absurd`. */
export function findingsOf(vault: Vault, psbt: Psbt): string[] {
  return review(vault, psbt).facts.findings.map(({ severity, code }) => `${severity}:${code}`)
}
