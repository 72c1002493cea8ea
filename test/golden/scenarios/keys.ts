import type { Scenario } from '../golden.js'
import { diceOf } from '../team.js'

const KEY = '--network regtest --work-factor 1 --password-file password.txt'

export const keys: Scenario = {
  name: 'keys',
  title: 'keys are made, restored, verified and handed out',
  async play(stage) {
    stage.write('dice.txt', diceOf('akira'))
    stage.write('few.txt', '123456')
    stage.write('biased.txt', '6'.repeat(120))
    stage.write('odd.txt', '1234567890')
    stage.write('wrong.txt', 'battery horse\n')
    stage.write('exposed.txt', 'correct horse battery staple\n', 0o644)

    stage.say('key generate')
    await stage.run(
      `key generate --name akira ${KEY} --dice dice.txt --dice-only --words-out akira.words.txt --entropy-out akira.entropy.json`,
    )
    await stage.run(
      `key generate --name ja ${KEY} --dice - --dice-only --words 12 --language ja --words-out ja.words.txt`,
      { stdin: diceOf('beatrice') },
    )
    await stage.run(`key generate --name mixed ${KEY} --dice dice.txt --words-out mixed.words.txt`)
    await stage.run(`key generate --name drawn ${KEY} --no-dice --words 12 --words-out drawn.words.txt`)
    const generate = `key generate --name x ${KEY}`
    await stage.run(`${generate} --dice few.txt --words-out w.txt`)
    await stage.run(`${generate} --dice biased.txt --words-out w.txt`)
    await stage.run(`${generate} --dice odd.txt --words-out w.txt`)
    await stage.run(`${generate} --dice nowhere.txt --words-out w.txt`)
    await stage.run(`${generate} --words 13`)
    await stage.run(`${generate} --no-dice`)
    await stage.run(`${generate} --words-out w.txt`)
    await stage.run(`${generate} --no-dice --dice-only --words-out w.txt`)
    await stage.run(`key generate --name akira ${KEY} --no-dice --words-out w.txt`)
    await stage.run(`key generate --name ../x ${KEY} --no-dice --words-out w.txt`)
    await stage.run('key generate --name x --network moon --no-dice')
    await stage.run(
      'key generate --name x --network regtest --work-factor 1 --no-dice --words-out w.txt --password-file exposed.txt',
    )

    stage.say('key restore')
    await stage.run(`key restore --name again --home again ${KEY} --words-file akira.words.txt`)
    await stage.run(`key restore --name ja --home again ${KEY} --words-file ja.words.txt --language ja`)
    await stage.run(`key restore --name x ${KEY} --words-file few.txt`)
    stage.write('checksum.txt', `${'abandon '.repeat(11)}ability\n`)
    await stage.run(`key restore --name x ${KEY} --words-file checksum.txt`)
    stage.write('known.txt', `${'abandon '.repeat(11)}about\n`)
    await stage.run(`key restore --name x ${KEY} --words-file known.txt`)
    await stage.run(`key restore --name akira ${KEY} --words-file akira.words.txt`)

    stage.say('key verify')
    await stage.run('key verify --name akira --words-file akira.words.txt')
    await stage.run('key verify --name akira --words-file mixed.words.txt')
    await stage.run('key verify --name nobody --words-file mixed.words.txt')
    await stage.run('key verify --name akira')

    stage.say('key xpub')
    await stage.run('key xpub --name akira --script-type p2wsh')
    await stage.run('key xpub --name akira --script-type p2sh-p2wsh')
    await stage.run('key xpub --name akira --script-type p2sh --out -')
    await stage.run('key xpub --name akira --script-type p2wsh --format bsms')
    await stage.run('key xpub --name akira --script-type p2wsh --account 3 --password-file password.txt')
    await stage.run(
      'key xpub --name akira --script-type p2wsh --path 45h/0 --out odd.json --password-file password.txt',
    )
    await stage.run('key xpub --name akira --script-type p2wsh')
    await stage.run('key xpub --name akira --script-type p2tr')
    await stage.run(
      'key xpub --name akira --script-type p2wsh --account 1 --out y.json --password-file wrong.txt',
    )
    await stage.run('key xpub --name akira --script-type p2wsh --account 1 --path m')

    stage.say('key list')
    await stage.run('key list')
    await stage.run('key list --home nowhere')
    await stage.run('key list --verbose')
    await stage.run('key list too many')

    stage.say('key entropy')
    await stage.run('key entropy --dice dice.txt')
    await stage.run(`key entropy --dice dice.txt --system ${'0123456789abcdef'.repeat(4)} --words 12`)
    await stage.run('key entropy --dice few.txt')
    await stage.run('key entropy --dice dice.txt --system 00ff')
    await stage.run('key entropy --dice dice.txt --system xyz')
  },
}
