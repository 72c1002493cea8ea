import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeKey, Office } from '../support/ceremony.js'
import { person } from '../support/person.js'
import { publicCase } from '../support/public-cases.js'
import { DICE } from './cases.js'

const RESTORE = 'key restore --network regtest --work-factor 1 --password-file password.txt'

publicCase('words', 'four letters of each word are those of the whole ones', async office => {
  for (const name of ['akira.words.txt', 'four-letters.txt'])
    office.write(name, readFileSync(office.path(name)))
  const whole = await office.ok(`${RESTORE} --name whole --words-file akira.words.txt`)
  const plate = await office.ok(`${RESTORE} --name plate --words-file four-letters.txt`)
  expect(plate.fingerprint).toBe(whole.fingerprint)
  await office.ok('key verify --name whole --words-file four-letters.txt')
  const typed = readFileSync(office.path('four-letters.txt'), 'utf8')
  await office.ok('key verify --name whole', person(typed.toUpperCase()))
})

publicCase('words', 'backups of other kinds are named, and their words never repeated', async office => {
  await makeKey(office, 'k', 'homes/usual')
  for (const [name, code] of [
    ['electrum.txt', 'mnemonic.electrum'],
    ['slip39.txt', 'mnemonic.slip39'],
  ] as const) {
    office.write(name, readFileSync(office.path(name)))
    const words = readFileSync(office.path(name), 'utf8').trim()
    const restored = await office.refused(`${RESTORE} --name x --words-file ${name}`, code)
    await office.refused('key verify --name k', code, person(words))
    const cut = words.split(' ').map(word => word.slice(0, 4))
    await office.refused('key verify --name k', code, person(cut.join(' ')))
    expect(restored.error?.hint).toBeTruthy()
    for (const word of words.split(' ').filter(({ length }) => length > 5))
      expect(JSON.stringify(restored)).not.toContain(word)
    for (const text of [words, cut.join(' ')]) {
      office.write('note.txt', text)
      await office.refused('qr show note.txt', 'secret.in-content')
    }
    await office.refused(['propose', '--memo', words], 'secret.in-arguments')
  }
})

publicCase('words', 'a share with a word miscopied is a share', async office => {
  const words = readFileSync(office.path('slip39.txt'), 'utf8').trim().split(' ')
  office.write('share.txt', words.with(7, 'zzzz').join(' '))
  await office.refused(`${RESTORE} --name x --words-file share.txt`, 'mnemonic.slip39')
})

describe('a passphrase with a blank around it', () => {
  const MAKE = 'key generate --network regtest --work-factor 1 --no-dice --password-file password.txt'
  const codes = ({ findings }: { findings: readonly { code: string }[] }) => findings.map(({ code }) => code)

  it.each(['blah ', ' blah', 'blah\n\n', 'blah\t', 'blah\u3000', 'blah\u200b'])(
    'is told of at restore and verify: %j',
    async text => {
      const office = new Office()
      await makeKey(office, 'k', 'homes/k')
      office.write('p', text)
      office.write('plain', 'blah\n')
      const restore = `${RESTORE} --words-file k.words.txt --passphrase-file`
      const told = await office.document(`${restore} p --name a`)
      expect(told).toMatchObject({ ok: true, data: { passphrase: true } })
      expect(codes(told)).toContain('passphrase.outer-blank')
      const plain = await office.document(`${restore} plain --name b`)
      expect(codes(plain)).not.toContain('passphrase.outer-blank')
      expect(plain.data.fingerprint).not.toBe(told.data.fingerprint)
      const verify = 'key verify --words-file k.words.txt --passphrase-file p --name'
      expect(codes(await office.document(`${verify} a`))).toContain('passphrase.outer-blank')
      expect(codes(await office.refused(`${verify} b`, 'mnemonic.mismatch'))).toContain(
        'passphrase.outer-blank',
      )
    },
  )

  it('is typed once more where a key is made, before dice and words', async () => {
    const office = new Office()
    office.write('p', 'blah ')
    const make = `${MAKE.replace(' --no-dice', '')} --name k --words-out w.txt --passphrase-file p`
    const other = person('blah')
    await office.refused(make, 'confirm.mismatch', other)
    expect(other.asked).toHaveLength(1)
    expect(existsSync(office.path('w.txt'))).toBe(false)
    const made = await office.ok(make, person('blah ', DICE))
    await office.ok('key verify --name k --words-file w.txt --passphrase-file p')
    expect(made.passphrase).toBe(true)
  })

  it('needs --yes where nobody can type it', async () => {
    const office = new Office()
    office.write('p', 'blah ')
    const make = `${MAKE} --name k --words-out w.txt --passphrase-file p`
    const refused = await office.refused(make, 'confirm.needed')
    expect(refused.error?.details).toEqual({ why: 'blank', flag: '--yes' })
    expect(existsSync(office.path('homes/usual'))).toBe(false)
    expect(codes(await office.document(`${make} --yes`))).toContain('passphrase.outer-blank')
  })

  it('is no matter where it is within', async () => {
    const office = new Office()
    office.write('p', 'two words\n')
    const made = await office.document(`${MAKE} --name k --words-out w.txt --passphrase-file p`)
    expect(made.ok).toBe(true)
    expect(codes(made)).not.toContain('passphrase.outer-blank')
  })
})
