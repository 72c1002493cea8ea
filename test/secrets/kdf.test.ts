import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decryptWithPassword, encryptWithPassword } from '../../src/platform/age-file.js'
import { Office, PASSWORD } from '../support/ceremony.js'

/** Processor time in milliseconds that `work` takes at least, of a few times. */
async function costOf(work: () => Promise<unknown>, times = 3): Promise<number> {
  const costs: number[] = []
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage()
    await work().catch(() => {})
    const { user, system } = process.cpuUsage(before)
    costs.push((user + system) / 1000)
  }
  return Math.min(...costs)
}

/** A key file, sealed cheaply, with another header. */
async function withHeader(change: (header: string) => string): Promise<Buffer> {
  const file = Buffer.from(await encryptWithPassword('{"words":"x"}', PASSWORD, 1)).toString('latin1')
  return Buffer.from(change(file), 'latin1')
}

describe('the price of a password', () => {
  it('is the same for a wrong one, of whatever kind', async () => {
    const dear = await encryptWithPassword('words', PASSWORD, 14)
    const right = await costOf(() => decryptWithPassword(dear, PASSWORD))
    for (const password of ['', 'x', PASSWORD.slice(1), `${PASSWORD} `, 'y'.repeat(5000)]) {
      const wrong = await costOf(() => decryptWithPassword(dear, password))
      expect(wrong, password.slice(0, 9)).toBeGreaterThan(right / 2)
    }
    // It is the work that costs, and nothing around it.
    const cheap = await encryptWithPassword('words', PASSWORD, 4)
    expect(await costOf(() => decryptWithPassword(cheap, 'x'))).toBeLessThan(right / 2)
  })

  it('is paid through the command line as well', async () => {
    const office = new Office()
    office.write('wrong.txt', 'something else\n')
    const key = 'key generate --name k --network regtest --no-dice --words-out w.txt --home h'
    await office.ok(`${key} --password-file password.txt --work-factor 15`)
    const open = 'key xpub --name k --script-type p2wsh --home h --account 1 --out -'
    const none = await costOf(() => office.run('key list --home h'))
    const right = await costOf(() => office.ok(`${open} --password-file password.txt`), 1)
    const wrong = await costOf(() =>
      office.refused(`${open.replace('1 ', '2 ')} --password-file wrong.txt`, 'key.wrong-password'),
    )
    expect(wrong - none).toBeGreaterThan((right - none) / 3)
  })
})

describe('A6 a price that a file asks for', () => {
  const DEAR = ['21', '22', '24', '31', '32', '40', '63', '64', '99']

  it.each(DEAR)('of 2^%s is not paid', async cost => {
    const file = await withHeader(header => header.replace(/ 1\n/, ` ${cost}\n`))
    const opening = () => decryptWithPassword(file, PASSWORD)
    await expect(opening()).rejects.toThrowCode('key.kdf-cost')
    expect(await costOf(opening)).toBeLessThan(50)
  })

  it.each([
    ['a second stanza', (text: string) => text.replace(/(-> scrypt \S+ )1(\n.*\n)/, '$11$2$130$2')],
    ['a first stanza', (text: string) => text.replace(/(-> scrypt \S+ )1(\n.*\n)/, '$130$2$11$2')],
    ['spaces', (text: string) => text.replace(/ 1\n/, '  30\n')],
    ['more digits', (text: string) => text.replace(/ 1\n/, ' 0030\n')],
    ['another number', (text: string) => text.replace(/ 1\n/, ' 1 30\n')],
    ['a sign', (text: string) => text.replace(/ 1\n/, ' +30\n')],
    ['an exponent', (text: string) => text.replace(/ 1\n/, ' 3e1\n')],
    [
      'armour',
      (text: string) =>
        `-----BEGIN AGE ENCRYPTED FILE-----\n${Buffer.from(text.replace(/ 1\n/, ' 30\n'), 'latin1').toString('base64')}\n`,
    ],
    ['a carriage return', (text: string) => text.replace(/ 1\n/, ' 30\r\n')],
  ])('by %s is not paid', async (_, change) => {
    const file = await withHeader(change)
    const opening = () => decryptWithPassword(file, PASSWORD)
    await expect(opening()).rejects.toMatchObject({
      code: expect.stringMatching(/^key\.(?:damaged|kdf-cost)$/),
    })
    expect(await costOf(opening)).toBeLessThan(50)
  })

  it('is refused before anything is asked or changed', async () => {
    const office = new Office()
    await office.ok(
      'key generate --name k --network regtest --no-dice --words-out w.txt --home h --password-file password.txt --work-factor 1',
    )
    const path = office.path('h/keys/k.age')
    const planted = readFileSync(path, 'latin1').replace(/ 1\n/, ' 30\n')
    writeFileSync(path, planted, 'latin1')
    const open =
      'key xpub --name k --script-type p2wsh --home h --account 1 --out x.json --password-file password.txt'
    await office.refused(open, 'key.kdf-cost')
    expect(readFileSync(path, 'latin1')).toBe(planted)
  })
})
