import { toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { formatOrigin } from '../keys/origin.js'
import { formatPath } from '../keys/path.js'
import { addChecksum } from './checksum.js'
import type { DescriptorKey, KeyExpression, OutputDescriptor, PathStep } from './output-descriptor.js'

const WILDCARD = { none: '', unhardened: '/*', hardened: '/*h' } as const

/**
 * `descriptor` in its canonical form with its checksum: lower-case hex, `h` for hardened steps (BIP 380). Private keys
 * are never printed: throws `descriptor.private-key` where there is one.
 */
export function printDescriptor(descriptor: OutputDescriptor): string {
  return addChecksum(printWith(descriptor, printKeyExpression))
}

/** `descriptor` without a checksum, with other texts in the place of its keys: placeholders (BIP 388), or other marks. */
export function printWith(
  descriptor: OutputDescriptor,
  write: (key: KeyExpression, place: number) => string,
): string {
  return `${descriptor.type}(${printArguments(descriptor, write)})`
}

/** The steps behind a key, from its first slash on: `/<0;1>/*`. */
export function formatSteps(path: readonly PathStep[], wildcard: KeyExpression['wildcard']): string {
  return path.map(step => `/${formatStep(step)}`).join('') + WILDCARD[wildcard]
}

/** What is thrown where a private key stands and must not. */
export function privateKeyRefusal(): RingiError {
  return new RingiError('descriptor.private-key')
}

function printArguments(
  descriptor: OutputDescriptor,
  write: (key: KeyExpression, place: number) => string,
): string {
  if ('inner' in descriptor) return printWith(descriptor.inner, write)
  if ('key' in descriptor) return write(descriptor.key, 0)
  return [descriptor.threshold, ...descriptor.keys.map(write)].join(',')
}

function printKeyExpression({ origin, key, path, wildcard }: KeyExpression): string {
  return `${origin === undefined ? '' : formatOrigin(origin)}${printKey(key)}${formatSteps(path, wildcard)}`
}

function printKey(key: DescriptorKey): string {
  if (key.kind === 'public') return toHex(key.publicKey)
  if (key.kind === 'xpub') return key.xpub.toString()
  throw privateKeyRefusal()
}

function formatStep(step: PathStep): string {
  if (typeof step === 'number') return formatPath([step])
  return `<${step.map(child => formatPath([child])).join(';')}>`
}
