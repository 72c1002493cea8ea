import { count, flag, list, nullable, oneOf, record, text } from '../../base/shape.js'
import { hash, hex } from '../../base/vocabulary.js'
import { file, type Schemas } from './build.js'
import { failure, finding, leaving, policy, vaultReference } from './shapes.js'

/** Of the commands for policies. */
export const POLICIES = {
  'policy init': record({ ...policy, file }),
  'policy lint': record({
    ...policy,
    tiers: nullable(
      list(
        record({
          tier: text,
          first: list(text),
          after: list(text),
          consents: list(record({ consentCount: count, of: list(text) })),
          possible: flag,
        }),
      ),
    ),
  }),
  'policy show': record(policy),
  'policy diff': record({
    before: record({ version: count, digest: hash }),
    after: record({ version: count, digest: hash }),
    differences: list(
      record({
        rule: nullable(text),
        field: text,
        before: nullable(text),
        after: nullable(text),
        effect: oneOf('looser', 'tighter', 'other'),
      }),
    ),
    loosens: flag,
    /** Beside what loosens: what can be said neither way. */
    mayLoosen: flag,
    tightens: flag,
  }),
  'policy check': record({
    policy: record({ name: text, version: count, digest: hash, approvedBy: nullable(list(text)) }),
    vault: vaultReference,
    checkedCount: count,
    passedCount: count,
    others: list(text),
    totals: leaving,
    proposals: list(
      record({
        file: text,
        digest: nullable(hash),
        txid: nullable(hash),
        passes: flag,
        error: nullable(failure),
        totals: nullable(leaving),
        findings: list(finding),
      }),
    ),
  }),
  'policy test': record({
    suites: list(
      record({
        file: text,
        policy: hash,
        results: list(
          record({
            name: text,
            passes: flag,
            refused: list(text),
            warned: list(text),
            findings: list(finding),
          }),
        ),
        coverage: record({
          rules: list(record({ rule: text, refusedCount: count, warnedCount: count, passedCount: count })),
          coveredCount: count,
          ruleCount: count,
        }),
      }),
    ),
    failedCount: count,
  }),
  'policy approve': record({
    file,
    policy: hash,
    version: count,
    cosigner: text,
    approved: text,
    expires: text,
    revokes: list(hash),
  }),
  'policy revoke': record({ file, policy: hash, cosigner: text, revoked: text }),
  'policy activate': record({ ...policy, approvedBy: list(text), unheard: list(text) }),
  'policy except': record({
    ...{ file, proposal: hash, policy: hash, rule: text, cosigner: text, approved: text, expires: text },
  }),
  'policy vouch': record({
    publicKey: hex,
    address: nullable(text),
    /** SHA-256 of the file that was vouched for. */
    statement: nullable(hash),
    vault: vaultReference,
    expires: nullable(text),
    file,
  }),
} as const satisfies Schemas
