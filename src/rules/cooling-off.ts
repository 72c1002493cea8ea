import { HOUR } from './moment.js'
import { required } from './parameters/collection.js'
import { count } from './parameters/scalar.js'
import { rule } from './rule.js'
import { bySeen } from './since-seen.js'

/** How long a proposal has to wait, from when a log first knew of it, before it may be signed. */
export const coolingOff = rule({
  code: 'rule.cooling-off',
  severity: 'block',
  summary: 'A proposal is signed no sooner than so many hours after a log first knew of it.',
  fields: { hours: required(count('tighter', 1, 24 * 366)) },
  check: ({ hours }, subject) =>
    bySeen(subject, ({ attested }) => {
      if (attested >= hours * HOUR) return undefined
      return `A proposal is signed no sooner than ${hours} h after it was first seen: wait ${inHours(hours * HOUR - attested)} more.`
    }),
})

/** Rounded up, so that it never promises too much. */
function inHours(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
