import { concatAll, equalBytes, toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { lengthPrefix, littleEndian } from './byte-cursor.js'
import { derOf } from './der.js'
import { forkIdPreimages, legacyPreimages, segwitPreimages } from './preimage.js'
import { readRawPsbt } from './raw-psbt.js'
import { type RawInput, type RawTransaction, readRawTransaction } from './raw-transaction.js'
import {
  encodePushes,
  pushes,
  readMultisig,
  type SpentCoin,
  scriptsInInput,
  scriptsInMap,
  spentCoins,
} from './spent-coin.js'
import type { ChainRules, Verifier } from './verifier.js'

/**
 * A second opinion on a signed PSBT, before it is written: reads the very bytes with code that shares nothing with what
 * made them, works out again what each signature has to commit to, and has another library verify it. `added` names for
 * each input the signatures that were just made, each by the key of its field in hex (type and key data). Throws
 * `signature.disagreement`.
 */
export async function confirmSignatures(
  psbt: Uint8Array,
  added: readonly (readonly string[])[],
  by: Verifier,
  rules: ChainRules = {},
): Promise<void> {
  await agree(async () => {
    const raw = readRawPsbt(psbt, by.sha256)
    const coins = spentCoins(raw, scriptsInMap(raw), by, rules)
    const preimageOf = preimages(raw.transaction, coins, by, rules)
    const answers = added.flatMap((fields, index) =>
      fields.map(async field => {
        const signature = raw.inputs[index]?.get(field)
        const key = readMultisig((coins[index] as SpentCoin).script).keys.find(
          one => field === partialSigOf(one),
        )
        return key && signature && (await holds({ key, signature }, preimageOf(index), by, rules))
      }),
    )
    return (await Promise.all(answers)).every(valid => valid === true)
  })
}

/**
 * A second opinion on a finished transaction: M signatures on every input, by the keys of its own script and in their
 * order, for the coins that the PSBT's previous transactions prove. Throws `signature.disagreement`.
 */
export async function confirmTransaction(
  transaction: Uint8Array,
  psbt: Uint8Array,
  by: Verifier,
  rules: ChainRules = {},
): Promise<void> {
  await agree(async () => {
    const raw = readRawPsbt(psbt, by.sha256)
    const final = readRawTransaction(transaction, by.sha256)
    const coins = spentCoins(raw, scriptsInInput(final), by, rules)
    if (!sameEffect(final, raw.transaction)) return false
    const preimageOf = preimages(final, coins, by, rules)
    const answers = final.inputs.map(async (input, index) =>
      inputIsSigned(input, coins[index] as SpentCoin, preimageOf(index), by, rules),
    )
    return (await Promise.all(answers)).every(valid => valid)
  })
}

/** The key of the field for a key's signature (BIP 174, PSBT_IN_PARTIAL_SIG). */
function partialSigOf(key: Uint8Array): string {
  return `02${toHex(key)}`
}

function preimages(
  transaction: RawTransaction,
  coins: readonly SpentCoin[],
  { sha256 }: Verifier,
  { forkId }: ChainRules,
): (index: number) => Uint8Array {
  const cash = forkId ? forkIdPreimages(transaction, sha256) : undefined
  const segwit = segwitPreimages(transaction, sha256)
  const legacy = legacyPreimages(transaction)
  return index => {
    const coin = coins[index] as SpentCoin
    return (cash ?? (coin.kind === 'legacy' ? legacy : segwit))(index, coin.script, coin.amount)
  }
}

/** Whether two transactions spend the same coins in the same way to the same outputs, signatures aside. */
function sameEffect(a: RawTransaction, b: RawTransaction): boolean {
  const parts = ({ version, locktime, inputs, outputs }: RawTransaction) => [
    version,
    locktime,
    ...inputs.flatMap(({ outpoint, sequence }) => [outpoint, sequence]),
    ...outputs.flatMap(({ amount, script }) => [amount, lengthPrefix(script.length), script]),
  ]
  const counts = a.inputs.length === b.inputs.length && a.outputs.length === b.outputs.length
  return counts && equalBytes(concatAll(parts(a)), concatAll(parts(b)))
}

async function inputIsSigned(
  input: RawInput,
  coin: SpentCoin,
  preimage: Uint8Array,
  by: Verifier,
  rules: ChainRules,
): Promise<boolean> {
  const pushed = pushes(input.script)
  const stack = coin.kind === 'legacy' ? pushed : input.witness
  const { required, keys } = readMultisig(coin.script)
  const signatures = stack.slice(1, -1)
  const script = stack.at(-1)
  const [first] = stack
  const shaped = first !== undefined && script !== undefined && equalBytes(script, coin.script)
  if (!shaped || signatures.length !== required || carriesMore(input, coin, pushed)) return false
  const isHeld = (key: Uint8Array, signature: Uint8Array) => holds({ key, signature }, preimage, by, rules)
  if (first.length > 0) return rules.forkId === true && (await bitsHold(first, keys, signatures, isHeld))
  // As OP_CHECKMULTISIG does: each signature is by a key behind the one of the signature before it.
  let next = 0
  for (const signature of signatures) {
    while (next < keys.length && !(await isHeld(keys[next] as Uint8Array, signature))) next++
    if (next++ >= keys.length) return false
  }
  return true
}

/** As OP_CHECKMULTISIG does on Bitcoin Cash where the dummy says whose the signatures are, which all are Schnorr's then. */
async function bitsHold(
  bits: Uint8Array,
  keys: readonly Uint8Array[],
  signatures: readonly Uint8Array[],
  isHeld: (key: Uint8Array, signature: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  const number = littleEndian(bits)
  const signing = keys.filter((_, at) => Math.floor(number / 2 ** at) % 2 === 1)
  const fits = bits.length === Math.ceil(keys.length / 8) && number < 2 ** keys.length
  if (!fits || signing.length !== signatures.length) return false
  if (signatures.some(({ length }) => length !== CASH_SCHNORR)) return false
  const answers = await Promise.all(signing.map((key, at) => isHeld(key, signatures[at] as Uint8Array)))
  return answers.every(Boolean)
}

/** 64 bytes and the type. */
const CASH_SCHNORR = 65

async function holds(
  { key, signature }: { readonly key: Uint8Array; readonly signature: Uint8Array },
  preimage: Uint8Array,
  by: Verifier,
  { forkId }: ChainRules,
): Promise<boolean> {
  const type = forkId ? 0x41 : 1
  if (!forkId || signature.length !== CASH_SCHNORR)
    return await by.verifies(key, derOf(signature, type), preimage)
  return signature.at(-1) === type && (await by.verifiesCashSchnorr(key, signature.subarray(0, 64), preimage))
}

/** Whether there is anything in an input beside what it has to carry: nodes refuse that (BIP 141, "malleated"). */
function carriesMore(
  { script, witness }: RawInput,
  { kind }: SpentCoin,
  pushed: readonly Uint8Array[],
): boolean {
  const stray = { native: pushed.length > 0, nested: pushed.length !== 1, legacy: witness.length > 0 }[kind]
  return stray || !equalBytes(encodePushes(pushed), script)
}

async function agree(check: () => Promise<boolean>): Promise<void> {
  const agreed = await check().catch(() => false)
  if (!agreed) throw new RingiError('signature.disagreement')
}
