import { toHex } from '../../base/bytes.js'
import { encodeTransaction, SEQUENCE_FINAL, transactionId } from '../../bitcoin/transaction.js'
import { formatDecimal } from '../../chain/amount.js'
import type { OnChain } from '../../chain/chain.js'

/** A coin of the demo's vault, as a node on regtest would tell of it. */
interface DemoFunding {
  /** What listunspent prints. */
  readonly snapshot: string
  /** The transactions that made the coins, in hex, one a line. */
  readonly previous: string
}

/** Two invented payments of 1.5 and 0.8 coins to the vault: real transactions, on no chain. */
export function fund(
  addresses: readonly { address: string; script: Uint8Array }[],
  network: OnChain,
): DemoFunding {
  const amounts = [150_000_000n, 80_000_000n]
  const coins = addresses.map(({ address, script }, i) => {
    const value = amounts[i % amounts.length] as bigint
    const transaction = {
      version: 2,
      inputs: [
        {
          txid: String(i + 1).repeat(64),
          vout: 0,
          scriptSig: Uint8Array.of(0x51),
          sequence: SEQUENCE_FINAL,
          witness: [],
        },
      ],
      outputs: [{ value, script }],
      locktime: 0,
    }
    const amount = Number(formatDecimal(value, network))
    const txid = transactionId(transaction)
    const row = { txid, vout: 0, address, scriptPubKey: toHex(script), amount, confirmations: 6, safe: true }
    return { row, hex: toHex(encodeTransaction(transaction)) }
  })
  return {
    snapshot: `${JSON.stringify(
      coins.map(({ row }) => row),
      null,
      2,
    )}\n`,
    previous: `${coins.map(({ hex }) => hex).join('\n')}\n`,
  }
}
