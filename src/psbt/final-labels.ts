import type { Label } from '../coins/labels.js'
import type { ReviewFacts } from './review/reviewed-psbt.js'

/**
 * What the officers called a finished transaction and its outputs, as labels for the wallets that watch the vault
 * (BIP 329): memo or reference for the transaction, the payments' labels for theirs, and which output is change. `txid` is
 * that of the finished transaction, which nested and legacy inputs change.
 */
export function finalLabels({ notes, outputs }: ReviewFacts, txid: string): Label[] {
  const whole = notes.memo ?? notes.reference
  const parts = outputs.map(({ label, kind }) => label ?? (kind === 'change' ? 'change' : undefined))
  return [
    ...(whole === undefined ? [] : [{ type: 'tx', ref: txid, label: whole } as const]),
    ...parts.flatMap((label, vout) =>
      label === undefined ? [] : [{ type: 'output', ref: `${txid}:${vout}`, label } as const],
    ),
  ]
}
