import { RingiError } from '../bitcoin/error.js'
import { wifsIn } from '../keys/wif.js'

/**
 * Throws `secret.in-arguments` where a command line has an extended private key, a private key in wallet import format,
 * or the words of a mnemonic in it. They are in the shell's history by now, but need not be in a file or a message of
 * ours as well. The error repeats nothing of them.
 */
export async function refuseSecretArguments(argv: readonly string[]): Promise<void> {
  if (argv.some(word => EXTENDED_KEY.test(word) || wifsIn(word).length > 0)) throw given('a private key')
  for (const run of wordRuns(argv)) if (await isMnemonic(run)) throw given('a mnemonic')
}

// xprv and its kin of SLIP 132, in the base58 alphabet.
const EXTENDED_KEY = /[a-zA-Z]prv[1-9A-HJ-NP-Za-km-z]{80,}/

const LEAST_WORDS = 12

// What people number or part words with.
const BETWEEN = /[\s=,;:|/_.()[\]-]+/

/** Words that stand one after the other, in one argument or in many, numbers between them passed over. */
function wordRuns(argv: readonly string[]): string[][] {
  const runs: string[][] = [[]]
  for (const argument of argv) {
    if (/^--?\p{L}/u.test(argument)) runs.push([])
    for (const word of argument.replace(/^--?[\p{L}-]+/u, '').split(BETWEEN)) {
      if (/^[\p{L}\p{M}]+$/u.test(word)) runs.at(-1)?.push(word.toLowerCase().normalize('NFKD'))
      else if (!/^\p{Nd}*$/u.test(word)) runs.push([])
    }
  }
  return runs.filter(({ length }) => length >= LEAST_WORDS)
}

// Typed in a hurry, one word or another may be wrong. Of other prose, a memo, hardly a third is in a list.
const MOSTLY = 0.75

/** Whether among `words` there are as many as a mnemonic has, one after the other, and mostly of one list. */
async function isMnemonic(words: readonly string[]): Promise<boolean> {
  const { LANGUAGE_NAMES, wordsOf } = await import('../keys/languages.js')
  return LANGUAGE_NAMES.some(language => {
    const list = new Set(wordsOf(language))
    let known = 0
    return words.some((word, at) => {
      known += list.has(word) ? 1 : 0
      const left = words[at - LEAST_WORDS]
      if (left !== undefined && list.has(left)) known--
      return known >= MOSTLY * LEAST_WORDS
    })
  })
}

function given(what: string): RingiError {
  return new RingiError('secret.in-arguments', `There is ${what} on the command line.`, {
    hint: 'Treat it as given away: others on this machine could see it, and the shell keeps its history.',
  })
}
