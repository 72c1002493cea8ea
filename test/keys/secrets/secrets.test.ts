import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entropyToMnemonic, wordlists } from 'bip39'
import { describe, expect, test } from 'vitest'
import { comparisonWords } from '../../../src/keys/comparison-words.js'
import { secretIn } from '../../../src/keys/secrets/index.js'

const root = join(import.meta.dirname, '../../..')
const LANGUAGES = [
  'english',
  'japanese',
  'korean',
  'spanish',
  'chinese_simplified',
  'chinese_traditional',
  'french',
  'italian',
  'czech',
  'portuguese',
] as const
const words = (language: string, hex = '7f3a'.repeat(8)) =>
  entropyToMnemonic(hex, wordlists[language]).split(/\s/)

describe.each(LANGUAGES)('words in %s', language => {
  const list = words(language)
  const numbered = (mark: string) => list.map((word, i) => `${i + 1}${mark}${word}`)
  test.each([
    ['with spaces', list.join(' ')],
    ['with wide and no-break spaces', list.join('\u3000\u00a0')],
    ['composed', list.join(' ').normalize('NFC')],
    ['without accents', list.join(' ').replace(/[\u0300-\u036f]/g, '')],
    ['in capitals', list.join(' ').toUpperCase()],
    ['on lines', list.join('\r\n')],
    ['numbered', numbered('. ').join('\n')],
    ['numbered without a space', numbered('').join(' ')],
    [
      'in two columns',
      [0, 1, 2, 3, 4, 5].map(i => `${i + 1} ${list[i]}   ${i + 7} ${list[i + 6]}`).join('\n'),
    ],
    [
      'in a table',
      `<table>${list.map((word, i) => `<tr><td>${i + 1}</td><td class="w">${word}</td></tr>`).join('')}</table>`,
    ],
    ['in a list', `<ol>${list.map(word => `<li>${word}</li>`).join('')}</ol>`],
    ['in JSON', JSON.stringify({ backup: list })],
    ['by name in JSON', JSON.stringify(Object.fromEntries(list.map((word, i) => [`w${i}`, word])))],
    ['as keywords', list.map((word, i) => `Word number ${i + 1}: ${word}`).join('\n')],
    ['with commas and bars', list.map((word, i) => word + (i % 2 ? ' | ' : ',')).join('')],
    [
      'with characters that are not seen',
      list.map(word => `${word[0]}\u200b${word.slice(1)}`).join('\u00ad \u2060'),
    ],
    ['in prose', `Dear Chidi, here they are: ${list.join(' ')}. Keep them well.`],
    ['in base64', Buffer.from(list.join(' ')).toString('base64')],
    ['in base64 on lines', Buffer.from(list.join(' ')).toString('base64').replace(/.{20}/g, '$&\n')],
    ['in hex', Buffer.from(list.join('\n')).toString('hex')],
    ['twenty-four of them', words(language, '5c91'.repeat(16)).join(' ')],
    ['with one that is mistyped', list.with(4, language.startsWith('chinese') ? '鬱' : 'mistyped').join(' ')],
  ])('%s', (_, text) => {
    expect(secretIn(text)).toBe('mnemonic')
  })

  test('without anything between them', () => {
    expect(secretIn(list.join(''))).toBe('mnemonic')
  })
})

const list = words('english')
test.each([
  ['in camel case', list.map(word => word[0]?.toUpperCase() + word.slice(1)).join('')],
  ['cut to four letters', list.map(word => word.slice(0, 4)).join(' ')],
  [
    'cut to four letters, in capitals, numbered',
    list.map((word, i) => `${i + 1}:${word.slice(0, 4).toUpperCase()}`).join('\n'),
  ],
  [
    'in their own language with those of another',
    `${words('spanish').join(' ')}\n${list.slice(0, 5).join(' ')}`,
  ],
])('English words %s', (_, text) => expect(secretIn(text)).toBe('mnemonic'))

