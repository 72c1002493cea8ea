import { type Finding, finding } from '../../base/finding.js'
import { isTreacherous } from '../../base/text.js'
import type { Network } from '../../chain/network.js'
import type { Notes } from '../../proposal/notes.js'
import type { ReviewedOutput } from './reviewed-psbt.js'

/** Warns of text that would deceive the eye: control, bidirectional and invisible characters. */
export function checkTexts({ memo, reference }: Notes, outputs: readonly ReviewedOutput[]): Finding[] {
  const labels = outputs.flatMap(({ label }, output) =>
    isDeceptive(label) ? [finding('warn', 'text.suspicious', { why: 'label' }, { output })] : [],
  )
  return [
    ...(isDeceptive(memo) ? [finding('warn', 'text.suspicious', { why: 'memo' })] : []),
    ...(isDeceptive(reference) ? [finding('warn', 'text.suspicious', { why: 'reference' })] : []),
    ...labels,
  ]
}

function isDeceptive(text: string | undefined): boolean {
  return text !== undefined && isTreacherous(text)
}

/** Characters at the start (behind the prefix that all addresses of a kind share) and at the end that people compare. */
const COMPARED = 4

/**
 * Warns of a payment to an address that looks, at its ends, like another one of this proposal or like a `known` one: the
 * vault's own, or one that was paid before. Known addresses themselves are not warned of.
 */
export function checkLookAlikes(
  outputs: readonly ReviewedOutput[],
  known: ReadonlySet<string>,
  { addresses }: Network,
): Finding[] {
  const ends = (address: string) => endsOf(address, addresses.sharedStart(address))
  const byEnds = new Map<string, string>()
  for (const address of known) byEnds.set(ends(address), address)
  return outputs.flatMap(({ address, kind }, output) => {
    if (address === undefined) return []
    const twin = byEnds.get(ends(address))
    byEnds.set(ends(address), address)
    const alike = twin !== undefined && twin !== address && kind === 'payment' && !known.has(address)
    return alike ? [finding('warn', 'output.look-alike', { twin }, { output })] : []
  })
}

function endsOf(address: string, start: number): string {
  return `${address.slice(start, start + COMPARED)}…${address.slice(-COMPARED)}`
}
