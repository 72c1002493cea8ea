import { type Sats, sats, sumSats } from '../../bitcoin/amount.js'
import { dustLimit } from '../../coins/dust.js'
import type { Payment } from '../../coins/payment.js'
import { selectCoins, worthSpending } from '../../coins/select.js'
import type { AskedFee, SelectionRequest } from '../../coins/selection.js'
import { baseWeight, inputWeight, LONGEST_SIGNATURE } from '../../coins/size.js'
import { spendAll, sweep } from '../../coins/spend-all.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { Destination } from './destination.js'
import type { OwnCoin } from './own-coins.js'

/** Coins, payments and change of a proposal: what goes in is what comes out and the fee. */
export interface Choice {
  readonly coins: readonly OwnCoin[]
  readonly payments: readonly Omit<Payment, 'address'>[]
  /** 0 where there is no change output. */
  readonly change: Sats
  /** The part of the fee above what was asked that could not be change. */
  readonly surplus: Sats
}

/** What choosing needs beside the coins. */
export interface ChoiceContext {
  readonly vault: Vault
  readonly fee: AskedFee
  readonly destination: Destination
  /** Where change would go. */
  readonly changeAddress: VaultAddress
  /** Whether the coins were named, so that all of them have to be spent. */
  readonly explicit: boolean
}

/** Chooses coins and works out fee and change. Throws `coins.insufficient`, `coins.too-many`, `amount.out-of-range`. */
export function choose(coins: readonly OwnCoin[], context: ChoiceContext): Choice {
  const { vault, fee, destination } = context
  const candidates = coins.map(coin => ({ ...coin, ...candidate(coin, vault) }))
  if (destination.payments === undefined) {
    const script = destination.sweep?.script ?? context.changeAddress.scripts.scriptPubKey
    // A coin that costs more than it brings stays where it is, unless it was asked for.
    const { chosen, amount } = sweep(context.explicit ? candidates : worthSpending(candidates, fee), {
      ...fee,
      baseWeight: baseWeight([script], vault.scriptType.segwit),
    })
    const none = { coins: chosen, payments: [], change: sats(0n), surplus: sats(0n) }
    return destination.sweep === undefined
      ? { ...none, change: amount }
      : { ...none, payments: [{ script, amount }] }
  }
  const request = selectionRequest(destination.payments, context)
  const { chosen, change, surplus } = context.explicit
    ? spendAll(candidates, request)
    : selectCoins(candidates, request)
  return { coins: chosen, payments: destination.payments, change, surplus }
}

function candidate({ utxo, address }: OwnCoin, { scriptType, threshold }: Vault) {
  const weight = inputWeight(scriptType, address.scripts, threshold.required, LONGEST_SIGNATURE)
  return { outPoint: utxo.outPoint, value: utxo.value, weight }
}

function selectionRequest(
  payments: readonly Payment[],
  { vault, fee, changeAddress }: ChoiceContext,
): SelectionRequest {
  const { scriptType, threshold } = vault
  const scripts = payments.map(({ script }) => script)
  const { scriptPubKey } = changeAddress.scripts
  const bare = baseWeight(scripts, scriptType.segwit)
  return {
    ...fee,
    target: sumSats(payments.map(({ amount }) => amount)),
    baseWeight: bare,
    changeWeight: baseWeight([...scripts, scriptPubKey], scriptType.segwit) - bare,
    changeSpendWeight: inputWeight(scriptType, changeAddress.scripts, threshold.required, LONGEST_SIGNATURE),
    changeDust: dustLimit(scriptPubKey),
  }
}
