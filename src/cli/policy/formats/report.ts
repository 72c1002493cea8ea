import type { PolicyCheck } from '../../../app/policy/check-policy.js'

/** A finished check, for those who print it. */
export type CheckReport = Pick<PolicyCheck, 'file' | 'policy' | 'proposals' | 'others'>
