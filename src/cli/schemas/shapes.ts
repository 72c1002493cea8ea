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

/** A vault that was read from another program's file. */
export const importedVault = record({ ...vaultFields, file, format: text })

/** A vault that was pinned. */
export const registeredVault = record({ ...vaultFields, registered: flag })
