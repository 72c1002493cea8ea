import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { RingiError } from '../../src/base/error.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { readWallet } from '../../src/formats/index.js'
import { vaultFrom } from '../../src/formats/to-vault.js'
import { branchDescriptor } from '../../src/spend/branch-descriptor.js'
import { vaultOf } from '../support/rehearsal.js'

const folder = join(import.meta.dirname, 'dialects')
const file = (name: string) => readFileSync(join(folder, name), 'utf8')
const made = (text: string) => vaultFrom(readWallet(text), 'treasury')
const house = vaultOf({ network: 'mainnet' })

/** What programs and their versions write differently, all of one wallet, and what they call its keys. */
const FILES: Readonly<Record<string, readonly [format: string, names?: readonly string[]]>> = {
  'branches-apostrophes.txt': ['descriptor'],
  'bsms-capitals.txt': ['bsms'],
  'caravan-private-client.json': [
    'caravan',
    ['Extended-Public-Key-1', 'Extended-Public-Key-2', 'Extended-Public-Key-3'],
  ],
  'coldcard-core.txt': ['core'],
  'coldcard-descriptor.txt': ['descriptor'],
  'coldcard-per-key.txt': ['coldcard'],
  'coldcard-tabs.txt': ['coldcard'],
  'core-mixed.json': ['core'],
  'descriptor-slip132.txt': ['descriptor'],
  'electrum-appended.json': ['electrum'],
  'electrum-coldcard.json': ['electrum', ['Coldcard-3DAA003D', 'Coldcard-6D301F44', 'Coldcard-3246561C']],
  'policy-ledger.json': ['bip388'],
  'receiving.txt': ['descriptor'],
  'sparrow-1.5.json': ['sparrow', ['Akira', 'Béatrice', 'Chidi']],
  'sparrow-caravan.json': ['caravan', ['Akira-Tokyo', 'Béatrice-vault', 'Chidi-100']],
  'sparrow-coldcard.txt': ['coldcard'],
  'sparrow-old-headings.txt': ['sparrow'],
  'sparrow-specter.json': ['specter'],
  'sparrow.bsms': ['bsms'],
  'specter-backup.json': ['specter', ['akira', 'béatrice', 'chidi']],
  'specter-escaped.json': ['specter'],
  'specter-signer-branches.txt': ['specter'],
  'specter-signer.txt': ['specter'],
}

test('every file is tried', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(FILES))
})

describe.each(Object.entries(FILES))('%s', (name, [format, names]) => {
  test.each([
    ['as it is', (text: string) => text],
    ['with the line ends of Windows', (text: string) => text.replace(/\r?\n/g, '\r\n')],
    ['with a byte order mark', (text: string) => `\uFEFF${text.replace(/^\uFEFF/, '')}`],
    ['with lines left empty', (text: string) => `${text}\n \n\n`],
  ])('%s is the wallet that it is of', (_how, change) => {
    const text = change(file(name))
    expect(readWallet(text).format.name).toBe(format)
    const vault = made(text)
    expect(vault.descriptor).toBe(house.descriptor)
    expect(vault.cosigners.map(cosigner => cosigner.name)).toEqual(
      names ?? ['cosigner-1', 'cosigner-2', 'cosigner-3'],
    )
  })

  test('comes back as it was, exported and imported again', () => {
    const read = readWallet(file(name))
    const vault = vaultFrom(read, 'treasury')
    const again = vaultFrom(readWallet(read.format.write(vault)), 'treasury', names)
    expect(again.digest).toEqual(vault.digest)
  })

  test('is refused where anything stands behind it', () => {
    for (const more of ['\nx', '\0', `\n${file(name)}`, ',1', ',{}'])
      expect(() => made(`${file(name)}${more}`)).toThrow(RingiError)
  })
})

/** Two of the keys that BIP 381 publishes. */
const WIFS = [
  'L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1',
  '5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss',
] as const
const journal = (path: string) => `${file('electrum-appended.json')},\n{"op": "replace", "path": "${path}"}`
const core = (desc: string) => {
  const document = JSON.parse(file('core-mixed.json'))
  document.descriptors.push({ desc: addChecksum(desc), active: true })
  return JSON.stringify(document)
}
const json = (name: string, change: (document: Record<string, never>) => object) =>
  JSON.stringify(change(JSON.parse(file(name))))
