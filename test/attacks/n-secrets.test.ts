import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { entropyToMnemonic, wordlists } from 'bip39'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { comparisonWords } from '../../src/keys/comparison-words.js'
import { encodeCbor } from '../../src/qr/ur/cbor.js'
import { formatUr } from '../../src/qr/ur/ur.js'
import { fundTeam, makeTeam, Office, payee, proposePayout, type Team, VAULT } from '../support/ceremony.js'
import { isThere } from '../support/expect-script.js'
import { LAUNCHER } from '../support/program.js'

let team: Team
let office: Office
let home: string
let words: string[]

beforeAll(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 1, of: 2 })
  await fundTeam(team, [50_000_000])
  home = `--home ${team.homeOf('officer-1')}`
  words = readFileSync(office.path('officer-1.words.txt'), 'utf8').trim().split(' ')
})

const XPRV =
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi'
const WIF = 'KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617'
const DICE = '1624351624362514362514263514625143625142635142635162'

/** Neither shown, nor written as a picture or a page, nor taken from a code; and nothing of it is repeated. */
async function refused(text: string | Uint8Array, code: Code): Promise<void> {
  office.write('given.txt', text)
  const before = readdirSync(office.folder)
  for (const output of [
    '',
    '--png codes',
    '--gif codes.gif',
    '--svg codes.svg',
    '--html codes.html',
    '--format bbqr',
  ])
    await office.refused(`qr show given.txt ${home} ${output}`.trim(), code)
  await office.refused(`qr show - ${home}`, code, { stdin: text })
  office.write('frame.txt', formatUr('bytes', encodeCbor(Buffer.from(text))))
  await office.refused(`qr read frame.txt ${home} --out taken`, code)
  await office.refused(`qr read - ${home} --out taken`, code, { stdin: text })
  expect(readdirSync(office.folder).filter(name => name !== 'frame.txt')).toEqual(
    before.filter(name => name !== 'frame.txt'),
  )
}

describe('N32 words of a key', () => {
  test.each<[string, (words: string[]) => string]>([
    ['as they are', list => list.join(' ')],
    ['numbered on lines', list => list.map((word, i) => `${i + 1}. ${word}`).join('\n')],
    ['in capitals, with bars', list => list.join(' | ').toUpperCase()],
    ['in JSON', list => JSON.stringify({ ringi: 1, kind: 'note', backup: list })],
    ['in markup', list => `<ol>${list.map(word => `<li>${word}</li>`).join('')}</ol>`],
    ['cut to four letters', list => list.map(word => word.slice(0, 4)).join('\n')],
    ['with nothing between them', list => list.join('')],
    ['as a policy', list => `kind: policy\nname: x\ndescription: >\n  ${list.join('\n  ')}\n`],
    ['in a key’s payload', list => JSON.stringify({ ringi: 1, words: list.join(' '), network: 'regtest' })],
    ['in base64', list => Buffer.from(list.join(' ')).toString('base64')],
  ])('%s', async (_, layout) => {
    await refused(layout(words), 'secret.in-content')
  })

  test.each(['japanese', 'korean', 'chinese_simplified', 'french', 'czech'] as const)(
    'in %s',
    async language => {
      await refused(entropyToMnemonic('7f3a'.repeat(8), wordlists[language]), 'secret.in-content')
    },
  )

  test('in memo, reference and label: no proposal, no code, no page', async () => {
    const csv = `address,amount,label\n${payee('regtest')},0.1btc,${words.join(' ')}\n`
    office.write('payouts.csv', csv)
    const propose = `propose ${home} --vault ${VAULT} --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 3`
    await office.refused(`${propose} --payouts payouts.csv --out never.psbt`, 'secret.in-content')
    for (const option of ['--memo', '--reference'])
      await office.refused(
        [...`${propose} --to ${payee('regtest')}=0.1btc`.split(' '), option, words.join(' ')],
        'secret.in-arguments',
      )
    expect(existsSync(office.path('never.psbt'))).toBe(false)
  })
})

