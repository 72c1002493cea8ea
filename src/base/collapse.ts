import type { Finding, Where } from './finding.js'
import { detailsOf } from './message.js'

/** Findings that say the same, as one. */
export type Collapsed = Omit<Finding, 'where'> & { readonly places: Where[] }

/** Findings that say the same, as one with all of their places. */
export function collapse(findings: readonly Finding[]): Collapsed[] {
  const byMessage = new Map<string, Collapsed>()
  for (const { where, ...rest } of findings) {
    const key = JSON.stringify([rest.code, rest.rule, rest.file, detailsOf(rest)])
    const known = byMessage.get(key) ?? { ...rest, places: [] }
    known.places.push(where)
    byMessage.set(key, known)
  }
  return [...byMessage.values()]
}
