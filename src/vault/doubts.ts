import { type Finding, finding } from '../base/finding.js'
import { mixesScripts } from '../keys/look-alike.js'
import { isReversed, masterSaidBy, UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { formatPath, HARDENED } from '../keys/path.js'
import type { Cosigner } from './cosigner.js'
import type { Vault } from './vault.js'

/** What a vault that can be used makes one look twice at, wherever it comes in: names, and where keys come from. */
export function doubtsAbout({ name, cosigners }: Vault): Finding[] {
  const names = [name, ...cosigners.map(cosigner => cosigner.name)]
  return [...names.filter(mixesScripts).map(mixed), ...cosigners.flatMap(aboutOrigin)]
}

function mixed(name: string): Finding {
  const message = `The name ${name} mixes letters of different scripts that look alike.`
  return finding('warn', 'text.suspicious', message)
}

/** Warns of a fingerprint that cannot be that of the cosigner's master key: one that was not known, or was made up. */
export function doubtsAboutFingerprint({ name, fingerprint, xpub }: Cosigner): Finding[] {
  const real = masterSaidBy(xpub) ?? fingerprint
  if (fingerprint !== UNKNOWN_FINGERPRINT && fingerprint === real) return []
  const what =
    fingerprint === UNKNOWN_FINGERPRINT
      ? 'is zeros'
      : `is given as ${fingerprint}, and the key says ${real}${isReversed(fingerprint, real) ? ', which is the same backwards' : ''}`
  const message = `The master fingerprint of ${name} ${what}: whose key it is, the key alone can tell. Compare it whole.`
  return [finding('warn', 'fingerprint.unknown', message)]
}

function aboutOrigin(cosigner: Cosigner): Finding[] {
  const { name, path, unsigned } = cosigner
  const unusual = `The path of ${name}, ${formatPath(path)}, has levels that are usually hardened and are not.`
  const said = `The key of ${name} came without its own signature: only ${name} can say that it is theirs. Compare it by voice.`
  return [
    ...(unsigned ? [finding('warn', 'cosigner.unsigned', said)] : []),
    ...doubtsAboutFingerprint(cosigner),
    ...(hasLostHardening(path) ? [finding('warn', 'path.unusual', unusual)] : []),
  ]
}

/**
 * Whether a level before the last looks as if a program had lost its h: the first of a standard (BIP 43), or one before a
 * hardened one. The last is the key's own child number, which says itself whether it is hardened; some wallets have whole
 * paths that are not.
 */
function hasLostHardening(path: readonly number[]): boolean {
  if ((path.at(-1) ?? 0) < HARDENED) return false
  return path.some(level => level < HARDENED)
}
