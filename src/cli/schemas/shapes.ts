import {
  choice,
  count,
  file,
  fingerprint,
  flag,
  hash,
  list,
  network,
  nullable,
  path,
  record,
  type Schema,
  scriptType,
  text,
  words,
} from './build.js'

/** Who has signed. */
export const signatures = record({
  required: count,
  complete: flag,
  cosigners: list(record({ name: text, fingerprint, signed: choice('all', 'some', 'none') })),
})

/** A place in a vault. */
export const place = nullable(record({ change: flag, index: count }))

/** A vault by name and digest. */
export const vaultReference = record({ name: text, digest: hash })

const vaultFields = {
  name: text,
  network,
  threshold: count,
  scriptType,
  sorted: flag,
  cosigners: list(record({ name: text, fingerprint, path, xpub: text })),
  descriptor: text,
  digest: hash,
  words,
  firstAddress: text,
}

/** A vault. */
export const vault = record(vaultFields)

/** A vault that was written to a file. */
export const writtenVault = record({ ...vaultFields, file })

/** A vault that was pinned. */
export const registeredVault = record({ ...vaultFields, registered: flag })

const strictFinding = record({
  code: text,
  severity: choice('block', 'warn', 'info'),
  message: text,
  where: {
    type: 'object',
    properties: { input: count, output: count },
    additionalProperties: false,
    maxProperties: 1,
  },
})

/** A finding of a policy's rule names the rule, and its line in the policy. */
export const finding: Schema = {
  ...strictFinding,
  properties: { ...(strictFinding.properties as object), rule: text, line: count },
}

/** A policy, with what each of its rules is set to. */
export const policy = {
  name: text,
  network,
  vault: hash,
  version: count,
  previous: nullable(hash),
  owner: nullable(text),
  digest: hash,
  words,
  rules: list(
    record({ rule: text, severity: choice('block', 'warn'), summary: text, set: text, line: count }),
  ),
}
