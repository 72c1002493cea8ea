import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import type { Answer } from '../stage.js'
import { diceOf, fundTeam, makeTeam } from '../team.js'

/** Types back the word that a question names by its number. */
const wordBack: Answer = (question, shown) => {
  const number = /\d+/.exec(question)?.[0]
  return new RegExp(`(?:^|\\s)${number}\\. (\\S+)`).exec(shown)?.[1] ?? ''
}
const WORDS = [wordBack, wordBack, wordBack, wordBack]
const PASSWORD = 'correct horse battery staple'

export const terminal: readonly Scenario[] = [
  {
    name: 'terminal-keys',
    title: 'keys are made and restored at the terminal',
    async play(stage) {
      const generate = 'key generate --name a --network regtest --work-factor 1 --dice-only'
      const dice = diceOf('akira').trim()
      const answers = [dice.slice(0, 60), dice.slice(60), ...WORDS, PASSWORD, PASSWORD]
      await stage.run(generate, { answers })
      await stage.run('key verify --name a', { answers: ['wrong words'] })
      await stage.run(
        'key generate --name b --network regtest --work-factor 1 --no-dice --words 12 --language ja',
        {
          answers: [...WORDS, PASSWORD, PASSWORD],
          forms: ['ja'],
        },
      )
      const other = 'key generate --name c --network regtest --work-factor 1 --no-dice --words 12'
      await stage.run(other, { answers: ['wrong', 'wrong', 'wrong'] })
      await stage.run(other, { answers: [...WORDS, PASSWORD, 'another'] })
      await stage.run(other, { answers: [...WORDS, '', ''] })
      await stage.run('key generate --name c --network regtest', { answers: ['6'.repeat(99)] })
      await stage.run('key generate', { answers: ['c', 'regtest', '1234567'] })
      stage.write('words.txt', `${'zoo '.repeat(11)}wrong\n`)
      const known = `${'zoo '.repeat(11)}wrong`
      await stage.run('key restore --name r --network regtest --work-factor 1', {
        answers: [known, PASSWORD, PASSWORD],
      })
      await stage.run('key restore --name s --network regtest --work-factor 1', { answers: ['zoo zoo'] })
    },
  },
  {
    name: 'terminal-signing',
    title: 'vaults are registered, proposals signed and policies approved at the terminal',
    async play(stage) {
      const vault = await makeTeam(stage)
      await fundTeam(stage, [50_000_000])
      await stage.prepare(
        `propose --home akira --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --fee 1000sat --reference R-1 --to ${payee()}=0.1btc --out payout.psbt`,
      )
      stage.say('vault register')
      const register = 'vault register treasury.vault.json --watch-only --home watch'
      await stage.run(register, { answers: [false], forms: ['en'] })
      await stage.run(register, { answers: [true], forms: ['en', 'ja', 'json'] })
      stage.say('sign')
      const sign = 'sign payout.psbt --key akira --vault treasury --home akira'
      await stage.run(sign, { answers: ['0.2', PASSWORD], forms: ['en'] })
      await stage.run(sign, { answers: ['0.10001', 'wrong'], forms: ['en'] })
      await stage.run(sign, {
        answers: ['0.10001', PASSWORD],
        isTerminal: true,
        columns: 100,
        forms: ['en', 'ja', 'json'],
      })
      stage.say('what is missing is asked for')
      await stage.run('review payout.psbt --home akira', { answers: ['treasury'], forms: ['en'] })
      await stage.run('sign payout.psbt --home beatrice', {
        answers: ['beatrice', 'treasury', 'no'],
        forms: ['en'],
      })
      stage.say('policies')
      stage.write(
        'policy.yaml',
        `ringi: 1\nkind: policy\nname: spending\nnetwork: regtest\nvault: ${vault}\nversion: 1\nprevious: none\nrules:\n  op-return: { max: 0 }\n`,
      )
      const approve = (officer: string) =>
        `policy approve policy.yaml --home ${officer} --key ${officer} --vault treasury`
      await stage.run(approve('akira'), { answers: ['no'], forms: ['en'] })
      await stage.run(approve('akira'), { answers: ['spending 1', PASSWORD], forms: ['en'] })
      await stage.run(approve('beatrice'), { answers: ['spending 1', PASSWORD], forms: ['en'] })
      const activate =
        'policy activate policy.yaml --home akira --vault treasury --approval policy.approved-akira.json --approval policy.approved-beatrice.json'
      await stage.run(activate, { answers: [false], forms: ['en'] })
      await stage.run(activate, { answers: [true, PASSWORD], forms: ['en'] })
      stage.say('home seal, log correct and qr read')
      await stage.prepare(
        'propose --home akira --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --fee 2000sat --to bcrt1qqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs559rjs=0.2btc --out second.psbt',
      )
      await stage.run('home seal --home akira --key akira', { answers: [false], forms: ['en'] })
      await stage.run('home seal --home akira --key akira', { answers: [true, PASSWORD], forms: ['en'] })
      await stage.run('log correct --entry 2 --end --home akira --key akira --vault treasury', {
        answers: [true, PASSWORD],
        forms: ['en'],
      })
      await stage.prepare('qr show treasury.vault.json --png codes')
      await stage.run('qr read codes --out arrived.json', { answers: [true], forms: ['en'] })
      stage.say('a terminal that breaks')
      const broken: Answer = () => {
        throw new TypeError('broken')
      }
      await stage.run('vault register treasury.vault.json --watch-only --home other', { answers: [broken] })
    },
  },
]
