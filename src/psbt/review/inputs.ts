import { type Finding, findingsAt } from '../../base/finding.js'
import type { Transaction } from '../../bitcoin/transaction.js'
import { signersOf } from '../../spend/challenge.js'
import { Spending } from '../../spend/spending.js'
import type { Locator } from '../../vault/locate.js'
import type { Vault } from '../../vault/vault.js'
import type { Psbt } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'
import { type InputCoin, proveInput } from './input-coin.js'
import type { ReviewedInput } from './reviewed-psbt.js'
import { type InputSignatures, verifySignatures } from './signatures.js'

/** All inputs, reviewed, and what the rest of the review needs from that. */
interface ReviewedInputs {
  readonly inputs: readonly ReviewedInput[]
  readonly findings: readonly Finding[]
  readonly locator: Locator
}

/** Proves every input's coin, and verifies every signature on them: what one commits to may be the coins of them all. */
export function reviewInputs(
  vault: Vault,
  psbt: Psbt,
  transaction: Transaction,
  proofs: Proofs,
  onProgress: (done: number, total: number) => void = () => {},
): ReviewedInputs {
  const locator = proofs.locatorFor(vault)
  const coins = psbt.inputs.map(input => proveInput(input, { vault, locator, proofs }))
  const spending = new Spending(
    transaction,
    coins.map(({ output }) => output),
  )
  const findings: Finding[] = []
  const inputs = psbt.inputs.map((input, index): ReviewedInput => {
    const coin = coins[index] as InputCoin
    const { value, address } = coin
    // Without a proven coin there is no digest, so whatever signatures there are stand for nothing.
    const challenges = address?.lock.challenges(spending, index) ?? []
    const verified =
      address === undefined || challenges.length === 0
        ? NO_SIGNATURES
        : verifySignatures(input, { index, vault, address, challenges, proofs })
    findings.push(...findingsAt({ input: index }, coin.findings), ...verified.findings)
    onProgress(index + 1, psbt.inputs.length)
    return {
      ...{ outPoint: { txid: input.txid, vout: input.vout }, value, address, challenges },
      ...{ signatures: verified.signatures, signers: signersOf(verified.signatures.values()) },
      proven: coin.findings.every(({ severity }) => severity !== 'block'),
    }
  })
  return { inputs, findings, locator }
}

const NO_SIGNATURES: InputSignatures = { signatures: new Map(), findings: [] }
