import { type Finding, finding } from '../base/finding.js'
import { mixesScripts } from '../keys/look-alike.js'
import { isReversed, masterSaidBy, UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { formatPath, HARDENED } from '../keys/path.js'
import type { Cosigner } from './cosigner.js'
import type { Vault } from './vault.js'

/** What a vault that can be used makes one look twice at, wherever it comes in: names, and where keys come from. */
export function doubtsAbout({ name, cosigners, scriptType }: Vault): Finding[] {
  const names = [name, ...cosigners.map(cosigner => cosigner.name)]
  // Where there is a longer hash, the short one is a choice.
  const isShort = scriptType.name === 'p2sh20' && cosigners.length > 1
  return [
    ...(isShort ? [finding('info', 'vault.short-hash')] : []),
    ...names.filter(mixesScripts).map(mixed),
    ...cosigners.flatMap(aboutOrigin),
  ]
}

function mixed(name: string): Finding {
  return finding('warn', 'text.suspicious', { why: 'mixed-scripts', name })
}

/** Warns of a fingerprint that cannot be that of the cosigner's master key: one that was not known, or was made up. */
export function doubtsAboutFingerprint({ name, fingerprint, xpub }: Cosigner): Finding[] {
  const real = masterSaidBy(xpub) ?? fingerprint
  if (fingerprint !== UNKNOWN_FINGERPRINT && fingerprint === real) return []
  if (fingerprint === UNKNOWN_FINGERPRINT)
    return [finding('warn', 'fingerprint.unknown', { why: 'cosigner-zeros', name })]
  const said = { name, stated: fingerprint, real, reversed: isReversed(fingerprint, real) }
  return [finding('warn', 'fingerprint.unknown', { why: 'cosigner-other', ...said })]
}

function aboutOrigin(cosigner: Cosigner): Finding[] {
  const { name, path, unsigned } = cosigner
  const unusual = { why: 'unhardened', name, path: formatPath(path) } as const
  return [
    ...(unsigned ? [finding('warn', 'cosigner.unsigned', { name })] : []),
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
