import { equalBytes } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import { type Field, INPUT } from '../../bitcoin/psbt-fields.js'
import type { PublicKey } from '../../bitcoin/secp256k1.js'
import type { Sighasher } from '../../bitcoin/sighash.js'
import type { Transaction } from '../../bitcoin/transaction.js'
import { type Challenge, type ScriptKey, type Signatures, type Signed, signatureId } from '../challenge.js'
import type { OutputScripts } from '../compile.js'
import {
  checkInput,
  checkOutput,
  type ProvenOutput,
  type Side,
  withCoin,
  withDerivations,
  withScripts,
  withSighashType,
} from '../fields.js'
import type { Lock, Opening, SignatureLength } from '../lock.js'
import type { SpendPath } from '../path.js'
import type { Spending } from '../spending.js'
import { innermost, type Spend, spendWith, stackIn } from '../stack.js'
import type { TemplateKey } from '../template-key.js'
import type { MultisigForm, PlacedSignature } from './form.js'

const NONE: Signatures = new Map()

/** What all locks of one multisig template have in common. */
export interface MultisigPlan {
  readonly path: SpendPath
  /** Each cosigner's key, by their place. */
  readonly keys: readonly TemplateKey[]
  /** Whether coins are told of by their output as well (BIP 141, 174). */
  readonly segwit: boolean
  /** Whether signers are told which type signatures have, since it is not the usual one. */
  readonly namesSighashType: boolean
  /** What signatures commit to. */
  readonly sighasher: (transaction: Transaction) => Sighasher
  /** How they are made, and stand below the script. */
  readonly form: MultisigForm
}

/** The lock of one multisig output: M signatures in the order of the script's keys. */
export class MultisigLock implements Lock {
  readonly scripts: OutputScripts
  readonly keys: readonly ScriptKey[]
  readonly #plan: MultisigPlan

  constructor(plan: MultisigPlan, scripts: OutputScripts, steps: readonly number[]) {
    this.#plan = plan
    this.scripts = scripts
    this.keys = scripts.keys.map(({ place, publicKey }) => {
      return { cosigner: place, publicKey: publicKey as PublicKey, steps }
    })
  }

  get scriptPubKey(): Uint8Array {
    return this.scripts.scriptPubKey
  }

  keyNamed(key: Uint8Array): ScriptKey | undefined {
    return this.keys.find(({ publicKey }) => equalBytes(publicKey, key))
  }

  describeInput(given: readonly Field[], coin: ProvenOutput): readonly Field[] {
    const { segwit, namesSighashType, form } = this.#plan
    const proven = withCoin(given, coin, segwit)
    return this.#described(
      'input',
      namesSighashType ? withSighashType(proven, form.scheme.sighashType) : proven,
    )
  }

  describeOutput(given: readonly Field[]): readonly Field[] {
    return this.#described('output', given)
  }

  check(side: Side, fields: readonly Field[]): Finding[] {
    const { sighashType } = this.#plan.form.scheme
    return side === 'input'
      ? checkInput(fields, this.scripts, sighashType)
      : checkOutput(fields, this.scripts)
  }

  challenges(spending: Spending, input: number): readonly Challenge[] {
    const coin = spending.spent[input]
    if (coin === undefined) return []
    const scriptCode = innermost(this.scripts)
    const tokenPrefix = coin.script.subarray(0, coin.script.length - this.scriptPubKey.length)
    const digest = spending.shared(this.#plan.sighasher)(input, {
      scriptCode,
      value: coin.value,
      tokenPrefix,
    })
    return this.keys.map(key => {
      const place = placeOf(key)
      const what = { path: this.#plan.path, key, scheme: this.#plan.form.scheme, digest }
      return { id: signatureId(place), cosigners: [key.cosigner], ...what, place }
    })
  }

  open(signatures: Signatures): Opening | undefined {
    const signed = this.#chosen(signatures)
    if (signed.length < this.#required) return undefined
    return { path: this.#plan.path, signed, spend: this.#spend(this.#placed(signed)) }
  }

  expected(_path: SpendPath, length: SignatureLength, signatures = NONE): Spend {
    const present = this.#placed(this.#chosen(signatures))
    const signature = new Uint8Array(this.#plan.form.scheme[length])
    // By the last of the others: of such places checkbits take the most bytes.
    const free = this.keys.map((_, place) => place).filter(at => present.every(({ place }) => place !== at))
    const missing = free
      .slice(free.length - this.#required + present.length)
      .map(place => ({ place, signature }))
    return this.#spend([...present, ...missing].sort((a, b) => a.place - b.place))
  }

  // As OP_CHECKMULTISIG goes through them: in the order of the keys, each key once, or each by the key that is named.
  read(
    spend: Spend,
    challenges: readonly Challenge[],
    holds: (signed: Signed) => boolean,
  ): Opening | undefined {
    const signatures = this.#plan.form.read(stackIn(this.scripts, spend) ?? [], this.keys.length)
    if (signatures?.length !== this.#required) return undefined
    const read: Signed[] = []
    let rest = challenges
    for (const { signature, place } of signatures) {
      const asked = place === undefined ? rest : challenges.slice(place, place + 1)
      const challenge = asked.find(one => holds({ challenge: one, signature }))
      if (challenge === undefined) return undefined
      read.push({ challenge, signature })
      rest = challenges.slice(challenges.indexOf(challenge) + 1)
    }
    return { path: this.#plan.path, signed: read, spend }
  }

  #described(side: Side, given: readonly Field[]): readonly Field[] {
    const { keys } = this.#plan
    return withDerivations(withScripts(given, side, this.scripts), side, this.keys, keys)
  }

  get #required(): number {
    return this.#plan.path.quorum.any
  }

  /** The first M that are there, in the order of the keys. */
  #chosen(signatures: Signatures): Signed[] {
    const signed = this.keys.flatMap(key => signatures.get(signatureId(placeOf(key))) ?? [])
    return signed.slice(0, this.#required)
  }

  #placed(signed: readonly Signed[]): PlacedSignature[] {
    return signed.map(({ challenge: { id }, signature }) => {
      return { place: this.keys.findIndex(key => signatureId(placeOf(key)) === id), signature }
    })
  }

  #spend(signatures: readonly PlacedSignature[]): Spend {
    return spendWith(this.scripts, this.#plan.form.stack(signatures, this.keys.length))
  }
}

function placeOf({ publicKey }: ScriptKey): Challenge['place'] {
  return { type: INPUT.PARTIAL_SIG, keydata: publicKey }
}
