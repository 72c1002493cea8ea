import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import { makeKey } from '../support/ceremony.js'
import type { Document } from '../support/program.js'
import { type CaseOffice, publicCase } from '../support/public-cases.js'

const IMPORT = (file: string, more = '') => `vault import ${file} --name v --out v.json ${more}`.trim()

const codesOf = ({ findings }: Document) => findings.map(({ code }: { code: string }) => code)

/** Imports a file that has to be taken, with findings of these codes among others. */
async function taken(office: CaseOffice, line: string, ...codes: string[]): Promise<Document['data']> {
  const document = await office.document(line)
  expect(document).toMatchObject({ ok: true, exit: 0 })
  expect(codesOf(document)).toEqual(expect.arrayContaining(codes))
  return document.data
}

const MAINNET = 'bc1qdj4x9s3tp90ekjqz3e4s0xmaw2au2hnzjrw4jnfpenhqtf84lg4q7uynk2'

publicCase('bitkey-labels-below', 'titles in lines of their own', async office => {
  expect((await taken(office, IMPORT('bitkey2.txt'))).firstAddress).toBe(MAINNET)
})
publicCase('descriptor-labelled2', 'titles of two words', async office => {
  expect((await taken(office, IMPORT('labels.txt'))).firstAddress).toBe(MAINNET)
})
publicCase('bsms-bare-keys', 'is imported where the first address fits', async office => {
  expect((await taken(office, IMPORT('sparrow.bsms'))).firstAddress).toBe(MAINNET)
})
publicCase('bsms-bare-keys', 'is refused where it does not', async office => {
  const text = readFileSync(office.path('sparrow.bsms'), 'utf8')
  office.write(
    'other.bsms',
    text.replace(MAINNET, 'bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqxpnwd'),
  )
  await office.refused(IMPORT('other.bsms'), 'vault.first-address')
})
publicCase('bsms-token-decimal', 'a token in decimal digits', async office => {
  await taken(office, IMPORT('record.dat', '--token-file token.txt --network regtest'))
})
publicCase('casa-descriptor', 'no checksum, SLIP 132, unhardened paths, a bare master key', async office => {
  const { cosigners, threshold } = await taken(
    office,
    IMPORT('casa.txt'),
    'descriptor.no-checksum',
    'extended-key.spelling',
  )
  expect([threshold, cosigners.map(({ path }: { path: string }) => path)]).toEqual([
    3,
    ['', '49/0/5', '49/0/5', '49/0/5', '49/0/5'],
  ])
})
publicCase('casa-descriptor-sum', 'the same with a checksum', async office => {
  const document = await office.document(IMPORT('casa-sum.txt'))
  expect(document.ok).toBe(true)
  expect(codesOf(document)).toEqual(['extended-key.spelling'])
})
publicCase('core-nochecksum', 'is imported with a note', async office => {
  await taken(office, IMPORT('core.json'), 'descriptor.no-checksum')
})
publicCase('specter-nochecksum', 'is imported with a note', async office => {
  await taken(office, IMPORT('sp.json'), 'descriptor.no-checksum')
})
publicCase('derivation-comment-mixed', 'the path in the comment before a key is that key’s', async office => {
  const { cosigners } = await taken(office, IMPORT('regtest-akira-account7.txt', '--network regtest'))
  expect(cosigners.map(({ path }: { path: string }) => path)).toEqual([
    '48h/1h/0h/2h',
    '48h/1h/0h/2h',
    '48h/1h/7h/2h',
  ])
  const blue = await taken(office, IMPORT('bluewallet.txt', '--force'))
  expect(blue.cosigners[2].path).toBe('48h/0h/7h/2h')
})
publicCase('electrum-encrypted-seed', 'ciphertext is no private key', async office => {
  await taken(office, IMPORT('el.json'))
})
publicCase('electrum-null', 'keys without origin: said, and taken where that is said', async office => {
  await office.refused(IMPORT('elec.json'), 'origin.missing')
  const { firstAddress } = await taken(office, IMPORT('elec.json', '--assume-origins'), 'origin.assumed')
  expect(firstAddress).toBe(
    (await taken(office, IMPORT('elec.json', '--assume-origins --force'), 'fingerprint.unknown'))
      .firstAddress,
  )
})
publicCase('no-origin', 'keys without origin: said, and taken where that is said', async office => {
  await office.refused(IMPORT('noorigin.txt'), 'origin.missing')
  const line = IMPORT('noorigin.txt', '--assume-origins')
  expect((await taken(office, line, 'origin.assumed')).firstAddress).toBe(MAINNET)
})
publicCase('multi-no-origin', 'neither origins nor branches', async office => {
  await office.refused(IMPORT('multi2.txt'), 'descriptor.not-multipath')
  await taken(
    office,
    IMPORT('multi2.txt', '--assume-origins'),
    'origin.assumed',
    'descriptor.branches-assumed',
  )
})
publicCase('export-coldcard-mixed', 'one Derivation before every key where they differ', async office => {
  await taken(office, IMPORT('mixed.txt'))
  const { content } = await office.ok('vault export v.json --format coldcard')
  expect(content.match(/^Derivation: /gm)).toHaveLength(3)
  office.write('again.txt', content)
  const again = await office.ok('vault import again.txt --name v --out again.json')
  const first = await office.ok('vault show v.json')
  expect(again.firstAddress).toBe(first.firstAddress)
})
publicCase('jade-sorted-false', 'an unsorted vault', async office => {
  expect((await taken(office, IMPORT('jade2.txt'))).sorted).toBe(false)
})
publicCase('liana', 'is said to be miniscript', async office => {
  const { error } = await office.refused(IMPORT('liana.txt'), 'descriptor.unsupported')
  expect(error?.message).toContain('miniscript')
})
for (const [name, file] of [
  ['typographic', 'typo.txt'],
  ['typographic-sum', 'typo-sum.txt'],
] as const)
  publicCase(name, 'the apostrophe is named', async office => {
    const { error } = await office.refused(IMPORT(file), 'descriptor.malformed')
    expect(error?.message).toContain('’ (U+2019)')
  })
