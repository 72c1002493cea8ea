import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { NETWORKS } from '../../src/chain/network.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import type { Format } from '../../src/formats/format.js'
import { FORMATS, readWallet } from '../../src/formats/index.js'
import { sourceOf } from '../../src/formats/source.js'
import { vaultFrom } from '../../src/formats/to-vault.js'
import { isElectrumSeed } from '../../src/keys/foreign-words.js'
import { formatVault } from '../../src/vault/file.js'
import type { Vault } from '../../src/vault/vault.js'
import { type Shape, vaultOf } from '../support/rehearsal.js'

const folder = join(import.meta.dirname, 'fixtures')
const fixture = (name: string) => readFileSync(join(folder, name), 'utf8')
const formatNamed = (name: string) => FORMATS.find(one => one.name === name) as Format
const imported = (text: string, network?: Shape['network']) =>
  vaultFrom(readWallet(text, network && NETWORKS[network]), 'treasury')

/** Which file is of which format; slip132.txt gets its checksum here. */
const FIXTURES: Readonly<Record<string, string>> = {
  'bip388.json': 'bip388',
  'bsms.txt': 'bsms',
  'caravan.json': 'caravan',
  'coldcard.txt': 'coldcard',
  'core.json': 'core',
  'descriptor.txt': 'descriptor',
  'electrum.json': 'electrum',
  'nunchuk.bsms': 'nunchuk',
  'slip132.txt': 'descriptor',
  'sparrow.txt': 'sparrow',
  'specter.json': 'specter',
  'vault.json': 'vault',
}

const contentOf = (name: string) =>
  name === 'slip132.txt' ? addChecksum(fixture(name).trim()) : fixture(name)

const READING = { assumeOrigins: false, note: () => {} }

const house = vaultOf({ network: 'mainnet' })

describe.each(Object.entries(FIXTURES))('%s', (name, format) => {
  const text = contentOf(name)

  test(`is recognised as ${format}, and as nothing else`, () => {
    const source = sourceOf(text, READING)
    expect(FORMATS.filter(one => one.recognises(source)).map(one => one.name)).toEqual([format])
    expect(readWallet(text).format.name).toBe(format)
  })

  test('is the vault that it is of', () => {
    const vault = imported(text)
    expect(vault.descriptor).toBe(house.descriptor)
    expect(vault.network.name).toBe('mainnet')
    expect(imported(text, 'mainnet').digest).toEqual(vault.digest)
  })

  test('comes back as it was, exported and imported again', () => {
    const vault = imported(text)
    const exported = formatNamed(format).write(vault)
    const again = imported(exported)
    expect(again.digest).toEqual(vault.digest)
    expect(formatNamed(format).write(again)).toBe(exported)
  })

  test('is refused for another network', () => {
    for (const network of ['testnet', 'regtest'] as const)
      expect(() => imported(text, network)).toThrowCode(
        ['caravan', 'vault'].includes(format) ? 'vault.network' : 'extended-key.network',
      )
  })

  test('is refused where anything stands behind it', () => {
    for (const more of [`${text}\nx`, `${text}${text}`, `${text}\0`, `${text}\n${text}`])
      expect(() => imported(more)).toThrow(RingiError)
  })
})

test('every format has a fixture, and every fixture is tried', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(FIXTURES))
  expect([...new Set(Object.values(FIXTURES))].sort()).toEqual(FORMATS.map(({ name }) => name).sort())
})

const SHAPES: readonly Shape[] = [
  { scriptType: 'p2wsh', required: 1, of: 1 },
  { scriptType: 'p2wsh', required: 3, of: 5, network: 'testnet' },
  { scriptType: 'p2sh-p2wsh', network: 'mainnet' },
  { scriptType: 'p2sh-p2wsh', network: 'signet' },
  { scriptType: 'p2sh', network: 'mainnet' },
  { scriptType: 'p2sh', required: 15, of: 15 },
  { sorted: false },
  { required: 11, of: 20, name: '金庫' },
]

/** The formats that name a network, or state an address. */
const TELLS_CHAIN = ['vault', 'caravan', 'bsms', 'nunchuk']

/** What a format has no words for. */
const UNCARRIED: Readonly<Record<string, (vault: Vault) => boolean>> = {
  caravan: ({ sorted }) => !sorted,
  electrum: ({ sorted }) => !sorted,
  coldcard: ({ sorted, threshold }) => !sorted || threshold.of > 15,
}

/** The formats that carry what cosigners are called. */
const NAMES = ['vault', 'caravan', 'electrum', 'specter']

describe.each(FORMATS)('$name', format => {
  test.each(SHAPES)('carries a vault of %o, or says that it cannot', shape => {
    const vault = vaultOf(shape)
    if (UNCARRIED[format.name]?.(vault)) {
      expect(() => format.write(vault)).toThrowCode('format.cannot-carry')
      return
    }
    const text = format.write(vault)
    const names = vault.cosigners.map(({ name }) => name)
    const read = readWallet(text, vault.network)
    const again = vaultFrom(read, vault.name, NAMES.includes(format.name) ? [] : names)
    expect(read.format).toBe(format)
    expect(again.digest).toEqual(vault.digest)
    if (format.isJson) expect(() => JSON.parse(text)).not.toThrow()
  })

  test('says so where nothing in it tells of which chain it is', () => {
    for (const scriptType of ['p2wsh', 'p2sh'] as const) {
      const text = format.write(vaultOf({ network: 'mainnet', scriptType }))
      const codes = (network?: Shape['network']) =>
        readWallet(text, network && NETWORKS[network]).notes.map(
          ({ severity, code }) => `${severity}:${code}`,
        )
      expect(codes('mainnet')).not.toContain('warn:vault.chain-assumed')
      // A path of BIP 48, a network or an address tells it.
      const isTold = scriptType === 'p2wsh' || TELLS_CHAIN.includes(format.name)
      expect(codes().includes('warn:vault.chain-assumed')).toBe(!isTold)
    }
  })

  test('is of no chain whose paths its keys do not have', () => {
    const text = format.write(vaultOf({ network: 'monacoin' }))
    if (format.networkIn?.(sourceOf(text, READING)) !== undefined)
      expect(imported(text).network.name).toBe('monacoin')
    else expect(() => imported(text)).toThrowCode('path.unusual')
    expect(imported(text, 'monacoin').network.name).toBe('monacoin')
  })

  test('asks for the test network that its keys do not name', () => {
    const text = format.write(vaultOf({ network: 'signet' }))
    if (format.networkIn?.(sourceOf(text, READING)) === undefined)
      expect(() => readWallet(text)).toThrowCode('usage.invalid')
    else expect(readWallet(text).network.name).toBe('signet')
  })
})

// Of two hundred vaults, one has such words: whoever looks for secrets takes them for one where their digest is not known.
test('a vault file is read whatever the words of its digest look like', () => {
  const vault = vaultOf({ name: 'vault-70' })
  expect(isElectrumSeed(vault.digest.words.split(' '))).toBe(true)
  expect(readWallet(formatVault(vault)).wallet.digestWords).toBe(vault.digest.words)
})
