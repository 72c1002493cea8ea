import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { makeScene, type Scene } from '../cli/cases.js'
import { makeKey, type Office, payee, VAULT } from '../support/ceremony.js'
import { type KnownKey, knownKey, knownWords } from './known.js'
import { writeProvocations } from './provoke.js'

/** A team that works, and keys of which everything is known. */
export interface SecretStage extends Scene {
  readonly keys: readonly KnownKey[]
  /** What some words of the command lines stand for. */
  readonly names: Readonly<Record<'COIN' | 'CODED', string>>
  /** Files that hold a secret by design: what a person brings, and what a rehearsal asked for. */
  readonly secretFiles: ReadonlySet<string>
}

/** Passphrases and a password that stand nowhere else. */
export const PASSPHRASE = 'zwölf Pflaumenbäume'
const LANGUAGES = ['english', 'japanese', 'spanish', 'chinese_simplified', 'czech', 'korean'] as const

const RESTORE = '--network regtest --work-factor 1 --password-file password.txt --home homes/known'

/** Makes a scene, brings back known keys in several languages, and lays out what commands can be given wrongly. */
export async function makeSecretStage(): Promise<SecretStage> {
  const scene = await makeScene('in process')
  const { office } = scene
  const restored = await Promise.all(LANGUAGES.map(language => restore(office, language)))
  await makeKey(office, 'mainstay', 'homes/both', { network: 'mainnet' })
  const made = ['officer-1', 'officer-2', 'officer-3', 'stranger', 'real', 'mainstay'].map(name =>
    knownKey(name, 'english', readFileSync(office.path(`${name}.words.txt`), 'utf8').trim()),
  )
  const keys = [...restored, ...made]
  await layOut(scene)
  writeProvocations(scene)
  await office.ok('vault import d-claimed.txt --name claimed --network regtest')
  misplace(scene, keys[0] as KnownKey)
  const secretFiles = [
    'password.txt',
    'exposed.txt',
    'link.txt',
    'free.txt',
    'passphrase.txt',
    ...MISPLACED,
    ...keys.map(({ name }) => `${name}.words.txt`),
  ]
  const CODED = `${scene.digest}:${'00'.repeat(16)}`
  const names = { COIN: readFileSync(office.path('coin.txt'), 'utf8'), CODED }
  return { ...scene, keys, names, secretFiles: new Set(secretFiles) }
}

async function restore(office: Office, language: (typeof LANGUAGES)[number]): Promise<KnownKey> {
  const name = `k-${language.replace('_', '-')}`
  const passphrase = language === 'english' ? '' : PASSPHRASE
  const key = knownKey(name, language, knownWords(name, language), passphrase)
  office.write(`${name}.words.txt`, `${key.words}\n`)
  office.write('passphrase.txt', `${PASSPHRASE}\n`)
  const extra = passphrase === '' ? '' : ' --passphrase-file passphrase.txt'
  await office.ok(
    `key restore --name ${name} ${RESTORE} --words-file ${name}.words.txt --language ${CODES[language]}${extra}`,
  )
  return key
}

const CODES = {
  english: 'en',
  japanese: 'ja',
  spanish: 'es',
  chinese_simplified: 'zh-hans',
  czech: 'cs',
  korean: 'ko',
} as const

async function layOut({ office, home }: Scene): Promise<void> {
  await office.ok(
    `propose --vault ${VAULT} --home ${home} --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 7 --to ${payee('regtest', 3)}=1.2btc --out other-payment.psbt`,
  )
  await office.ok('convert other-payment.psbt --psbt-version 2 --out other-payment.v2.psbt')
  await office.ok(`vault register other.vault.json --watch-only --yes --home ${home}`)
  await office.ok('vault register treasury.vault.json --watch-only --yes --home homes/both')
  office.write('other-vault.json', JSON.stringify(await office.ok('vault show other.vault.json')))
  await office.ok(
    'vault create --name twin --threshold 1 --cosigner officer-1.cosigner.json --cosigner officer-2.cosigner.json --cosigner officer-3.cosigner.json --script-type p2wsh --network regtest',
  )
  for (const name of ['exposed', 'damaged', 'tampered', 'cut', 'costly'])
    cpSync(office.path(home), office.path('homes', name), { recursive: true })
  chmodSync(office.path('homes/exposed'), 0o755)
  rmSync(office.path('homes/damaged/home.key'))
  writeFileSync(office.path(`homes/tampered/vaults/${VAULT}.json`), '{}')
  const age = readFileSync(office.path(home, 'keys/officer-1.age'))
  writeFileSync(office.path('homes/cut/keys/officer-1.age'), age.subarray(0, -9))
  const costly = age.toString('latin1').replace(/ 1\n/, ' 31\n')
  writeFileSync(office.path('homes/costly/keys/officer-1.age'), costly, 'latin1')
}

/** Files with a secret in a form that some command takes for what it reads. */
export const MISPLACED = [
  's-words.txt',
  's-typo.txt',
  's-swapped.txt',
  's-xprv.txt',
  's-wif.txt',
  's-hex.txt',
  's-json.json',
  's-utxos.json',
  's-payouts.csv',
  's-raw.bin',
  'd-xprv.txt',
  'd-wif.txt',
  'c-xprv.json',
  'v-xprv.json',
]

/** Writes them: what somebody in a hurry gives to the wrong option. */
function misplace({ office, vault }: Scene, { words, texts, bytes }: KnownKey): void {
  const list = words.split(' ')
  const [first, second] = [list[0] as string, list[1] as string]
  const xprv = texts.find(text => text.startsWith('tprv')) as string
  const wif = texts.find(text => text.startsWith('c')) as string
  const hex = Buffer.from(bytes[1] as Uint8Array).toString('hex')
  const json = { ringi: 1, kind: 'cosigner', name: words, words, xpub: xprv, address: wif, mac: hex }
  const [utxo] = JSON.parse(readFileSync(office.path('listunspent.json'), 'utf8'))
  const bare = (vault.descriptor as string).split('#')[0] as string
  const key = vault.cosigners[0].xpub as string
  const cosigner = readFileSync(office.path('officer-1.cosigner.json'), 'utf8')
  const file = readFileSync(office.path('treasury.vault.json'), 'utf8')
  const contents: Readonly<Record<(typeof MISPLACED)[number], string | Uint8Array>> = {
    's-words.txt': `${words}\n`,
    's-typo.txt': words.replace(first, `${first}x`),
    's-swapped.txt': [second, first, ...list.slice(2)].join(' '),
    's-xprv.txt': `${xprv}\n`,
    's-wif.txt': `${wif}\n`,
    's-hex.txt': `${hex}\n`,
    's-json.json': JSON.stringify(json),
    's-utxos.json': JSON.stringify([{ ...utxo, label: words, desc: xprv, address: wif }]),
    's-payouts.csv': `address,amount,label\n${wif},${words},${xprv}\n${words},1btc,x\n`,
    's-raw.bin': bytes[1] as Uint8Array,
    'd-xprv.txt': `${addChecksum(bare.replace(key, xprv))}\n`,
    'd-wif.txt': `${addChecksum(`wsh(multi(1,${wif}))`)}\n`,
    'c-xprv.json': cosigner.replace(/[tV]pub[1-9A-HJ-NP-Za-km-z]+/g, xprv),
    'v-xprv.json': file.replace(key, xprv),
  }
  for (const [name, content] of Object.entries(contents)) office.write(name, content)
}
