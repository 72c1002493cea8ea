import { describe, expect, test } from 'vitest'
import { helpOn } from '../../src/cli/help.js'
import { COMMON } from '../../src/cli/parse.js'
import { COMMANDS } from '../../src/cli/registry.js'
import { helpWordsIn, LANGUAGE_CODES } from '../../src/words/language.js'

/** What each command and its options are described with, in English. */
const described = new Set(COMMON.map(({ description }) => description))
for (const { name, summary } of COMMANDS) {
  described.add(summary)
  const { data } = await helpOn(name.split(' '), 'en')
  const { arguments: operands, options } = data as Record<string, { description: string }[]>
  for (const { description } of [...(operands ?? []), ...(options ?? [])]) described.add(description)
}

describe.each(LANGUAGE_CODES.filter(code => code !== 'en'))('help in %s', code => {
  test(`describes every command, argument and option: src/words/${code}/help.ts has the sentences`, async () => {
    const words = await helpWordsIn(code)
    const told = [...described].filter(text => words.described(text) === text)
    // What are names and nothing else are the same in every language.
    expect(told.filter(text => !/^[a-z0-9-]+(?:, [a-z0-9-]+)+$|^BIP/.test(text))).toEqual([])
  })

  test('fits into 80 columns, however wide its characters are', async () => {
    const { text } = await helpOn(['sign'], code)
    const wide = (line: string) =>
      [...line].reduce((sum, one) => sum + (/[\u3000-\uffef]/.test(one) ? 2 : 1), 0)
    expect(Math.max(...text.split('\n').map(wide))).toBeLessThanOrEqual(80)
  })
})
