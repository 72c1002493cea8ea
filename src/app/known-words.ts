import { fromHex } from '../base/bytes.js'
import { secretGiven, secretIn, secretWordsIn } from '../keys/secrets/index.js'
import type { Entry } from '../log/entry.js'
import type { Home } from '../platform/home.js'
import { named } from '../vault/digest.js'
import { VerifiedLog } from './log/verified-log.js'
import { allVaults } from './vaults.js'

/** Words take time to reckon. Who shows those of something older finds it in the log by its digest. */
const MOST_DIGESTS = 500

/**
 * Refuses text that is to be shown, converted or written as a code, a picture or a page, where there is a secret in it; and
 * comparison words too, unless they stand for `own` digests or for a vault, policy or proposal that the home knows. Throws
 * `extended-key.private`, `secret.in-content`.
 */
export async function refuseSecretContent(
  home: Home,
  text: string,
  own: readonly string[] = [],
): Promise<void> {
  const kind = secretIn(text)
  if (kind === undefined) return
  // Of two hundred comparison words, one is a seed of Electrum as well.
  if (kind !== 'comparison-words' && kind !== 'mnemonic') throw secretGiven(kind)
  const there = secretWordsIn(text)
  const known: string[] = []
  for await (const digest of digestsKnown(home, own)) {
    const { words } = named(fromHex(digest))
    if (!there.includes(words)) continue
    known.push(words)
    if (secretIn(text, known) === undefined) return
  }
  throw secretGiven(kind)
}

/** Digests, the likeliest first, each once. */
async function* digestsKnown(home: Home, own: readonly string[]): AsyncGenerator<string> {
  const seen = new Set<string>()
  const sources = [
    async () => own,
    async () => (await allVaults(home)).map(({ digest }) => digest.hex),
    async () => await digestsLogged(home),
  ]
  for (const source of sources) {
    for (const digest of await source()) {
      if (seen.has(digest) || seen.size >= MOST_DIGESTS) continue
      seen.add(digest)
      yield digest
    }
  }
}

/** The last hash of the home's log, and the digests that its entries name, from the newest on. */
async function digestsLogged(home: Home): Promise<string[]> {
  const digests: string[] = []
  const take = (_: Entry, line: string) => {
    for (const [, digest] of line.matchAll(DIGEST)) digests.push(digest as string)
  }
  const log = await VerifiedLog.read(home, { take })
  return [...(log.head === undefined ? [] : [log.head.hash]), ...digests.reverse()]
}

const DIGEST = /"(?:digest|policy|proposal)":"([0-9a-f]{64})"/g
