import { RingiError } from '../../base/error.js'
import { type Finding, findingOf } from '../../base/finding.js'
import type { Artefact } from '../../qr/artefact.js'
import { kindOf, titleOf } from '../../qr/describe.js'

/** What is known of an artefact that was read or is to be shown. */
export interface CheckedArtefact {
  /** What it calls itself, for people. */
  readonly title: string | undefined
  /** Whether its form was checked. Signatures of statements are verified where these are used, with the vault. */
  readonly checked: boolean
  readonly findings: readonly Finding[]
}

type Check = (text: string) => Promise<string>

/** How each kind of Ringi's own files is read; each gives what it calls itself. */
const CHECKS: Readonly<Record<string, Check>> = {
  policy: async text => {
    const { parsePolicy } = await import('../../rules/policy/policy.js')
    const { name, version } = parsePolicy(text)
    return `${name} v${version}`
  },
  'policy-approval': async text => {
    const { parseStatement } = await import('../../rules/statements/statement.js')
    const { POLICY_APPROVAL } = await import('../../rules/statements/policy-approval.js')
    const { cosigner, version } = parseStatement(POLICY_APPROVAL, text).statement
    return `${cosigner} v${version}`
  },
  'policy-revocation': async text => {
    const { parseStatement } = await import('../../rules/statements/statement.js')
    const { POLICY_REVOCATION } = await import('../../rules/statements/policy-revocation.js')
    return parseStatement(POLICY_REVOCATION, text).statement.cosigner
  },
  exception: async text => {
    const { parseStatement } = await import('../../rules/statements/statement.js')
    const { EXCEPTION } = await import('../../rules/statements/exception.js')
    const { cosigner, rule } = parseStatement(EXCEPTION, text).statement
    return `${cosigner} ${rule}`
  },
  consent: async text => {
    const { parseStatement } = await import('../../rules/statements/statement.js')
    const { CONSENT } = await import('../../rules/statements/consent.js')
    const { cosigner, txid } = parseStatement(CONSENT, text).statement
    return `${cosigner} ${txid}`
  },
  voucher: async text => {
    const { parseVoucher } = await import('../../rules/evidence/vouchers.js')
    const voucher = parseVoucher(text)
    return 'address' in voucher ? voucher.address : voucher.statement
  },
  checkpoint: async text => {
    const { parseCheckpoint } = await import('../../log/checkpoint.js')
    const { seq, cosigner } = parseCheckpoint(text)
    return `${cosigner.name} ${seq}`
  },
}

/**
 * Checks the form of what was recognised by its content alone: policies and signed statements, each by its own reader. What
 * is not well-formed still travels as it is, with a warning: nothing is done with it before it is used.
 */
export async function checkArtefact(artefact: Artefact): Promise<CheckedArtefact> {
  const { kind, bytes } = artefact
  const title = titleOf(artefact)
  const of = kindOf(artefact)
  const check = Object.hasOwn(CHECKS, of) ? CHECKS[of] : undefined
  if (check === undefined) return { title, checked: CHECKED.includes(kind), findings: [] }
  try {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return { title: await check(text), checked: true, findings: [] }
  } catch (error) {
    if (!(error instanceof RingiError)) throw error
    return { title, checked: false, findings: [findingOf('warn', error)] }
  }
}

/** The kinds that recognising them has checked. */
const CHECKED: readonly Artefact['kind'][] = [
  'proposal',
  'transaction',
  'vault',
  'cosigner',
  'descriptor',
  'key',
]

/** An artefact's kind, and what it calls itself. */
export function contentText(artefact: Artefact, { title }: CheckedArtefact): string {
  return [kindOf(artefact), title].filter(text => text !== undefined).join(' ')
}
