import { RingiError } from '../base/error.js'
import { NETWORKS } from '../chain/network.js'

// Between what belongs to one option and what belongs to the next.
const OPTION = /^--?[\p{L}-]+=?/u

// Digests and addresses are on most command lines.
const HARMLESS = new RegExp(
  `(?<![0-9A-Za-z])(?:${['[0-9a-f]{64}', ...Object.values(NETWORKS).map(({ addresses }) => addresses.long)].join('|')})(?![0-9A-Za-z])`,
  'g',
)

/** As much as the shortest key has in one, or in groups, and as many words as the shortest mnemonic has. */
const SUSPICIOUS =
  /[^\s\0]{40}|(?:[\p{L}\p{M}]+[^\p{L}\p{M}\0]+){11}[\p{L}\p{M}]|[1-6](?:[^0-9A-Za-z\0]*\d){29}/u

/**
 * Throws `secret.in-arguments` where a command line has a private key, the words of a mnemonic or another secret in it. They
 * are in the shell's history by now, but need not be in a file or a message of ours as well. The error repeats nothing of
 * them.
 */
export async function refuseSecretArguments(argv: readonly string[]): Promise<void> {
  const text = argv.map(argument => argument.replace(OPTION, '\0')).join(' ')
  // The lists of words are not loaded for most commands.
  if (!SUSPICIOUS.test(text.replace(HARMLESS, ''))) return
  const { secretIn } = await import('../keys/secrets/index.js')
  const kind = secretIn(text)
  if (kind === undefined) return
  throw new RingiError('secret.in-arguments', { why: 'found', kind })
}
