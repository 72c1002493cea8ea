import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, test } from 'vitest'
import {
  fundTeam,
  makeKey,
  makeTeam,
  Office,
  PASSWORD,
  payee,
  proposePayout,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { comparisonWordsOn } from '../support/comparison-words.js'
import { dialogue, isThere } from '../support/expect-script.js'
import { person } from '../support/person.js'
import { DICE } from './cases.js'

/** Types back the word that a question names by its number. */
const wordBack = (question: string, shown: string) => {
  const number = /\d+/.exec(question)?.[0]
  return new RegExp(`(?:^|\\s)${number}\\. (\\S+)`).exec(shown)?.[1] ?? ''
}
const FOUR_WORDS = [wordBack, wordBack, wordBack, wordBack]

const GENERATE = 'key generate --name a --network regtest --work-factor 1'

describe('key generate, asking', () => {
  it('takes dice in portions, shows the words once, asks some back, and a password twice', async () => {
    const office = new Office()
    const { terminal, asked, shown } = person(
      DICE.slice(0, 60),
      DICE.slice(60),
      ...FOUR_WORDS,
      'secret',
      'secret',
    )
    const result = await office.run([...GENERATE.split(' '), '--json'], { terminal })
    expect(result.json).toMatchObject({ ok: true, data: { entropy: { dice: 120, system: true } } })
    expect(asked).toHaveLength(9)
    const words = [...shown().matchAll(/\d+\. ([a-z]+)/g)]
    expect(words).toHaveLength(24)
    office.write('secret.txt', 'secret')
    await office.ok('key xpub --name a --script-type p2wsh --account 1 --password-file secret.txt')
    office.write('words.txt', readWords(shown()).join(' '))
    await office.ok('key verify --name a --words-file words.txt')
  })

  it('shows Japanese words, and knows them however they are typed', async () => {
    const office = new Office()
    const decomposed = (question: string, shown: string) => wordBack(question, shown).normalize('NFD')
    const { terminal } = person(decomposed, decomposed, wordBack, wordBack)
    await office.ok(`${GENERATE} --no-dice --language ja --words 12 --password-file password.txt`, {
      terminal,
    })
  })

  it('makes no key where a word is not typed back in three tries', async () => {
    const office = new Office()
    const { terminal, asked } = person('wrong', wordBack, 'wrong', 'wrong', 'wrong')
    await office.refused(`${GENERATE} --no-dice`, 'confirm.mismatch', { terminal })
    expect(asked).toHaveLength(6)
    expect(existsSync(office.path('homes'))).toBe(false)
  })

  it('makes no key where the passwords differ or there is none', async () => {
    const office = new Office()
    const other = person(...FOUR_WORDS, 'secret', 'Secret')
    await office.refused(`${GENERATE} --no-dice`, 'confirm.mismatch', other)
    const none = person(...FOUR_WORDS, '', '')
    await office.refused(`${GENERATE} --no-dice`, 'password.too-short', none)
    expect(existsSync(office.path('homes'))).toBe(false)
  })

  it('takes slips of the hand for no more than they are', async () => {
    const office = new Office()
    const dice = [DICE.slice(0, 60), '12x', DICE.slice(60)]
    const { terminal, asked } = person(...dice, ...FOUR_WORDS, 'secret', 'Secret', 'secret', 'secret')
    const { entropy } = (await office.ok(GENERATE, { terminal })) as { entropy: unknown }
    expect(entropy).toEqual({ dice: 120, system: true })
    expect(asked).toHaveLength(12)
    office.write('secret.txt', 'secret')
    const xpub = person('Secret', 'secret')
    await office.ok('key xpub --name a --script-type p2wsh --account 1', xpub)
    expect(xpub.asked).toHaveLength(2)
  })

  it('makes no key of dice that are loaded', async () => {
    await new Office().refused(GENERATE, 'dice.biased', person('6'.repeat(99)))
    await new Office().refused(GENERATE, 'dice.malformed', person('1234567'))
  })
})

describe('other questions', () => {
  let office: Office
  let team: Team
  let digest: string
  beforeAll(async () => {
    office = new Office()
    team = await makeTeam(office, { required: 1, of: 2 })
    await fundTeam(team, [100_000_000])
    const options = ['--to', `${payee('regtest')}=0.5btc`, '--fee', '1000sat']
    digest = (await proposePayout(team, { options })).digest
  })

  const sign = (out: string) =>
    `sign payout.psbt --key officer-1 --vault ${VAULT} --home homes/officer-1 --out ${out}`

  it.each(['0.50001', '0.50001btc', '0.50001000 BTC', '50001000sat', ' 0.50001 '])(
    'sign takes the total typed as %j',
    async typed => {
      const { terminal, asked } = person(typed, PASSWORD)
      const { stderr, json } = await office.run([...sign('s.psbt').split(' '), '--json', '--force'], {
        terminal,
      })
      expect(json).toMatchObject({ ok: true, data: { digest, signedInputs: 1 } })
      expect(asked).toHaveLength(2)
      expect(stderr).toContain('0.50001000')
    },
  )

  it.each(['0.5', '0.5btc', '50001000', '', 'yes', 'y', '0.50001001', '-0.50001', '0.50001eth'])(
    'sign refuses the total typed as %j, and asks for no password',
    async typed => {
      const { terminal, asked } = person(typed, PASSWORD)
      await office.refused(sign('never.psbt'), 'confirm.mismatch', { terminal })
      expect(asked).toHaveLength(1)
      expect(existsSync(office.path('never.psbt'))).toBe(false)
    },
  )

  it('sign asks in Japanese', async () => {
    const { terminal, asked } = person('0.50001', 'wrong')
    await office.refused(`${sign('never.psbt')} --lang ja`, 'key.wrong-password', { terminal })
    expect(asked.join()).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u)
  })

  it('sign notices a file that changes while it is being approved', async () => {
    const original = readFileSync(office.path('payout.psbt'))
    const swap = () => {
      office.write('payout.psbt', Buffer.concat([original, Buffer.of(0)]))
      return PASSWORD
    }
    const document = await office.document(sign('never.psbt'), person('0.50001', swap))
    expect(document.ok).toBe(false)
    office.write('payout.psbt', original.toString('base64'))
    const back = () => {
      office.write('payout.psbt', original)
      return PASSWORD
    }
    await office.refused(sign('never.psbt'), 'file.changed', person('0.50001', back))
    expect(existsSync(office.path('never.psbt'))).toBe(false)
  })

  it('vault register shows what there is to compare, and takes yes', async () => {
    await makeKey(office, 'c', 'homes/c')
    const register = `vault register ${VAULT}.vault.json --watch-only --home homes/watch`
    const no = person(false)
    const refused = await office.run(register, no)
    expect(refused).toMatchObject({ exit: 9, stdout: '' })
    expect(comparisonWordsOn(refused.stderr)).toEqual([team.vault.words])
    for (const { fingerprint } of team.vault.cosigners) expect(refused.stderr).toContain(fingerprint)
    expect(existsSync(office.path('homes/watch'))).toBe(false)
    expect(await office.ok(register, person(true))).toMatchObject({ registered: true })
  })

  it('key restore takes words and password that are typed', async () => {
    const words = readFileSync(office.path('officer-1.words.txt'), 'utf8').trim()
    const restore = 'key restore --name r --network regtest --work-factor 1 --home homes/r'
    await office.ok(restore, person(` ${words.toUpperCase()} `, 'pw', 'pw'))
    const { terminal } = person('pw')
    await office.ok('key xpub --name r --script-type p2sh-p2wsh --account 2 --home homes/r', { terminal })
    await office.ok('key verify --name r --home homes/r', person(words))
    await office.refused('key verify --name r --home homes/r', 'mnemonic.malformed', person('not those'))
  })

  it('a passphrase is asked for where the key has one', async () => {
    office.write('passphrase.txt', 'plum')
    const restore =
      'key restore --name p --network regtest --work-factor 1 --home homes/p --passphrase-file passphrase.txt --words-file officer-1.words.txt'
    await office.ok(restore, person('pw', 'pw'))
    const xpub = 'key xpub --name p --script-type p2wsh --home homes/p --out - --account'
    await office.refused(`${xpub} 1`, 'key.wrong-passphrase', person('pw', 'prune'))
    await office.ok(`${xpub} 1`, person('pw', 'plum'))
  })
})