const receiving = branchDescriptor(house.template, 0).split('#')[0] as string
const other = branchDescriptor(vaultOf({ network: 'mainnet', required: 1 }).template, 0).split(
  '#',
)[0] as string

test('descriptors that are called something', () => {
  const [one, two] = [0, 1].map(branch => branchDescriptor(house.template, branch as 0 | 1))
  expect(made(`Receive: ${one}\nChange:${two}\n`).descriptor).toBe(house.descriptor)
  expect(() => made(`Purpose: ${one}\nChange: ${two}\n`)).toThrowCode('descriptor.checksum')
})

test('two keys that are called alike can be given other names', () => {
  const text = file('caravan-private-client.json').replace('Key 2', 'Key 1')
  expect(() => made(text)).toThrowCode('vault.duplicate-name')
  expect(vaultFrom(readWallet(text), 'treasury', ['a', 'b', 'c']).descriptor).toBe(house.descriptor)
})

test.each<readonly [string, string, Code]>([
  ['a change of a key appended', journal('/x2~1/xpub'), 'vault.malformed'],
  ['a change of the threshold appended', journal('/wallet_type'), 'vault.malformed'],
  ['a change of everything appended', journal(''), 'vault.malformed'],
  [
    'changes appended to what is not Electrum’s',
    `${file('sparrow-caravan.json')},{"path": "/a"}`,
    'vault.malformed',
  ],
  [
    'a ckcc_xfp beyond 32 bits',
    file('electrum-coldcard.json').replace(/(?<="ckcc_xfp":)\d+/, '4294967296'),
    'vault.malformed',
  ],
  ['a second wallet in use', core(other), 'vault.malformed'],
  ['a single private key', core(`pk(${WIFS[0]})`), 'extended-key.private'],
  ['a single private key of an uncompressed one', core(`pkh(${WIFS[1]})`), 'extended-key.private'],
  [
    'no wallet of several signers',
    JSON.stringify([{ desc: addChecksum(`wpkh(${'02'.padEnd(66, '7')})`) }]),
    'descriptor.unsupported',
  ],
  ['words beside a key', `${file('coldcard-per-key.txt')}seed: wild father tree`, 'extended-key.private'],
  [
    'the words of one of its keys',
    json('sparrow-1.5.json', one => ({ ...one, keystores: [{ seed: { type: 'BIP39' } }] })),
    'extended-key.private',
  ],
  ['one signer', json('sparrow-1.5.json', one => ({ ...one, policyType: 'SINGLE' })), 'vault.malformed'],
  ['keys that are not sorted', file('sparrow-1.5.json').replace('sortedmulti', 'multi'), 'vault.malformed'],
  [
    'other scripts than its policy',
    file('sparrow-1.5.json').replace('"P2WSH"', '"P2SH_P2WSH"'),
    'vault.malformed',
  ],
  ['another network', file('sparrow-1.5.json').replace('MAINNET', 'TESTNET'), 'extended-key.network'],
  ['keys on different branches', addChecksum(receiving.replace('/0/*', '/1/*')), 'descriptor.not-multipath'],
  ['the change branch alone', addChecksum(receiving.replaceAll('/0/*', '/1/*')), 'descriptor.not-multipath'],
  [
    'a star alone behind its keys',
    addChecksum(receiving.replaceAll('/0/*', '/*')),
    'descriptor.not-multipath',
  ],
  ['no branch', addChecksum(receiving.replaceAll('/0/*', '')), 'descriptor.not-multipath'],
  ['a line that is never closed', receiving.slice(0, -1), 'descriptor.malformed'],
  [
    'a threshold beside the descriptor that is another',
    file('specter-backup.json').replace('"sigs_required": 2', '"sigs_required": 1'),
    'vault.malformed',
  ],
  ['an empty file', '', 'vault.malformed'],
  ['comments alone', '# nothing\n# here', 'vault.malformed'],
  ['Electrum’s encryption', `QklFM${'QORsaKxDA11NAVdB/KFI03+'.repeat(20)}`, 'vault.malformed'],
  ['Sparrow’s encryption', `U1BSVzE${'eO0vCCaJ0C+yv91xHOivxQ'.repeat(20)}`, 'vault.malformed'],
  ['a signer’s wallet with more behind it', `${file('specter-signer.txt')}${receiving}`, 'vault.malformed'],
])('a file with %s is refused', (_what, text, code) => {
  expect(() => made(text)).toThrowCode(code)
})
