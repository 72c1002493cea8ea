import { RingiError } from '../base/error.js'
import { type Finding, finding } from '../base/finding.js'
import { NETWORKS, type Network, USUAL_NETWORK } from '../chain/network.js'
import { networksOfKeysIn } from '../keys/extended-key-version.js'
import { HARDENED } from '../keys/path.js'
import { chainIn } from '../keys/purpose.js'
import { refuseSecrets } from '../keys/secrets/index.js'
import { bsms, nunchuk } from './bsms.js'
import { caravan } from './caravan.js'
import { coldcard } from './coldcard.js'
import { core } from './core.js'
import { descriptor } from './descriptor.js'
import { electrum } from './electrum.js'
import type { ForeignWallet, Format } from './format.js'
import { type FileContent, isEncryptedWallet, sourceOf } from './source.js'
import { sparrow } from './sparrow.js'
import { specter } from './specter.js'
import { vault } from './vault.js'
import { policy } from './wallet-policy.js'

/** One row a format. */
export const FORMATS: readonly Format[] = [
  vault,
  descriptor,
  core,
  bsms,
  nunchuk,
  policy,
  sparrow,
  specter,
  caravan,
  coldcard,
  electrum,
]

/** A wallet from another program's file, the format that the file was found to be of, and its network. */
export interface ReadWallet {
  readonly format: Format
  readonly network: Network
  readonly wallet: ForeignWallet
  /** What there is to say of the file that did not keep it from being read. */
  readonly notes: readonly Finding[]
}

/**
 * Reads a wallet file of whatever format, which its content tells. The network is the one asked for, or the one that the
 * file names, or the only one of Bitcoin's on which keys begin as those of the file. With `assumeOrigins` it takes keys of which the file does not say
 * where they come from: their addresses are right, and nothing else is known. Throws `vault.malformed`, `vault.network`, `usage.invalid` where
 * the network cannot be told, `extended-key.private` and `descriptor.private-key` for a file with private keys, and what
 * keys, paths and descriptors throw.
 */
export function readWallet(text: string, asked?: Network, assumeOrigins = false): ReadWallet {
  const notes: Finding[] = []
  try {
    const source = sourceOf(text, { assumeOrigins, note: finding => notes.push(finding) })
    const format = recognise(source)
    const network = networkOf(source, format, asked)
    const wallet = format.read({ ...source, network })
    refuseSecrets(text, wallet.digestWords === undefined ? [] : [wallet.digestWords])
    const isSaid = asked !== undefined || format.networkIn?.(source) !== undefined
    if (!isSaid) notes.push(...tellAssumedChain(source, network, wallet, notes))
    return { format, network, wallet, notes }
  } catch (error) {
    // Whatever else is wrong with a file: that a private key is in it is worse.
    const isSaid = error instanceof RingiError && /private|secret/.test(error.code)
    if (!isSaid) refuseSecrets(text)
    throw error
  }
}

/**
 * Warns where nothing says of which chain a wallet is: keys begin alike on several, and neither an address nor any path
 * tells it.
 */
function tellAssumedChain(
  { text }: FileContent,
  { chain, money }: Network,
  { template, firstAddress }: ForeignWallet,
  notes: readonly Finding[],
): Finding[] {
  const others = networksOfKeysIn(text).filter(one => one.chain !== chain && one.money === money)
  // Paths that were assumed say what was assumed, and some programs leave the h out of theirs.
  const isTold =
    notes.every(({ code }) => code !== 'origin.assumed') &&
    template.keys.some(({ path }) => chainIn(path.map(level => HARDENED + (level % HARDENED))) === chain)
  if (others.length === 0 || firstAddress !== undefined || isTold) return []
  return [
    finding('warn', 'vault.chain-assumed', { chain: chain.label, others: others.map(({ name }) => name) }),
  ]
}

/** The format that a wallet file of another program is of, or undefined where it is in none or could be in several. */
export function formatOf(text: string): Format | undefined {
  try {
    return recognise(sourceOf(text, { assumeOrigins: false, note: () => {} }))
  } catch {
    return undefined
  }
}

/** The one format of a file. Throws `vault.malformed` where there is none, or could be several. */
function recognise(source: FileContent): Format {
  if (isEncryptedWallet(source.text)) throw new RingiError('vault.malformed', { why: 'encrypted' })
  const [found, another] = FORMATS.filter(format => format.recognises(source))
  if (source.changes.length > 0 && found?.takesChanges !== true)
    throw new RingiError('vault.malformed', { why: 'trailing' })
  if (found !== undefined && another === undefined) return found
  const known = FORMATS.map(({ name }) => name)
  throw new RingiError('vault.malformed', { why: found ? 'several-formats' : 'no-format', known })
}

function networkOf(source: FileContent, { networkIn }: Format, asked: Network | undefined): Network {
  const named = networkIn?.(source)
  if (named !== undefined && asked !== undefined && named !== asked.name)
    throw new RingiError('vault.network', { why: 'wallet', named, asked: asked.name })
  if (asked !== undefined) return asked
  if (named !== undefined) return NETWORKS[named]
  // Other programs' files are of the usual chain where they do not say so.
  const possible = networksOfKeysIn(source.text).filter(({ chain }) => chain === USUAL_NETWORK.chain)
  if (possible.length > 1)
    throw new RingiError('usage.invalid', { why: 'test-network', networks: possible.map(({ name }) => name) })
  return possible[0] ?? USUAL_NETWORK
}
