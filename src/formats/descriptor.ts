import { walletOf } from './descriptors.js'
import type { Format } from './format.js'

/**
 * A descriptor of both branches, or one for each, a line each, with their checksums (BIP 380 to 383, 389); keys may be in
 * the spellings of SLIP 132. Every text that no other format recognises is taken for one.
 */
export const descriptor: Format = {
  name: 'descriptor',
  label: 'output descriptor',
  isJson: false,
  recognises: ({ json, list, lines }) => !json && !list && !lines.some(isElse),
  read: ({ lines, network }) => ({ multisig: walletOf(lines, { network, checksum: 'required' }) }),
  write: vault => `${vault.descriptor}\n`,
}

function isElse(line: string): boolean {
  return /^(?:#|BSMS |(?:Name|Policy|Format|Derivation):)/i.test(line)
}
