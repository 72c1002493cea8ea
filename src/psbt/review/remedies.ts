import type { Code } from '../../base/codes.js'

/** What leads out of a finding that blocks, where it is something else than a new proposal. */
const REMEDIES: { readonly [code in Code]?: string } = {
  // Nothing is wrong with a proposal whose signatures only come in the wrong order.
  'rule.quorum':
    'Once the others have signed, sign their copy; once they have consented, sign with --consent FILE.',
  'utxo.prevtx-missing':
    'Get it from your own node (bitcoin-cli getrawtransaction TXID) and give it with --prevtxs FILE|DIR: it is proven and put in. If this is a return with signatures alone, combine it with the proposal.',
}

/** The way out of a finding that blocks, where there is one beside a new proposal. */
export function remedyOf(code: Code): string | undefined {
  return REMEDIES[code]
}
