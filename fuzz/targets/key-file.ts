import { equalBytes, fromBase64, utf8 } from '../../src/base/bytes.js'
import { decryptWithPassword } from '../../src/platform/age-file.js'
import { mutateBytes } from '../mutate/bytes.js'
import { Contradiction, same, type Target } from '../target.js'

const PASSWORD = 'fuzz'
const SECRET = 'words of no key'

// What `ringi` wrote once with a work factor of 1; it would never write the same file again.
const GENUINE = fromBase64(
  [
    'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBmczRuRWd5N0NlaDZhQlY4MmtuczZnIDEKV2NG',
    'M0NpVkJOQ0FXMTFyaFNubmgvbTNKN0JhN2VTanlKTlo2b012M0FYcwotLS0gQUFNaWFSRnY4N2hvWFEv',
    'K2c1TnhHR1Ava0l1RGFjTHpwVzk2OVJOMnNTYwozSY3ZpykT8gURz20/FSCRhwlrcG/pihSCKmH+e262',
    '8G9z4LwV1GPdQDnIkCjNxQ==',
  ].join(''),
)

/** The costs that are obeyed and take long: the parser has been passed by then, and scrypt is not what is tried. */
const DEAR = /(-> scrypt [A-Za-z0-9+/]{22} )([3-9]|1\d|20)(?=\n)/

/** Key files: the header of the age format, and what is behind it. */
export const keyFile: Target = {
  name: 'key-file',
  seeds: () => [GENUINE, utf8('age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 21\n')],
  mutate(input, random, other) {
    const file = Buffer.from(mutateBytes(input, random, other)).toString('latin1')
    return Uint8Array.from(Buffer.from(file.replace(DEAR, '$12'), 'latin1'))
  },
  async check(input) {
    same('secret', await decryptWithPassword(input, PASSWORD), SECRET)
    if (!equalBytes(input, GENUINE))
      throw new Contradiction('A file opens that is not the one that was written.')
    return 'opened'
  },
}
