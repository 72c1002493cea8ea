import { equalBytes } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import { type Field, INPUT } from '../../bitcoin/psbt-fields.js'
import type { PublicKey } from '../../bitcoin/secp256k1.js'
import type { Sighasher } from '../../bitcoin/sighash.js'
import type { Transaction } from '../../bitcoin/transaction.js'
import { type Challenge, type ScriptKey, type Signatures, type Signed, signatureId } from '../challenge.js'
import type { OutputScripts } from '../compile.js'
import { ecdsa } from '../ecdsa.js'
import {
  checkInput,
  checkOutput,
  type ProvenOutput,
  type Side,
  withCoin,
  withDerivations,
  withScripts,
} from '../fields.js'
import type { Lock, Opening, SignatureLength } from '../lock.js'
import type { SpendPath } from '../path.js'
import type { Spending } from '../spending.js'
import { innermost, type Spend, spendWith, stackIn } from '../stack.js'
import type { TemplateKey } from '../template-key.js'
import { multisigStack, signaturesOnStack } from './stack.js'

const NONE: Signatures = new Map()

/** What all locks of one multisig template have in common. */
export interface MultisigPlan {
  readonly path: SpendPath
  /** Each cosigner's key, by their place. */
  readonly keys: readonly TemplateKey[]
  /** Whether inputs carry a witness (BIP 141). */
  readonly segwit: boolean
  /** What signatures commit to. */
  readonly sighasher: (transaction: Transaction) => Sighasher
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
    return this.#described('input', withCoin(given, coin, this.#plan.segwit))
  }

  describeOutput(given: readonly Field[]): readonly Field[] {
    return this.#described('output', given)
  }

  check(side: Side, fields: readonly Field[]): Finding[] {
    return (side === 'input' ? checkInput : checkOutput)(fields, this.scripts)
  }

  challenges(spending: Spending, input: number): readonly Challenge[] {
    const coin = spending.spent[input]
    if (coin === undefined) return []
    const scriptCode = innermost(this.scripts)
    const digest = spending.shared(this.#plan.sighasher)(input, { scriptCode, value: coin.value })
    return this.keys.map(key => {
      const place = placeOf(key)
      const what = { path: this.#plan.path, key, scheme: ecdsa, digest }
      return { id: signatureId(place), cosigners: [key.cosigner], ...what, place }
    })
  }

  open(signatures: Signatures): Opening | undefined {
    const signed = this.#chosen(signatures)
    if (signed.length < this.#required) return undefined
    return { path: this.#plan.path, signed, spend: this.#spend(signed.map(({ signature }) => signature)) }
  }

  expected(_path: SpendPath, length: SignatureLength, signatures = NONE): Spend {
    const present = this.#chosen(signatures).map(({ signature }) => signature)
    const missing = Array.from({ length: this.#required - present.length }, () => STAND_IN[length])
    return this.#spend([...present, ...missing])
  }

  // As OP_CHECKMULTISIG goes through them: in the order of the keys, each key once.
  read(
    spend: Spend,
    challenges: readonly Challenge[],
    holds: (signed: Signed) => boolean,
  ): Opening | undefined {
    const signatures = signaturesOnStack(stackIn(this.scripts, spend) ?? [])
    if (signatures?.length !== this.#required) return undefined
    const read: Signed[] = []
    let rest = challenges
    for (const signature of signatures) {
      const at = rest.findIndex(challenge => holds({ challenge, signature }))
      const challenge = rest[at]
      if (challenge === undefined) return undefined
      read.push({ challenge, signature })
      rest = rest.slice(at + 1)
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

  #spend(signatures: readonly Uint8Array[]): Spend {
    return spendWith(this.scripts, multisigStack(signatures))
  }
}

const STAND_IN = { longest: new Uint8Array(ecdsa.longest), usual: new Uint8Array(ecdsa.usual) } as const

function placeOf({ publicKey }: ScriptKey): Challenge['place'] {
  return { type: INPUT.PARTIAL_SIG, keydata: publicKey }
}