test('N32 comparison words are refused, unless they stand for something known here', async () => {
  const stranger = comparisonWords(new Uint8Array(32).fill(7))
  await refused(stranger, 'secret.in-content')
  office.write('known.txt', `treasury: ${team.vault.words}\n`)
  await office.ok(`qr show known.txt ${home} --svg known.svg`)
  await office.refused('qr show known.txt --home homes/none --svg never.svg', 'secret.in-content')
  await proposePayout(team, { options: ['--to', `${payee('regtest')}=0.2btc`, '--fee-rate', '3'] })
  const { words: proposal } = await office.ok(`review payout.psbt --vault ${VAULT} ${home}`)
  office.write('proposal.txt', `${proposal}\n`)
  await office.ok(`qr show proposal.txt ${home} --svg proposal.svg`)
  await office.refused(`qr show proposal.txt --home homes/none --svg never.svg`, 'secret.in-content')
})

test('N32 comparison words given as a key are named', async () => {
  office.write('words.txt', `${team.vault.words}\n`)
  await office.refused(
    `key restore --name x --network regtest --home homes/x --words-file words.txt --password-file password.txt`,
    'mnemonic.comparison-words',
  )
  await office.refused(
    `key verify --name officer-1 ${home} --words-file words.txt`,
    'mnemonic.comparison-words',
  )
  expect(existsSync(office.path('homes/x'))).toBe(false)
})

test.each([
  XPRV,
  XPRV.replace('xprv', 'tprv'),
  XPRV.replace('xprv', 'Yprv'),
  XPRV.match(/.{1,4}/g)?.join(' ') as string,
  WIF,
  WIF.match(/.{1,4}/g)?.join('\n') as string,
])('N32 a private key: %s', async key => {
  await refused(`my key: ${key}\n`, 'extended-key.private')
})

test('N32 files of keys, and dice', async () => {
  const age = readFileSync(office.path(team.homeOf('officer-1'), 'keys/officer-1.age'))
  office.write('key.age', age)
  await office.refused(`qr show key.age ${home} --png codes`, 'secret.in-content')
  await refused(age.toString('base64'), 'secret.in-content')
  await refused(
    `-----BEGIN AGE ENCRYPTED FILE-----\n${age.toString('base64')}\n-----END AGE ENCRYPTED FILE-----\n`,
    'secret.in-content',
  )
  for (const dice of [DICE, DICE.match(/./g)?.join(' '), DICE.match(/.{1,5}/g)?.join('\n')])
    await refused(dice as string, 'secret.in-content')
})

test('honest content travels: vault, cosigner, proposal, policy, prose', async () => {
  office.write(
    'prose.txt',
    'Please sign invoice 117 today. The roofers have done their work on the north side, and the second half is due.\n',
  )
  for (const file of [`${VAULT}.vault.json`, 'officer-1.cosigner.json', 'payout.psbt', 'prose.txt'])
    await office.ok(`qr show ${file} ${home} --svg honest.svg --force`)
})

/** Starts a program on a terminal of its own, ends it by a signal once a text stands there, and prints all that was shown. */
const ON_TERMINAL = `
import os, pty, signal, sys
name, text, *argv = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(argv[0], argv)
screen = b''
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    seen, screen = text.encode() in screen, screen + part
    if text.encode() in screen and not seen:
        os.kill(pid, getattr(signal, 'SIG' + name))
os.waitpid(pid, 0)
sys.stdout.buffer.write(screen)
`

/** The screen, the scroll-back, and back from the other screen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal obeys
const CLEARED = /\x1b\[2J\x1b\[3J\x1b\[\?1049l/

describe.skipIf(!isThere('python3'))(
  'N33 a signal while words are shown (skipped where python3 is not here)',
  () => {
    test.each(['TERM', 'HUP', 'INT', 'QUIT'])('SIG%s clears the screen and the scroll-back', signal => {
      const generate = `key generate --name n --network regtest --no-dice --home homes/${signal} --work-factor 1`
      const argv = [process.execPath, LAUNCHER, ...generate.split(' ')]
      const screen = execFileSync('python3', ['-c', ON_TERMINAL, signal, 'Press Enter', ...argv], {
        cwd: office.folder,
        env: { PATH: process.env.PATH, TERM: 'xterm', HOME: '/nonexistent' },
        encoding: 'utf8',
        timeout: 60_000,
      })
      const at = screen.search(CLEARED)
      expect(screen.slice(0, at)).toMatch(/24\. [a-z]+/)
      expect(screen.slice(at)).not.toMatch(/\d+\. [a-z]+/)
      expect(existsSync(office.path('homes', signal))).toBe(false)
    })
  },
)
