import { entropyToMnemonic, wordlists } from 'bip39'
import { describe, expect, it } from 'vitest'
import { refuseSecretArguments } from '../../src/cli/secret-arguments.js'

const XPRV =
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi'
const WIFS = [
  '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ',
  'KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617',
  'cTpB4YiyKiBcPxnefsDpbnDxFDffjqJob8wGCEDXxgQ7zQoMXJdH',
]

describe('refuseSecretArguments', () => {
  const words = (language: keyof typeof wordlists, hex = '7f3a'.repeat(8)) =>
    entropyToMnemonic(hex, wordlists[language])

  it.each(['english', 'japanese', 'spanish', 'chinese_simplified', 'korean', 'czech'] as const)(
    'knows words in %s, in one argument or in many',
    async language => {
      const text = words(language)
      for (const argv of [
        ['key', 'restore', text],
        ['key', 'restore', ...text.split(/\s/)],
        [`--words=${text}`],
        ['--words-file', text.toUpperCase()],
        [text.split(/\s/).join(',')],
        [text.split(/\s/).with(5, 'mistyped').join(' ')],
        ...['-', '_', ' | ', '/', ': '].map(between => [text.split(/\s/).join(between)]),
        text.split(/\s/).map((word, i) => `${i + 1}. ${word}`),
        text.split(/\s/).flatMap((word, i) => [`${i + 1})`, word]),
        ['sign', ...'what else there is to say to it before all of the'.split(' '), text, 'and', 'so', 'on'],
      ])
        await expect(refuseSecretArguments(argv)).rejects.toThrowCode('secret.in-arguments')
    },
  )

  it.each([XPRV, ...WIFS])('knows the key %s', async key => {
    for (const argument of [key, `--to=${key}`, `(${key})`])
      await expect(refuseSecretArguments(['x', argument])).rejects.toThrowCode('secret.in-arguments')
  })

  it('lets pass what is no secret', async () => {
    await refuseSecretArguments([
      ...'propose --vault treasury --utxos a.json --to bcrt1qqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqsr0lkwh=1btc'.split(
        ' ',
      ),
      '--memo',
      'the second half of what we owe the roofers for the work that they did on the north side in march',
      '--reference',
      words('english').split(' ').slice(0, 11).join(' '),
      '--coin',
      `${'ab'.repeat(32)}:0`,
      // 51 and 52 digits between two zeros, which base58 does not have.
      ...['5', '9', 'c'].map(first => `ab0${first}${'1f'.repeat(25)}0${'0'.repeat(9)}`),
      `a0c${'1f'.repeat(25)}20${'0'.repeat(9)}`,
      XPRV.replace('xprv', 'xpub'),
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    ])
  })
})
