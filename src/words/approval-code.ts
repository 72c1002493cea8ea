import { type Approval, approvalCode } from '../proposal/approval.js'
import { sentence } from './sentence.js'

/** The code by which `approvals` are given, over the English sentences of their warnings, whatever language people read. */
export function codeOfApprovals(approvals: readonly Approval[]): string {
  return approvalCode(approvals, sentence)
}
