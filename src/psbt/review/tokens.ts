import { type Finding, finding } from '../../base/finding.js'
import type { TransactionOutput } from '../../bitcoin/transaction.js'
import type { Network } from '../../chain/network.js'

/** A coin's output, where the script behind its tokens begins; and what forbids to spend it. */
export interface BareOutput {
  readonly script: Uint8Array
  readonly findings: readonly Finding[]
}

/**
 * Looks for tokens before the script of a coin. Tokens that go in and do not come out are destroyed, by rules that nodes find
 * nothing wrong with; and here nothing lets them out.
 */
export function withoutTokens({ script }: TransactionOutput, coin: string, network: Network): BareOutput {
  const found = network.tokenOutputOf?.(script)
  if (found === undefined) return { script, findings: [] }
  const { tokens } = found
  const told =
    tokens === undefined
      ? ({ why: 'malformed', coin } as const)
      : ({ why: 'input', coin, category: tokens.category } as const)
  return { script: found.script, findings: [finding('block', 'coin.has-tokens', told)] }
}

/** What forbids to make these outputs: they would hold tokens, or begin as if they did. */
export function checkTokenOutputs(outputs: readonly TransactionOutput[], network: Network): Finding[] {
  return outputs.flatMap(({ script }, output) => {
    const found = network.tokenOutputOf?.(script)
    if (found === undefined) return []
    const { tokens } = found
    const told =
      tokens === undefined
        ? ({ why: 'malformed' } as const)
        : ({ why: 'tokens', category: tokens.category } as const)
    return [finding('block', 'output.has-tokens', told, { output })]
  })
}
