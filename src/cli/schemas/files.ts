import type { JsonSchema } from '../../base/json-schema.js'
import { CHECKPOINT } from '../../log/checkpoint.js'
import { entrySchema } from '../../log/entry.js'
import { SEAL } from '../../log/seal.js'
import { CONSENT } from '../../rules/approvals/consent.js'
import { CORRECTION } from '../../rules/approvals/correction.js'
import { EXCEPTION } from '../../rules/approvals/exception.js'
import { POLICY_APPROVAL } from '../../rules/approvals/policy-approval.js'
import { POLICY_REVOCATION } from '../../rules/approvals/policy-revocation.js'
import { statementSchema } from '../../rules/approvals/statement.js'
import { voucherSchema } from '../../rules/evidence/vouchers.js'
import { policySchema } from '../../rules/policy/schema.js'
import { FIXTURE_SCHEMA } from '../../rules/testing/fixture.js'
import {
  base64,
  count,
  fingerprint,
  flag,
  hash,
  hex,
  list,
  network,
  outpoint,
  path,
  record,
  sats,
  scriptType,
  text,
} from './build.js'
import { logName, vaultRecord } from './shapes.js'

/** A kind of file that Ringi writes or reads. */
export interface FileKind {
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

const second = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$', description: 'UTC' }

/** What maps names to such values. */
const mapOf = (values: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: values })

/** Form 2 says of keys which are unsigned; files of 0.1.0 have six words. */
function vaultSchema(): JsonSchema {
  const { cosigners, words, ...rest } = vaultRecord
  const formerWords = { type: 'string', pattern: '^[a-z]+( [a-z]+){5}$', description: 'six words, of 0.1.0' }
  const form = (ringi: number, marks: Readonly<Record<string, JsonSchema>>) =>
    record({
      ...{
        ringi: { const: ringi },
        kind: { const: 'vault' },
        ...rest,
        words: { anyOf: [words, formerWords] },
      },
      cosigners: list(record({ name: text, fingerprint, path, xpub: text }, marks)),
    })
  return { anyOf: [form(1, {}), form(2, { unsigned: { const: true } })] }
}

const COSIGNER = record({
  ...{ ringi: { const: 1 }, kind: { const: 'cosigner' } },
  ...{ name: text, network, scriptType, fingerprint, path, xpub: text, keyExpression: text },
  record: text,
  signature: base64,
})

/** With `number`, `height`, `block` and `coins`, or with none of them. */
function balancesSchema(): JsonSchema {
  const frame = { ringi: { const: 1 }, kind: { const: 'balances' }, time: second, balances: mapOf(sats) }
  const coins = mapOf({ type: 'object', propertyNames: outpoint, additionalProperties: sats })
  const chain = { number: count, height: count, block: hash, coins }
  return { anyOf: [record(frame), record({ ...frame, ...chain }, { spent: list(outpoint) })] }
}

const ENTROPY = record({
  ...{ ringi: { const: 1 }, kind: { const: 'entropy' } },
  ...{ system: hex, dice: { type: 'string', pattern: '^[1-6]*$' } },
})

/** What a home knows of a key without its password; `words` is how many there are, as in 0.1.0. */
const KEY_RECORD = record(
  { name: text, fingerprint, network, words: count, passphrase: flag, cosigners: mapOf(text) },
  { entropy: record({ dice: count, system: flag }) },
)

const PIN = record(
  { bytes: count, digest: hash },
  {
    head: record({ log: logName, seq: count, hash, time: text }),
    next: hash,
    record: record({ kind: { enum: ['keys', 'vaults'] }, name: text }),
  },
)

/** Every kind of file that is Ringi's own, one row each. What other programs define (PSBT, BIP 329, SARIF) is not here. */
export const FILES: readonly FileKind[] = [
  { name: 'vault', summary: 'a vault: NAME.vault.json', schema: vaultSchema },
  { name: 'cosigner', summary: 'a cosigner: NAME.cosigner.json', schema: () => COSIGNER },
  { name: 'policy', summary: 'a policy, in YAML: VAULT.policy.yaml', schema: policySchema },
  { name: 'policy-test', summary: 'the tests of a policy, in YAML', schema: () => FIXTURE_SCHEMA },
  {
    name: 'approval',
    kind: 'policy-approval',
    summary: 'a cosigner’s approval of a policy',
    schema: () => statementSchema(POLICY_APPROVAL),
  },
  {
    name: 'revocation',
    kind: 'policy-revocation',
    summary: 'what takes an approval of a policy back',
    schema: () => statementSchema(POLICY_REVOCATION),
  },
  {
    name: 'exception',
    summary: 'a cosigner’s leave for one proposal to pass one rule',
    schema: () => statementSchema(EXCEPTION),
  },
  {
    name: 'consent-file',
    summary: 'a cosigner’s consent to a proposal, which spends nothing',
    schema: () => statementSchema(CONSENT),
  },
  {
    name: 'correction',
    kind: 'log-correction',
    summary: 'a cosigner’s correction of an entry of a log',
    schema: () => statementSchema(CORRECTION),
  },
  { name: 'voucher', summary: 'somebody’s word for an address or a file', schema: voucherSchema },
  {
    name: 'statement',
    kind: 'balances',
    summary: 'what lies where on the chain: a balance statement',
    schema: balancesSchema,
  },
  {
    name: 'checkpoint',
    summary: 'a cosigner’s word for how far a log had come',
    schema: () => undescribed(CHECKPOINT.schema),
  },
  { name: 'log', summary: 'a line of a log: log.jsonl', schema: () => undescribed(entrySchema()) },
  { name: 'entropy', summary: 'what the words of a key were made of: --entropy-out', schema: () => ENTROPY },
  {
    name: 'record',
    summary: 'a file in a home: the content, as a text, under a MAC',
    schema: () => record({ content: text, mac: hash }),
  },
  {
    name: 'key-record',
    summary: 'the content of HOME/keys/NAME.json: a key without its secret',
    schema: () => KEY_RECORD,
  },
  {
    name: 'policy-record',
    summary: 'the content of HOME/policies/NAME.json: a policy and its approvals, as they were',
    schema: () => record({ policy: text, approvals: list(text) }),
  },
  { name: 'log-record', summary: 'the content of HOME/log/head.json: the end of the log', schema: () => PIN },
  {
    name: 'seal-record',
    summary: 'the content of HOME/seals/NAME.json: a seal, as a text, under a MAC',
    schema: () => record({ seal: text, mac: hash }),
  },
  { name: 'seal', summary: 'the seal in it', schema: () => undescribed(SEAL.schema) },
]
