import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { makeKey } from '../support/ceremony.js'
import { publicCase } from '../support/public-cases.js'

publicCase(
  'qr-descriptor-slip132',
  'a descriptor with keys of SLIP 132 is read as from a file',
  async office => {
    const stdin = readFileSync(office.path('zpub-descriptor.txt'))
    const { kind, checked } = await office.ok('qr read --yes - --out read.txt', { stdin })
    expect([kind, checked]).toEqual(['descriptor', true])
    const [a, b] = ['read.txt', 'zpub-descriptor.txt'].map(
      file => `vault import ${file} --name v --out ${file}.json`,
    )
    expect((await office.ok(a as string)).digest).toBe((await office.ok(b as string)).digest)
  },
)

for (const [name, file] of [
  ['qr-hdkey', 'hdkey.txt'],
  ['qr-seedsigner-account', 'account.txt'],
] as const)
  publicCase(name, 'is read, and taken as a cosigner, marked unsigned', async office => {
    await office.ok('qr read --yes - --out dora.txt', { stdin: readFileSync(office.path(file)) })
    await makeKey(office, 'one', 'homes/one')
    const { cosigners } = await office.ok(
      'vault create --name v --threshold 1 --script-type p2wsh --network regtest --cosigner one.cosigner.json --cosigner dora.txt',
    )
    expect(cosigners[1]).toMatchObject({ fingerprint: 'b48e9caa', path: '48h/1h/0h/2h', unsigned: true })
  })

for (const [name, file] of [
  ['qr-pmofn', 'pmofn.txt'],
  ['qr-urv1', 'frames.txt'],
] as const)
  publicCase(name, 'is refused by name, and nothing is written', async office => {
    await office.refused('qr read --yes - --out out.txt', 'qr.unsupported', {
      stdin: readFileSync(office.path(file)),
    })
  })

publicCase('qr-transparent', 'a code on a transparent ground is read', async office => {
  // It is the first frame of three.
  const { error } = await office.refused('qr read transparent.png --out out.txt', 'qr.incomplete')
  expect(error?.details).toMatchObject({ have: 1, total: 3 })
})
