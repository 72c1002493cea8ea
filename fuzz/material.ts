import { concat, toHex } from '../src/base/bytes.js'
import { sha256 } from '../src/base/hash.js'
import { encodeTransaction, transactionId } from '../src/bitcoin/transaction.js'
import { parseFeeRate } from '../src/chain/fee-rate.js'
import { type NetworkName, networkNamed } from '../src/chain/network.js'
import { parsePreviousTransactions } from '../src/coins/previous-transactions.js'
import { parseSnapshot } from '../src/coins/snapshot.js'
import { ExtendedPrivateKey } from '../src/keys/extended-key.js'
import { mnemonicOf, seedOf } from '../src/keys/mnemonic.js'
import { formatPath, parsePath } from '../src/keys/path.js'
import type { Psbt } from '../src/psbt/codec/psbt.js'
import { review } from '../src/psbt/review/reviewer.js'
import { combine } from '../src/psbt/roles/combiner.js'
import { finalize } from '../src/psbt/roles/finalizer.js'
import { propose } from '../src/psbt/roles/proposal.js'
import { sign } from '../src/psbt/roles/signer.js'
import type { ScriptTypeName } from '../src/spend/script-type.js'
import { scriptTypeNamed } from '../src/spend/script-types.js'
import { type CosignerRecord, createCosignerFile } from '../src/vault/cosigner.js'
import { createVault } from '../src/vault/create.js'
import { cosignerKey } from '../src/vault/signer-key.js'
import type { Vault } from '../src/vault/vault.js'

const OFFICERS = ['akira', 'beatrice', 'chidi']

/** The words of an officer: known to everybody, and good for nothing but this. */
export const wordsOf = (officer: string) =>
  mnemonicOf(sha256(new TextEncoder().encode(`fuzz ${officer}`)), 'english')

/** A vault of two of three officers with everything around it that comes as a file. */
export interface Scene {
  readonly vault: Vault
  readonly cosignerFiles: readonly string[]
  readonly accountKeys: readonly ExtendedPrivateKey[]
  readonly snapshot: string
  readonly previous: string
  /** Unsigned in both versions, signed by one and by two officers, combined. */
  readonly psbts: readonly Psbt[]
  readonly transaction: Uint8Array
}

/** Makes a scene; always the same one for the same kind of vault. */
export function makeScene(scriptType: ScriptTypeName, networkName: NetworkName): Scene {
  const network = networkNamed(networkName)
  const path = parsePath(scriptTypeNamed(scriptType).accountPath(network, 0))
  const masters = OFFICERS.map(name => ExtendedPrivateKey.fromSeed(seedOf(wordsOf(name), ''), network))
  const accountKeys = masters.map(master => master.derive(path))
  const cosigners = OFFICERS.map((name, at): CosignerRecord => {
    const { fingerprint } = masters[at] as ExtendedPrivateKey
    const xpub = (accountKeys[at] as ExtendedPrivateKey).neuter()
    return { name, fingerprint, path, xpub, network: network.name, scriptType }
  })
  const plan = { name: 'fuzz', network, scriptType: scriptTypeNamed(scriptType), required: 2, cosigners }
  const vault = createVault(plan)
  const funds = fundsOf(vault)
  return {
    vault,
    cosignerFiles: cosigners.map((one, at) => createCosignerFile(one, accountKeys[at] as ExtendedPrivateKey)),
    accountKeys,
    ...funds,
    ...spend(vault, masters, funds),
  }
}

function fundsOf(vault: Vault): Pick<Scene, 'snapshot' | 'previous'> {
  const coins = [0, 1].map(index => fund(vault, index))
  return {
    snapshot: JSON.stringify(
      coins.map(({ row }) => row),
      null,
      2,
    ),
    previous: `${coins.map(({ hex }) => hex).join('\n')}\n`,
  }
}

function fund(vault: Vault, index: number) {
  const { lock, address } = vault.addressAt(index === 0 ? 0 : 1, index)
  const { keys } = lock
  const spent = { txid: toHex(sha256(Uint8Array.of(index))), vout: index, sequence: 0xfffffffe }
  const witness = index === 0 ? [new Uint8Array(71).fill(1), new Uint8Array(33).fill(2)] : []
  const outputs = [
    { value: 700_000n, script: concat(Uint8Array.of(0, 20), new Uint8Array(20)) },
    { value: 250_000n + BigInt(index), script: lock.scriptPubKey },
  ]
  const inputs = [{ ...spent, scriptSig: new Uint8Array(0), witness }]
  const transaction = { version: 2, inputs, outputs, locktime: 0 }
  const key = ({ cosigner, publicKey }: (typeof keys)[number]) => {
    const { fingerprint, path } = vault.cosigners[cosigner] as Vault['cosigners'][number]
    return `[${fingerprint}/${formatPath(path)}/${index}/${index}]${toHex(publicKey)}`
  }
  const row = {
    txid: transactionId(transaction),
    vout: 1,
    address,
    label: 'coin',
    scriptPubKey: toHex(lock.scriptPubKey),
    amount: (250_000 + index) / 1e8,
    confirmations: 10 + index,
    spendable: true,
    desc: `wsh(multi(2,${keys.map(key).join()}))`,
    safe: true,
  }
  return { row, hex: toHex(encodeTransaction(transaction)) }
}

function spend(
  vault: Vault,
  masters: readonly ExtendedPrivateKey[],
  { snapshot, previous }: Pick<Scene, 'snapshot' | 'previous'>,
): Pick<Scene, 'psbts' | 'transaction'> {
  const funds = { utxos: parseSnapshot(snapshot).utxos, previous: parsePreviousTransactions([previous]) }
  const payee = vault.addressAt(0, 9)
  const amount = 400_000n as never
  const payments = [{ address: payee.address, script: payee.lock.scriptPubKey, amount, label: 'rent' }]
  const notes = { memo: '稟議 2026', reference: 'INV-1' }
  const proposed = ([0, 2] as const).map(
    psbtVersion =>
      propose(vault, funds, { payments }, { feeRate: parseFeeRate('5') }, { notes, psbtVersion }).psbt,
  )
  const signed = masters.slice(0, 2).map(master => {
    const reviewed = review(vault, proposed[0] as Psbt)
    return { name: master.fingerprint, psbt: sign(reviewed, cosignerKey(vault, master)).psbt }
  })
  const combined = combine(vault, signed).psbt
  const { bytes } = finalize(review(vault, combined))
  return { psbts: [...proposed, ...signed.map(({ psbt }) => psbt), combined], transaction: bytes }
}

let scenes: readonly Scene[] | undefined

/** One scene of every script type. Made when they are first asked for, and then kept. */
export function allScenes(): readonly Scene[] {
  scenes ??= [makeScene('p2wsh', 'regtest'), makeScene('p2sh-p2wsh', 'mainnet'), makeScene('p2sh', 'signet')]
  return scenes
}
