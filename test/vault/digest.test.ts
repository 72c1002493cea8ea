import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fromHex } from '../../src/base/bytes.js'
import { comparisonWords } from '../../src/keys/comparison-words.js'
import { named, vaultDigest } from '../../src/vault/digest.js'
import { vaultOf } from '../support/rehearsal.js'

const sha256 = (...parts: readonly (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** The digest as its docstring says it, with the runtime's hash alone. */
function recomputed(lines: readonly string[]): string {
  const tag = sha256('ringi/vault')
  return sha256(tag, tag, lines.map(line => `${line}\n`).join('')).toString('hex')
}

const vault = vaultOf()
const names = vault.cosigners.map(({ name }) => name)

test('the digest is a tagged hash over name, network, cosigners and descriptor', () => {
  expect(vault.digest.hex).toBe(recomputed(['treasury', 'regtest', ...names, vault.descriptor]))
})

test('the words are those of the digest, the same each time', () => {
  expect(vault.digest.words).toBe(comparisonWords(fromHex(vault.digest.hex)))
  expect(vault.digest.words).toBe(vault.digest.words)
})

test('words are not reckoned before somebody asks', () => {
  const start = performance.now()
  for (let i = 0; i < 1_000; i++) named(fromHex(vault.digest.hex))
  expect(performance.now() - start).toBeLessThan(1_000)
})

test('whatever makes a vault another one makes its digest another one', () => {
  const others = [
    vaultOf({ name: 'reserve' }),
    vaultOf({ required: 3 }),
    vaultOf({ of: 4 }),
    vaultOf({ sorted: false }),
    vaultOf({ scriptType: 'p2sh-p2wsh' }),
    vaultOf({ network: 'signet' }),
    vaultOf({ network: 'mainnet' }),
  ].map(({ digest }) => digest.hex)
  expect(new Set([vault.digest.hex, ...others]).size).toBe(8)
  expect(vaultOf().digest).toEqual(vault.digest)
})

test('signet and testnet have the same keys and not the same digest (C3)', () => {
  const [signet, testnet] = [vaultOf({ network: 'signet' }), vaultOf({ network: 'testnet' })]
  expect(signet.descriptor).toBe(testnet.descriptor)
  expect(signet.digest.hex).not.toBe(testnet.digest.hex)
})

test('no line can be made to look like two', () => {
  const identity = { name: 'a', network: 'regtest', cosigners: ['b', 'c'], descriptor: 'd' }
  const merged = { ...identity, cosigners: ['bc'] }
  expect(vaultDigest(identity)).not.toEqual(vaultDigest(merged))
})