const XPRV =
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi'
const WIF = 'KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617'
test.each([
  ...['xprv', 'yprv', 'zprv', 'Yprv', 'Zprv', 'tprv', 'uprv', 'vprv', 'Uprv', 'Vprv'].map(prefix =>
    XPRV.replace('xprv', prefix),
  ),
  XPRV.match(/.{1,4}/g)?.join(' ') as string,
  XPRV.match(/.{1,30}/g)?.join('\n> ') as string,
  XPRV.toUpperCase(),
  `wsh(sortedmulti(1,[d34db33f/48h]${XPRV}/0/*))`,
  '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ',
  'cTpB4YiyKiBcPxnefsDpbnDxFDffjqJob8wGCEDXxgQ7zQoMXJdH',
  WIF,
  `key: ${WIF}!`,
  WIF.match(/.{1,4}/g)?.join(' ') as string,
  WIF.match(/.{1,13}/g)?.join('\n') as string,
  '6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg',
  'ms10testsxxxxxxxxxxxxxxxxxxxxxxxxxx4nzvca9cmczlw'.padEnd(60, 'q'),
  'UR:CRYPTO-SEED/OYADGDIYWLAMAEJSZSWDWYTLTIFEENFTLNMNWKBDHNSSRO',
])('a private key: %s', text => expect(secretIn(text)).toBe('private-key'))

test.each([
  'age-encryption.org/v1\n-> scrypt aaaa 18\n',
  '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----',
  Buffer.from('age-encryption.org/v1\n-> scrypt').toString('base64'),
  Buffer.from('age-encryption.org/v1\n-> scrypt').toString('hex'),
  '-----BEGIN EC PRIVATE KEY-----\nMHQ',
])('a file of keys: %j', text => expect(secretIn(text)).toBe('key-file'))

const DICE = '1624351624362514362514263514625143625142635142635162'
test.each([
  DICE,
  DICE.match(/./g)?.join(' ') as string,
  DICE.match(/.{1,5}/g)?.join('\n') as string,
  DICE.match(/./g)?.join(', ') as string,
  `my dice: ${DICE}.`,
  '0723 1895 0739 0654 1596 1602 0099 0767 0428 1872 1226 1116',
  '072318950739065415961602009907670428187212261116',
])('dice, and numbers of words: %s', text => expect(secretIn(text)).toBe('dice'))

describe('comparison words', () => {
  const [own, other] = ['01', '02'].map(byte => comparisonWords(Buffer.from(byte.repeat(32), 'hex'))) as [
    string,
    string,
  ]
  const rows = own
    .split(' ')
    .map((word, i) => `${i + 1} ${word}`)
    .join('  ')
  test.each([own, rows, `Words  Compare these words with the other officers by voice.\n${rows}\n`])(
    'are told: %s',
    text => {
      expect(secretIn(text)).toBe('comparison-words')
      expect(secretIn(text, [other])).toBe('comparison-words')
      expect(secretIn(text, [other, own])).toBeUndefined()
    },
  )
  test('hide nothing beside them', () => {
    expect(secretIn(`${own}\n${list.join(' ')}`, [own])).toBe('mnemonic')
    expect(secretIn(`${own}\n${other}`, [own])).toBe('comparison-words')
    expect(secretIn(`${own}\n${other}`, [own, other])).toBeUndefined()
  })
})

// That page is a list of codes in small words, and that one shows how a file of keys begins.
const SPECIAL = /exit-statuses|key-files/
test('pages, examples, policies and the program’s own text have no secret in them that is none', () => {
  const folders = [
    'docs',
    'examples/policies',
    'examples/ci',
    'test/formats/fixtures',
    'test/formats/dialects',
  ]
  const files = folders
    .flatMap(folder =>
      readdirSync(join(root, folder), { withFileTypes: true })
        .filter(one => one.isFile())
        .map(({ name }) => join(folder, name)),
    )
    .filter(file => !SPECIAL.test(file))
  const found = files
    .map(file => [file, secretIn(readFileSync(join(root, file), 'utf8'))])
    .filter(([, kind]) => kind !== undefined && kind !== 'comparison-words')
  expect(found).toEqual([])
})

test('letters that stand by chance in a public key are none of a private one', () => {
  // Its middle reads cpRv; the test vector's private key is one wherever it is glued.
  const xpub =
    'xpub6ES42dAhZ1xAoNeRBiKdfR6o4tZZ6PD59cpRvwqexnVpJRHno4jaoVhcf8mp86bGRxxuoKikfAr86GcpWM2eM5MPoUUK3T9ep4jdkcu9Gev'
  const xprv =
    'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi'
  expect(secretIn(`${xpub}\n${xpub}`)).toBeUndefined()
  for (const text of [`key${xprv}`, `${xpub}${xprv}`, xprv.match(/.{1,4}/g)?.join(' ') ?? ''])
    expect(secretIn(text)).toBeDefined()
})