publicCase('unchained-nofp', 'a fingerprint of zeros is a warning', async office => {
  await taken(office, IMPORT('cc0.txt'), 'fingerprint.unknown')
})
publicCase('unchained-unknown', 'the key that comes from nowhere is named', async office => {
  const { error } = await office.refused(IMPORT('unchained.json'), 'origin.missing')
  expect(error?.message).toContain('unchained')
  await taken(office, IMPORT('unchained.json', '--assume-origins'), 'origin.assumed')
})
publicCase('zero-fp', 'a warning at import and at register', async office => {
  await taken(office, IMPORT('zero.txt'), 'fingerprint.unknown')
  await taken(office, 'vault register v.json --watch-only --yes --home h', 'fingerprint.unknown')
})

const CREATE = 'vault create --name v --threshold 2 --network regtest --out v.json'

/** Makes a vault of two new cosigners and the one in `file`. */
async function created(
  office: CaseOffice,
  file: string,
  scriptType: ScriptTypeName = 'p2wsh',
): Promise<Document> {
  for (const name of ['one', 'two']) await makeKey(office, name, `homes/${name}`, { scriptType })
  return await office.document(
    `${CREATE} --script-type ${scriptType} --cosigner one.cosigner.json --cosigner ${file} --cosigner two.cosigner.json --force`,
  )
}

for (const [name, file, script] of [
  ['cosigner-line', 'dora.txt', 'p2wsh'],
  ['cosigner-line', 'dora-tpub.txt', 'p2wsh'],
  ['cosigner-ccxp', 'ccxp-dora.json', 'p2wsh'],
  ['cosigner-ccxp', 'ccxp-dora.json', 'p2sh-p2wsh'],
  ['cosigner-ccxp', 'ccxp-dora.json', 'p2sh'],
  ['bsms-unsigned-key', 'dora.bsms', 'p2wsh'],
] as const)
  publicCase(name, `${file} is taken for ${script}, marked unsigned`, async office => {
    const { ok, data, findings } = await created(office, file, script)
    expect([ok, data.cosigners[1]]).toEqual([
      true,
      expect.objectContaining({ fingerprint: 'b48e9caa', unsigned: true }),
    ])
    expect(findings.map(({ code }: { code: string }) => code)).toEqual(['cosigner.unsigned'])
    const registered = await office.document('vault register v.json --watch-only --yes --home h')
    expect(codesOf(registered)).toEqual(['cosigner.unsigned'])
    expect(await office.ok('vault show v --home h')).toMatchObject({ cosigners: data.cosigners })
  })

publicCase('cosigner-ccxp', 'a key of other scripts is refused', async office => {
  const { p2sh_p2wsh, p2sh_p2wsh_deriv, xfp } = JSON.parse(
    readFileSync(office.path('ccxp-dora.json'), 'utf8'),
  )
  office.write('line.txt', `[${xfp}${p2sh_p2wsh_deriv.slice(1)}]${p2sh_p2wsh}`)
  expect(await created(office, 'line.txt')).toMatchObject({
    ok: false,
    error: { code: 'extended-key.script-type' },
  })
})
