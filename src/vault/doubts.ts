import { type Finding, finding } from '../bitcoin/finding.js'
import type { Cosigner } from '../keys/cosigner.js'
import { mixesScripts } from '../keys/look-alike.js'
import { UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { formatPath, HARDENED } from '../keys/path.js'
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

function aboutOrigin({ name, fingerprint, path, unsigned }: Cosigner): Finding[] {
  const unknown = `The master fingerprint of ${name} is zeros: whose key it is, the key alone can tell. Compare it whole.`
  const unusual = `The path of ${name}, ${formatPath(path)}, has levels that are usually hardened and are not.`
  const said = `The key of ${name} came without its own signature: only ${name} can say that it is theirs. Compare it by voice.`
  return [
    ...(unsigned ? [finding('warn', 'cosigner.unsigned', said)] : []),
    ...(fingerprint === UNKNOWN_FINGERPRINT ? [finding('warn', 'fingerprint.unknown', unknown)] : []),
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
