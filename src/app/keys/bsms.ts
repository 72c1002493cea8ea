import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import {
  type BsmsToken,
  decryptBsms,
  encryptBsms,
  isEncryptedBsms,
  parseBsmsToken,
} from '../../formats/bsms-encryption.js'
import { readSecretFile } from '../../platform/secret-file.js'

/** The tokens in files. Throws `token.malformed`, `secret-file.*`. */
export async function readTokens(files: readonly string[]): Promise<BsmsToken[]> {
  const tokens: BsmsToken[] = []
  for (const file of files) tokens.push(parseBsmsToken(await readSecretFile(file)))
  return tokens
}

/** A record in the clear, and the token that it was encrypted with, in hex. */
export interface OpenedRecord {
  readonly text: string
  readonly token: string | undefined
}

/**
 * The record that a file holds, decrypted where it is encrypted. Throws `token.wrong` where no token opens it, and
 * `vault.malformed` where there is none.
 */
export function openRecord(text: string, tokens: readonly BsmsToken[]): OpenedRecord {
  if (!isEncryptedBsms(text)) return { text, token: undefined }
  let refusal: unknown = new RingiError('vault.malformed', { why: 'encrypted-record' })
  for (const token of tokens) {
    try {
      return { text: decryptBsms(text, token), token: toHex(token.bytes) }
    } catch (error) {
      refusal = error
    }
  }
  throw refusal
}

/** A record as it is handed out: encrypted where there is a token. Throws `usage.invalid` for several tokens. */
export function sealRecord(record: string, tokens: readonly BsmsToken[]): string {
  const [token, ...more] = tokens
  if (more.length > 0) throw new RingiError('usage.invalid', { why: 'one-token' })
  return token === undefined ? record : `${encryptBsms(record, token)}\n`
}
