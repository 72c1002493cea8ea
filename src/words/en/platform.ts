import type { Sentences } from '../speaker.js'

/** Why the system refuses, by its name for it. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EIO: 'the disk reported an error',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'it is a symbolic link',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'it is a pipe or device with nobody at the other end',
}

interface Failed {
  readonly file: string
  readonly errno: string
}

const unread = ({ file, errno }: Failed) => `${file} could not be read: ${REASONS[errno] ?? errno}.`
const unwritten = ({ file, errno }: Failed) => `${file} could not be written: ${REASONS[errno] ?? errno}.`

const CHANGED = {
  record: {
    sentence: ({ file }: { readonly file: string }) => `${file} was changed behind Ringi's back.`,
    hint: 'Do not sign on this machine until you know who changed it; then register the original again.',
  },
}

const RESTORE = 'Restore the key from its words with ringi key restore.'

const PACKED = 'This is damaged: it cannot be unpacked.'
const BEHIND_PACKED = 'This is damaged: there is more behind its end.'
const unpacked = ({ most }: { readonly most: number }) => `Unpacked, this is larger than ${most} bytes.`

export const platform: Sentences<'platform'> = {
  'identity.malformed': {
    sentence: ({ file }) => `${file} is not one identity of age.`,
    hint: 'It is a line AGE-SECRET-KEY-1…, as age-keygen writes it.',
  },
  'identity.other': {
    sentence: ({ file }) => `${file} is not encrypted to this identity, or damaged.`,
    hint: 'The machine of the vault’s publisher reads it, and no other.',
  },
  'key.wrong-password': 'The password does not open this key.',
  'key.damaged': {
    header: {
      sentence: 'The key file is damaged: its header is not that of a file with a password.',
      hint: RESTORE,
    },
    content: { sentence: 'The key file is damaged: its content does not decrypt.', hint: RESTORE },
  },
  'key.kdf-cost': ({ cost, most }) => `The key file asks for 2^${cost} steps; Ringi obeys up to 2^${most}.`,
  'vault.tampered': CHANGED,
  'policy.tampered': CHANGED,
  'log.tampered': CHANGED,
  'home.seal-broken': CHANGED,
  'qr.malformed': { packed: PACKED, 'behind-packed': BEHIND_PACKED },
  'qr.too-large': { unpacked },
  'image.malformed': { packed: PACKED, 'behind-packed': BEHIND_PACKED, unpacked },
  'secret-file.readable': {
    foreign: ({ file }) => `${file} holds a secret and belongs to another user, who may read and replace it.`,
    open: {
      sentence: ({ file }) => `${file} holds a secret and others may read it.`,
      hint: ({ file }) => `Run chmod 600 ${file}, and think about who may have read it already.`,
    },
  },
  'home.readable': {
    foreign: ({ file }) => `${file} belongs to another user.`,
    open: {
      sentence: ({ file }) => `Others may look into the home ${file}.`,
      hint: ({ file }) => `Run chmod 700 ${file}`,
    },
  },
  'file.missing': {
    file: unread,
    own: ({ file }) => `${file} is missing.`,
    secret: {
      sentence: 'A file that was to hold a secret does not exist.',
      hint: 'Options that end in -file take the name of a file, never the secret itself.',
    },
  },
  'file.exists': {
    file: {
      sentence: ({ file }) => `${file} exists already.`,
      hint: 'Choose another name with --out, or say --force to replace it.',
    },
    'not-folder': ({ file }) => `${file} exists already, and is no folder.`,
    'not-empty': {
      sentence: ({ file }) => `The folder ${file} is not empty.`,
      hint: ({ forced }) =>
        forced
          ? 'It holds other files too. Name a new folder.'
          : 'Name a new folder, or say --force to replace the codes in it.',
    },
  },
  'file.unreadable': unread,
  'file.unwritable': unwritten,
  'file.not-regular': {
    folder: {
      sentence: ({ file }) => `${file} is not a regular file.`,
      hint: 'It is a folder; name a file in it.',
    },
    special: {
      sentence: ({ file }) => `${file} is not a regular file.`,
      hint: 'Give a plain file, or - for standard input.',
    },
    secret: ({ file }) => `${file} is not a regular file, so no secret is read from it.`,
    'own-folder': ({ file }) => `${file} is not a folder, as a home and those in it are.`,
    'own-file': ({ file }) => `${file} is not a regular file, as everything in a home is.`,
  },
  'file.too-large': { file: ({ file }) => `${file} is larger than Ringi reads.` },
  'file.malformed': {
    'long-line': ({ file }) => `${file} cannot be read: it has a line that is longer than Ringi reads.`,
    line: ({ file }) => `${file} cannot be read: it is not UTF-8 text.`,
    secret: ({ file }) => `${file} is not UTF-8 text.`,
  },
  'home.locked': {
    sentence: 'Another Ringi process is changing this home.',
    hint: ({ file }) =>
      `Wait for it to end, or longer with --wait SECONDS. If none is running, remove ${file}.`,
  },
  'home.damaged': {
    'key-size': ({ file }) => `${file} is not the 32 bytes that it was.`,
    'key-missing': {
      sentence: ({ file }) => `${file} is missing, so nothing in this home can be trusted.`,
      hint: 'Restore it from where it went, or register keys and vaults anew in a fresh home.',
    },
  },
  interrupted: { screen: 'Interrupted.', question: 'Interrupted; nothing was written.' },
}
