import { concat, utf8 } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { NETWORKS } from '../../src/chain/network.js'
import { decodeBase58Check, encodeBase58Check } from '../../src/keys/base58check.js'
import { checkDice, parseDice } from '../../src/keys/dice.js'
import { ExtendedPrivateKey, ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { mnemonicOf, parseMnemonic } from '../../src/keys/mnemonic.js'
import { LANGUAGE_NAMES } from '../../src/keys/mnemonic-languages.js'
import { parseName } from '../../src/keys/name.js'
import { formatOrigin, parseOrigin } from '../../src/keys/origin.js'
import { formatPath, parsePath } from '../../src/keys/path.js'
import { normalizeSlip132 } from '../../src/keys/slip132.js'
import { VERSION_BYTES } from '../../src/keys/version-bytes.js'
import { allScenes, wordsOf } from '../material.js'
import { mutateBytes } from '../mutate/bytes.js'
import type { Random } from '../random.js'
import { again, looseText, orCode, same, sameBytes, type Target, textOf } from '../target.js'
import { byText } from './shared.js'

const EXTENDED_KEY = /^[a-zA-Z](pub|prv)[A-Za-z0-9]{100,}$/

const keyTexts = () =>
  allScenes().flatMap(({ vault, accountKeys }) => [
    ...vault.cosigners.map(({ xpub }) => xpub.toString()),
    ...accountKeys.slice(0, 1).map(key => key.serializePrivate()),
  ])

/** Half of the time something else is written under a checksum that is right. */
function mutateKey(input: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const payload = decodeBase58Check(looseText(input))
  if (payload === undefined || random.oneIn(3)) return byText('', () => []).mutate(input, random, other)
  const row = random.pick(VERSION_BYTES)
  const version = new DataView(new ArrayBuffer(4))
  version.setUint32(0, random.oneIn(4) ? row.private : row.public)
  const head = random.oneIn(3) ? new Uint8Array(version.buffer) : payload.subarray(0, 4)
  const changed = concat(head, mutateBytes(payload.subarray(4), random, payload))
  return utf8(encodeBase58Check(changed.subarray(0, 90)))
}

/** Extended keys of BIP 32, public and private. */
export const extendedKey: Target = {
  ...byText('extended-key', keyTexts, EXTENDED_KEY),
  mutate: mutateKey,
  check(input) {
    const text = textOf(input)
    const found = [NETWORKS.mainnet, NETWORKS.regtest].map(network => {
      const key = orCode(() => ExtendedPublicKey.parse(text, network))
      if (typeof key !== 'string') {
        same('public', key.toString(), text)
        sameBytes('bytes', ExtendedPublicKey.fromBytes78(key.bytes78, network).bytes78, key.bytes78)
        return 'public'
      }
      const secret = orCode(() => ExtendedPrivateKey.parse(text, network))
      if (typeof secret !== 'string') same('private', secret.serializePrivate(), text)
      return typeof secret === 'string' ? key : 'private'
    })
    if (found.every(one => one.includes('.')))
      throw new RingiError('extended-key.malformed', { why: 'damaged' })
    return found.join()
  },
}

/** Extended keys with the prefixes of SLIP 132. */
export const slip132: Target = {
  ...byText('slip132', keyTexts, EXTENDED_KEY),
  mutate: mutateKey,
  check(input) {
    const text = textOf(input)
    const found = [NETWORKS.mainnet, NETWORKS.regtest].map(network => {
      const read = orCode(() => normalizeSlip132(text, network))
      if (typeof read === 'string') return read
      const [old, usual] = [text, read.key].map(one => decodeBase58Check(one) ?? new Uint8Array(0))
      sameBytes('payload', (old as Uint8Array).subarray(4), (usual as Uint8Array).subarray(4))
      same('checksum', encodeBase58Check(old as Uint8Array), text)
      const twice = again('normalised', () => normalizeSlip132(read.key, network))
      same('twice', JSON.stringify(twice), JSON.stringify({ key: read.key }))
      same('hint', read.hint === undefined, read.key === text)
      return `public ${read.hint}`
    })
    if (found.every(one => one.includes('.')))
      throw new RingiError('extended-key.malformed', { why: 'damaged' })
    return found.join()
  },
}

/** Derivation paths, alone and in a key origin. */
export const path: Target = {
  ...byText('path', () => [
    '48h/0h/0h/2h',
    "m/48'/1'/0'/1'",
    'm',
    '',
    '0/2147483647',
    '[d34db33f/45h/0]',
    '[D34DB33F]',
  ]),
  check(input) {
    const text = textOf(input)
    if (text.startsWith('[')) {
      const printed = formatOrigin(parseOrigin(text))
      const body = text.slice(9).replaceAll("'", 'h')
      same('origin', printed, text.slice(0, 9).toLowerCase() + body)
      return `origin ${printed.length}`
    }
    const levels = parsePath(text)
    same('path', formatPath(levels), text.replace(/^m\/?/, '').replaceAll("'", 'h'))
    return `${levels.length}`
  },
}

/** Names of keys, cosigners and vaults, which become names of files. */
export const name: Target = {
  ...byText('name', () => [
    'akira',
    '稟議',
    'ひらがな-が',
    'a.b_c-1',
    'नमस्ते',
    'x'.repeat(40),
    '-x',
    '..',
    'com1',
  ]),
  check(input) {
    const text = textOf(input)
    same('name', parseName(text), text)
    same('safe as a file name', /[\p{C}\p{Z}/\\:*?"<>|]|^\.|^-|^$/u.test(text), false)
    same('composed', text.normalize('NFC'), text)
    return `${[...text].length}`
  },
}

/** Words of BIP 39, in every language. */
export const mnemonic: Target = {
  ...byText('mnemonic', () => [
    wordsOf('akira'),
    ...LANGUAGE_NAMES.flatMap(language =>
      [16, 32].map(length => mnemonicOf(new Uint8Array(length).fill(length), language)),
    ),
  ]),
  takes: text => (text.trim().split(/\s+/).length >= 12 && text.length < 2000 ? utf8(text) : undefined),
  check(input) {
    const { words, language, entropy } = parseMnemonic(textOf(input))
    same('words', mnemonicOf(entropy, language), words)
    const spelled = [words, words.normalize('NFD').toUpperCase(), words.replaceAll(/\s/g, '\n ')]
    for (const one of spelled) {
      sameBytes('entropy', again('printed', () => parseMnemonic(one, language)).entropy, entropy)
    }
    return `${language} ${entropy.length}`
  },
}

/** Throws of dice. */
export const dice: Target = {
  ...byText('dice', () => ['123456'.repeat(17), '1 2 3,4\n5\t6', '', '3616254132546123']),
  check(input) {
    const read = parseDice(textOf(input))
    same('digits', /^[1-6]*$/.test(read), true)
    same(
      'twice',
      again('printed', () => parseDice(read)),
      read,
    )
    same(
      'spaced',
      again('spaced', () => parseDice([...read].join(', '))),
      read,
    )
    return [12, 24].map(words => orCode(() => checkDice(read, words as 12 | 24)) ?? 'good').join()
  },
}

export const keyTargets = [extendedKey, slip132, path, name, mnemonic, dice]
