import { HOUR } from './moment.js'
import { required } from './parameters/collection.js'
import { count } from './parameters/scalar.js'
import { rule } from './rule.js'
import { bySeen } from './since-seen.js'

/** How long a proposal may be signed, from when a log first knew of it. */
export const expiry = rule({
  code: 'rule.expiry',
  severity: 'block',
  summary: 'A proposal is signed no later than so many hours after a log first knew of it.',
  fields: { hours: required(count('looser', 1, 24 * 366)) },
  check: ({ hours }, subject) =>
    bySeen(subject, ({ claimed }) => {
      if (claimed <= hours * HOUR) return undefined
      return `It was first seen more than ${hours} h ago and may no longer be signed. Have it proposed anew.`
    }),
})
