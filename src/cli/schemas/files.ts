import { PIN } from '../../app/log/pin.js'
import { envelope } from '../../base/envelope.js'
import type { JsonSchema } from '../../base/json-schema.js'
import { matching, record, text } from '../../base/shape.js'
import { hash, hex } from '../../base/vocabulary.js'
import { CHECKPOINT } from '../../log/checkpoint.js'
import { entrySchema } from '../../log/entry.js'
import { SEAL } from '../../log/seal.js'
import { BALANCES_FILE } from '../../rules/evidence/balances.js'
import { VOUCHER_FILE } from '../../rules/evidence/vouchers.js'
import { PINNED_POLICY } from '../../rules/policy/in-force.js'
import { policySchema } from '../../rules/policy/schema.js'
import { CONSENT } from '../../rules/statements/consent.js'
import { CORRECTION } from '../../rules/statements/correction.js'
import { EXCEPTION } from '../../rules/statements/exception.js'
import { POLICY_APPROVAL } from '../../rules/statements/policy-approval.js'
import { POLICY_REVOCATION } from '../../rules/statements/policy-revocation.js'
import { POLICY_TESTS_SCHEMA } from '../../rules/testing/policy-tests.js'
import { COSIGNER_FILE } from '../../vault/cosigner-fields.js'
import { VAULT_FILE } from '../../vault/file.js'
import { KEY_RECORD } from '../../vault/stored-key.js'

/** A kind of file that Ringi writes or reads. */
interface DocumentKind {
  /** What `ringi schema` calls it. */
  readonly name: string
  /** What stands in it as `kind`, where that is another word and no command's. */
  readonly kind?: string
  /** What it is, and where it lies. */
  readonly summary: string
  readonly schema: () => JsonSchema
}

/** Without descriptions, which for each of an entry's twenty events would say the same over and over. */
function undescribed(schema: JsonSchema): JsonSchema {
  const isSaid = (name: string, value: unknown) => name !== 'description' || typeof value !== 'string'
  return JSON.parse(JSON.stringify(schema, (name, value) => (isSaid(name, value) ? value : undefined)))
}

const ENTROPY = envelope('entropy', 1, { system: hex, dice: matching(/^[1-6]*$/) })

/** Every kind of file that is Ringi's own, one row each. What other programs define (PSBT, BIP 329, SARIF) is not here. */
export const FILES: readonly DocumentKind[] = [
  { name: 'vault', summary: 'a vault: NAME.vault.json', schema: () => VAULT_FILE.schema },
  { name: 'cosigner', summary: 'a cosigner: NAME.cosigner.json', schema: () => COSIGNER_FILE.file.schema },
  { name: 'policy', summary: 'a policy, in YAML: VAULT.policy.yaml', schema: policySchema },
  { name: 'policy-test', summary: 'the tests of a policy, in YAML', schema: () => POLICY_TESTS_SCHEMA },
  {
    name: 'approval',
    kind: 'policy-approval',
    summary: 'a cosigner’s approval of a policy',
    schema: () => undescribed(POLICY_APPROVAL.schema),
  },
  {
    name: 'revocation',
    kind: 'policy-revocation',
    summary: 'what takes an approval of a policy back',
    schema: () => undescribed(POLICY_REVOCATION.schema),
  },
  {
    name: 'exception',
    summary: 'a cosigner’s leave for one proposal to pass one rule',
    schema: () => undescribed(EXCEPTION.schema),
  },
  {
    name: 'consent-file',
    summary: 'a cosigner’s consent to a proposal, which spends nothing',
    schema: () => undescribed(CONSENT.schema),
  },
  {
    name: 'correction',
    kind: 'log-correction',
    summary: 'a cosigner’s correction of an entry of a log',
    schema: () => undescribed(CORRECTION.schema),
  },
  {
    name: 'voucher',
    summary: 'somebody’s word for an address or a file',
    schema: () => undescribed(VOUCHER_FILE.schema),
  },
  {
    name: 'statement',
    kind: 'balances',
    summary: 'what lies where on the chain: a balance statement',
    schema: () => BALANCES_FILE.schema,
  },
  {
    name: 'checkpoint',
    summary: 'a cosigner’s word for how far a log had come',
    schema: () => undescribed(CHECKPOINT.schema),
  },
  { name: 'log', summary: 'a line of a log: log.jsonl', schema: () => undescribed(entrySchema()) },
  {
    name: 'entropy',
    summary: 'what the words of a key were made of: --entropy-out',
    schema: () => ENTROPY.file.schema,
  },
  {
    name: 'record',
    summary: 'a file in a home: the content, as a text, under a MAC',
    schema: () => record({ content: text, mac: hash }).schema,
  },
  {
    name: 'key-record',
    summary: 'the content of HOME/keys/NAME.json: a key without its secret',
    schema: () => KEY_RECORD.schema,
  },
  {
    name: 'policy-record',
    summary: 'the content of HOME/policies/NAME.json: a policy and its approvals, as they were',
    schema: () => PINNED_POLICY.schema,
  },
  {
    name: 'log-record',
    summary: 'the content of HOME/log/head.json: the end of the log',
    schema: () => PIN.schema,
  },
  {
    name: 'seal-record',
    summary: 'the content of HOME/seals/NAME.json: a seal, as a text, under a MAC',
    schema: () => record({ seal: text, mac: hash }).schema,
  },
  { name: 'seal', summary: 'the seal in it', schema: () => undescribed(SEAL.schema) },
]