/** The words of a screen, in their order. */
function readWords(screen: string): string[] {
  const words: string[] = []
  for (const [, number, word] of screen.matchAll(/(\d+)\. (\S+)/g)) words[Number(number) - 1] = word as string
  return words
}

describe('on a real terminal', () => {
  if (!isThere('expect')) {
    test.skip('skipped: expect is not installed', () => {})
    return
  }

  it('a whole ceremony is typed: key, vault, payment', async () => {
    const office = new Office('as a process')
    const env = { RINGI_HOME: office.path('home') }
    const at = { cwd: office.folder, env }
    // The words of the screen, by number; then those that are asked back.
    const generate = `
      ask {more\\)}
      type {${DICE}}
      set screen [ask {Press Enter}]
      set words {}
      foreach {whole number word} [regexp -all -inline {([0-9]+)\\. ([a-z]+)} $screen] { dict set words $number $word }
      type {}
      for {set i 0} {$i < 4} {incr i} {
        regexp {number ([0-9]+)} [ask {number [0-9]+:}] whole number
        type [dict get $words $number]
      }
      ask {Password for the key file}
      type {open sesame}
      ask {same password again}
      type {open sesame}`
    const made = await dialogue(`${GENERATE.replace('name a', 'name officer-1')}`.split(' '), generate, at)
    expect(made.exit, made.screen).toBe(0)
    expect(made.screen).not.toContain('open sesame')
    expect(made.screen).not.toContain(DICE.slice(0, 20))

    await office.ok('key xpub --name officer-1 --script-type p2wsh --out a.json', { env })
    const create = `vault create --name ${VAULT} --threshold 1 --cosigner a.json --script-type p2wsh --network regtest`
    const vault = await office.ok(create)
    const register = ['vault', 'register', `${VAULT}.vault.json`]
    const no = await dialogue(register, 'ask {agree}\ntype {n}', at)
    expect(no.exit, no.screen).toBe(9)
    const seal = 'ask {Password}\ntype {open sesame}'
    const yes = await dialogue(register, `ask {agree}\ntype {y}\n${seal}`, at)
    expect(yes.exit, yes.screen).toBe(0)
    expect(comparisonWordsOn(yes.screen)).toContain(vault.words)

    const team: Team = {
      office,
      vault,
      officers: ['officer-1'],
      homeOf: () => 'home',
      shape: { required: 1, of: 1, scriptType: 'p2wsh', network: 'regtest', unsorted: false },
    }
    await fundTeam(team, [10_000_000])
    await proposePayout(team, { options: ['--to', `${payee('regtest')}=0.01btc`, '--fee', '500sat'] })
    const sign = ['sign', 'payout.psbt', '--key', 'officer-1', '--vault', VAULT]
    const wrong = await dialogue(sign, 'ask {Type the total}\ntype {0.01}', at)
    expect(wrong.exit, wrong.screen).toBe(9)
    const lost = await dialogue(
      sign,
      'ask {Type the total}\ntype {0.010005}\nask {Password}\ntype {wrong}\nask {Password}\ntype {}',
      at,
    )
    expect(lost.exit, lost.screen).toBe(8)
    const broken = await dialogue(sign, 'ask {Type the total}\nsend "\\003"', at)
    expect(broken.exit, broken.screen).toBe(130)
    expect(existsSync(office.path('payout.signed-officer-1.psbt'))).toBe(false)
    const signed = await dialogue(
      sign,
      'ask {Type the total}\ntype {0.010005}\nask {Password}\ntype {open sesame}',
      at,
    )
    expect(signed.exit, signed.screen).toBe(0)
    expect(signed.screen).not.toContain('open sesame')
    await office.ok(`finalize payout.signed-officer-1.psbt --vault ${VAULT}`, { env })
  })
})
