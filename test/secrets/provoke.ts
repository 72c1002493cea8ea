import { readFileSync, symlinkSync, truncateSync } from 'node:fs'
import { address, Transaction } from 'bitcoinjs-lib'
import { fromHex } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { toSlip132 } from '../../src/keys/slip132.js'
import { MAX_FILE_BYTES } from '../../src/platform/read-file.js'
import { u32, u64 } from '../attacks/toolkit/bytes.js'
import { fieldOf, G, I, O, pair, RawPsbt, set } from '../attacks/toolkit/raw-psbt.js'
import { Traitor } from '../attacks/toolkit/traitor.js'
import type { Scene } from '../cli/cases.js'
import { payee, VAULT } from '../support/ceremony.js'
import { OTHER_NETWORKS } from '../support/other-networks.js'

/** A PSBT that something is wrong with. */
export interface Doctored {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Proposals that are wrong in every way that the program has a code for. */
export function doctored(scene: Scene): Doctored[] {
  const honest = readFileSync(scene.office.path('payout.psbt'))
  const second = readFileSync(scene.office.path('other-payment.v2.psbt'))
  const raw = (change: (psbt: RawPsbt) => void, bytes = honest): Uint8Array => {
    const psbt = new RawPsbt(bytes)
    change(psbt)
    return psbt.bytes()
  }
  const input = (change: (map: RawPsbt['inputs'][number]) => RawPsbt['inputs'][number]) =>
    raw(psbt => {
      psbt.inputs[0] = change(psbt.inputs[0] ?? [])
    })
  const changeAt = new RawPsbt(honest).outputs.findIndex(map =>
    map.some(({ key }) => key[0] === O.derivation),
  )
  const transaction = (edit: Parameters<RawPsbt['edit']>[0]) => raw(psbt => psbt.edit(edit))
  const traitor = new Traitor(scene, 'officer-2')
  const signed = (forgery: object, inputs?: number[]) => raw(psbt => traitor.sign(psbt, forgery, inputs))
  const stranger = fromHex(`02${'79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798'}`)
  const { firstAddress } = JSON.parse(readFileSync(scene.office.path('other-vault.json'), 'utf8'))
  const otherScript = address.toOutputScript(firstAddress, OTHER_NETWORKS.regtest)
  const cases: Readonly<Record<string, Uint8Array | string>> = {
    truncated: honest.subarray(0, -20),
    trailing: Buffer.concat([honest, Uint8Array.of(1, 2, 3)]),
    encoding: 'cHNidP8B!!!!',
    'version 1': raw(psbt => psbt.global.push(pair(G.psbt, u32(1)))),
    'version of a later field': raw(psbt => psbt.global.push(pair(G.version, u32(2)))),
    'a key twice': input(map => [...map, map[0] as never]),
    'an input twice': transaction(({ inputs }) => inputs.push(inputs[0] as never)),
    'no input': transaction(tx => {
      tx.inputs = []
    }),
    'no output': transaction(tx => {
      tx.outputs = []
    }),
    'no txid': raw(psbt => {
      psbt.inputs[0] = (psbt.inputs[0] ?? []).filter(({ key }) => key[0] !== I.txid)
    }, second),
    'two lock times': raw(psbt => {
      psbt.inputs[0] = [...(psbt.inputs[0] ?? []), pair(I.height, u32(100))]
      psbt.inputs[1] = [...(psbt.inputs[1] ?? []), pair(I.time, u32(1_700_000_000))]
    }, second),
    'a lock time of an input': raw(psbt => {
      psbt.inputs[0] = [...(psbt.inputs[0] ?? []), pair(I.height, u32(100))]
    }, second),
    'a missing map': raw(psbt => {
      psbt.global = set(psbt.global, G.outputs, Uint8Array.of(200))
    }, second),
    modifiable: raw(psbt => psbt.global.push(pair(G.modifiable, Uint8Array.of(1))), second),
    'a wrong count': raw(psbt => {
      psbt.global = set(psbt.global, G.inputs, Uint8Array.of(0xfd, 1, 0))
    }, second),
    'a long count': raw(psbt => psbt.global.push({ key: Uint8Array.of(0x44), value: new Uint8Array(0) })),
    'a bad amount': input(map => set(map, I.utxo, new Uint8Array(3))),
    'a bad key': input(map => [...map, pair(I.signature, new Uint8Array(71), new Uint8Array(32))]),
    'a scriptSig': transaction(({ inputs }) => {
      if (inputs[0]) inputs[0].script = Uint8Array.of(0x51)
    }),
    'another prevtx': input(map => set(map, I.prevtx, prevtxOf(3))),
    'no prevtx': input(map => map.filter(({ key }) => key[0] !== I.prevtx)),
    'another amount': input(map => set(map, I.utxo, amended(fieldOf(map, I.utxo) as Uint8Array))),
    'another witness script': input(map => set(map, I.witness, Uint8Array.of(0x51, 0x51, 0x51))),
    'a redeem script': input(map => set(map, I.redeem, Uint8Array.of(0x51))),
    'a stranger’s derivation': input(map => [...map, pair(I.derivation, new Uint8Array(24), stranger)]),
    'derivations moved': input(map =>
      map.map(({ key, value }) =>
        key[0] === I.derivation
          ? { key, value: Buffer.concat([value.subarray(0, -4), u32(9)]) }
          : { key, value },
      ),
    ),
    'fingerprints of zeros': input(map => renamed(map, '00000000')),
    'other fingerprints': input(map => renamed(map, 'deadbeef')),
    'a key of mainnet': raw(psbt => {
      const key = xpubIn(scene.vault).bytes78.slice()
      key.set(fromHex('0488b21e'))
      psbt.global.push(pair(G.xpub, Buffer.concat([new Uint8Array(4), ...[48, 0, 0, 2].map(hardened)]), key))
    }),
    'a taproot field': input(map => [...map, pair(I.tapInternalKey, stranger.subarray(1))]),
    'an unknown field': input(map => [...map, pair(0x77, Uint8Array.of(1), Uint8Array.of(1))]),
    'a sighash type': input(map => set(map, I.sighash, u32(2))),
    'change from a ransom path': raw(psbt => {
      const map = psbt.outputs[changeAt] ?? []
      psbt.edit(({ outputs }) => {
        if (outputs[changeAt]) outputs[changeAt].script = fromHex(`0014${'66'.repeat(20)}`)
      })
      psbt.outputs[changeAt] = deeper(map.filter(({ key }) => key[0] === O.derivation))
    }),
    'a payment to another vault': raw(psbt => {
      const at = 1 - changeAt
      psbt.edit(({ outputs }) => {
        if (outputs[at]) outputs[at].script = otherScript
      })
      psbt.outputs[at] = [pair(O.derivation, new Uint8Array(12), stranger)]
    }),
    'change gone': raw(psbt => {
      const map = psbt.outputs[changeAt] ?? []
      psbt.edit(tx => {
        const output = tx.outputs[changeAt]
        if (output) output.script = fromHex(`0014${'66'.repeat(20)}`)
      })
      psbt.outputs[changeAt] = map
    }),
    'no fee': transaction(({ outputs }) => {
      if (outputs[0]) outputs[0].value += 10_000_000_000n
    }),
    'a high fee': transaction(({ outputs }) => {
      if (outputs[changeAt]) outputs[changeAt].value -= 100_000n
    }),
    'an absurd fee': transaction(({ outputs }) => {
      if (outputs[changeAt]) outputs[changeAt].value = 1_000n
    }),
    'a fee too low': transaction(({ outputs }) => {
      if (outputs[changeAt]) outputs[changeAt].value += 1_000n
    }),
    'odd outputs': transaction(({ outputs }) => {
      outputs.push({ value: 0n, script: fromHex(`0014${'55'.repeat(20)}`) })
      outputs.push({ value: 0n, script: fromHex('6a0461626364') })
      outputs.push({ value: 500n, script: fromHex('51') })
      outputs.push({ value: 5_000n, script: fromHex('6a0461626364') })
      outputs.push({ value: 5_000n, script: fromHex(`5320${'55'.repeat(32)}`) })
      outputs.push({ value: 5n, script: fromHex(`0014${'54'.repeat(20)}`) })
    }),
    'odd timing': transaction(tx => {
      tx.version = 7
      tx.locktime = 400_000_000
      for (const one of tx.inputs) one.sequence = 0x10
    }),
    'far in the future': transaction(tx => {
      tx.locktime = 4_000_000_000
    }),
    'an odd memo': raw(psbt => psbt.global.push({ key: proprietary(1), value: Buffer.from('a\u202eb') })),
    'a broken memo': raw(psbt => psbt.global.push({ key: proprietary(1), value: Uint8Array.of(0xff, 0xfe) })),
    'too much money': transaction(({ outputs }) => {
      if (outputs[0]) outputs[0].value = 2n ** 63n
    }),
    'a forged signature': signed({ digest: new Uint8Array(32).fill(7) }),
    'a high s': signed({ highS: true }),
    'a high r': signed({ highR: true }),
    'a signature of another type': signed({ type: 0x83 }),
    'half a signature': signed({}, [0]),
    'no DER': input(map => [...map, pair(I.signature, NOT_STRICT, derivationKey(map))]),
    'a stranger’s signature': input(map => [
      ...map,
      pair(I.signature, traitor.signature(new RawPsbt(honest), 0), stranger),
    ]),
    'a point off the curve': input(map => [
      ...map,
      pair(I.derivation, new Uint8Array(24), fromHex(`02${'ff'.repeat(32)}`)),
    ]),
    'a final witness': input(map => set(map, I.finalWitness, Uint8Array.of(1, 0))),
    'a final script': input(map => set(map, I.finalScript, Uint8Array.of(0x51))),
  }
  return Object.entries(cases).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
  }))
}

// A DER signature whose r is padded with a byte too many (BIP 66).
const NOT_STRICT = fromHex(`3046022200${'00'.repeat(1)}${'11'.repeat(32)}0220${'22'.repeat(32)}01`)

function derivationKey(map: RawPsbt['inputs'][number]): Uint8Array {
  return (map.find(({ key }) => key[0] === I.derivation) as { key: Uint8Array }).key.subarray(1)
}

function renamed(map: RawPsbt['inputs'][number], fingerprint: string): RawPsbt['inputs'][number] {
  return map.map(({ key, value }) =>
    key[0] === I.derivation
      ? { key, value: Buffer.concat([fromHex(fingerprint), value.subarray(4)]) }
      : { key, value },
  )
}

function hardened(level: number): Uint8Array {
  return u32(0x80000000 + level)
}

function deeper(map: RawPsbt['outputs'][number]): RawPsbt['outputs'][number] {
  return map.map(({ key, value }) => ({ key, value: Buffer.concat([value, u32(0x80000005)]) }))
}

function amended(utxo: Uint8Array): Uint8Array {
  return Buffer.concat([u64(4_242_424n), utxo.subarray(8)])
}

// BIP 174: 0xFC, then the length of the prefix and the prefix, then the subtype.
function proprietary(subtype: number): Uint8Array {
  return Buffer.concat([Uint8Array.of(0xfc, 5), Buffer.from('ringi'), Uint8Array.of(subtype)])
}

function prevtxOf(number: number): Uint8Array {
  const transaction = new Transaction()
  transaction.addInput(new Uint8Array(32).fill(number), 0)
  transaction.addOutput(fromHex('51'), 1n)
  return transaction.toBuffer()
}

const KEY = '--network regtest --work-factor 1 --password-file password.txt'
const PROPOSE = `propose --vault ${VAULT} --home HOME --fee-rate 5 --prevtxs prevtxs.hex --out -`
const TO = `--to ${payee('regtest')}=0.2btc`
const WITH = `${PROPOSE} --utxos listunspent.json`

function xpubIn({ cosigners }: Scene['vault']): ExtendedPublicKey {
  return ExtendedPublicKey.parse(cosigners[0].xpub, NETWORKS.regtest)
}

function placeOf({ scriptPubKey, address, desc }: Record<string, unknown>): object {
  return { scriptPubKey, address, desc }
}

// A stranger's vault in which the first officer's fingerprint stands before another key.
function claimed(office: Scene['office'], vault: Scene['vault']): string {
  const { descriptor, cosigners } = JSON.parse(readFileSync(office.path('other.vault.json'), 'utf8'))
  const bare = (descriptor as string).split('#')[0] as string
  return bare.replace(cosigners?.[0]?.fingerprint ?? /(?<=\[)[0-9a-f]{8}/, vault.cosigners[0].fingerprint)
}

/** Writes the files that {@link LINES} name. */
export function writeProvocations({ office, vault }: Scene): void {
  const [row, next] = JSON.parse(readFileSync(office.path('listunspent.json'), 'utf8'))
  const utxos = (name: string, change: object) => office.write(name, JSON.stringify([{ ...row, ...change }]))
  office.write('utxos-bad.json', '[{}]')
  const rows = (name: string, ...all: object[]) => office.write(name, JSON.stringify(all))
  rows('utxos-twice.json', row, { ...row, amount: 3 })
  rows('utxos-foreign.json', row, {
    ...next,
    scriptPubKey: `0020${'77'.repeat(32)}`,
    address: payee('regtest'),
    desc: undefined,
  })
  rows('utxos-waiting.json', row, { ...next, confirmations: 0 })
  rows('utxos-swapped.json', { ...row, ...placeOf(next) })
  const scan = JSON.parse(readFileSync(office.path('scantxoutset.json'), 'utf8'))
  const young = scan.unspents.map((one: object) => ({ ...one, coinbase: true, height: scan.height - 3 }))
  office.write('utxos-young.json', JSON.stringify({ ...scan, unspents: young }))
  office.write('coin.txt', `${young[0].txid}:${young[0].vout}`)
  utxos('utxos-amount.json', { amount: 3.5 })
  utxos('utxos-script.json', { scriptPubKey: `0020${'77'.repeat(32)}` })
  utxos('utxos-unconfirmed.json', { confirmations: 0 })
  utxos('utxos-missing.json', { txid: 'ab'.repeat(32) })
  utxos('utxos-vout.json', { vout: 9 })
  office.write('prevtxs-bad.hex', 'zz\n')
  office.write('prevtxs-cut.hex', '0200\n')
  const payouts = (name: string, lines: string) => office.write(name, `address,amount,label\n${lines}`)
  payouts('payouts-none.csv', '')
  payouts('payouts-twice.csv', `${payee('regtest')},0.1btc,a\n${payee('regtest')},0.1btc,a\n`)
  office.write('biased.txt', '1'.repeat(120))
  office.write('no-utf8.txt', Uint8Array.of(0xff, 0xfe, 0xfd))
  office.write('known.txt', `${'abandon '.repeat(23)}art\n`)
  office.write('checksum.txt', 'abandon '.repeat(24).trim())
  office.write('ambiguous.txt', '的 '.repeat(24).trim())
  const coin = { type: 'output', ref: `${row.txid}:${row.vout}`, spendable: false }
  office.write('labels.jsonl', JSON.stringify(coin))
  office.write('labels-bad.jsonl', '{}')
  office.write('labels-twice.jsonl', `${JSON.stringify(coin)}\n${JSON.stringify({ ...coin, label: 'x' })}`)
  const bare = (vault.descriptor as string).split('#')[0] as string
  const descriptor = (name: string, text: string) => office.write(name, `${addChecksum(text)}\n`)
  descriptor('d-malformed.txt', 'wsh(sortedmulti(2,')
  descriptor('d-unsupported.txt', `wsh(pkh(${vault.cosigners[0].xpub}))`)
  descriptor('d-threshold.txt', bare.replace('sortedmulti(2', 'sortedmulti(4'))
  descriptor('d-not-multipath.txt', bare.replaceAll('<0;1>/*', '0'))
  descriptor(
    'd-many.txt',
    `wsh(sortedmulti(1,${Array(21)
      .fill(bare.match(/\[[^,)]+/)?.[0])
      .join()}))`,
  )
  descriptor(
    'd-twice.txt',
    `wsh(sortedmulti(1,${Array(2)
      .fill(bare.match(/\[[^,)]+/)?.[0])
      .join()}))`,
  )
  descriptor('d-path.txt', bare.replace('48h', '48x'))
  descriptor('d-deep.txt', bare.replace('/48h', '/1/2/3/4/5/6/7/8/9/10/11/48h'))
  descriptor('d-fingerprint.txt', bare.replace(/\[[0-9a-f]{8}/, '[0011'))
  descriptor(
    'd-xpub.txt',
    bare.replace(/(tpub.{20})(.)/, (_, before, at) => before + (at === 'x' ? 'y' : 'x')),
  )
  descriptor(
    'd-unusual.txt',
    bare.replaceAll('/48h/', '/48/').replaceAll(']48h', ']48').replaceAll('[', '[').replaceAll('48h', '48'),
  )
  descriptor('d-zeros.txt', bare.replace(/\[[0-9a-f]{8}/, '[00000000'))
  office.write('d-bare.txt', `${bare}\n`)
  descriptor('d-bare-keys.txt', bare.replaceAll(/\[[^\]]+\]/g, ''))
  descriptor('d-point.txt', `wsh(multi(1,02${'ff'.repeat(32)}))`)
  descriptor('d-hint.txt', bare.replace(/tpub\w+/, `${toSlip132(xpubIn(vault), 'p2sh-p2wsh')}`))
  office.write('bsms.txt', `BSMS 1.0\n${bare}\n/0/*,/1/*\n${payee('regtest')}\n`)
  office.write('token.txt', '00112233445566778899aabbccddeeff\n')
  office.write('bsms.dat', 'ab'.repeat(100))
  office.write('comparison.txt', `${vault.words}\n`)
  office.write(
    'electrum.txt',
    'wild father tree among universe such mobile favorite target dynamic credit identify',
  )
  office.write('slip39.txt', 'academic '.repeat(20).trim())
  office.write('blank.txt', 'plum ')
  office.write('crlf.jsonl', '{}\r\n')
  office.write('odd.tx', 'abc\n')
  descriptor('d-unsorted.txt', bare.replace('sortedmulti', 'multi'))
  descriptor('d-claimed.txt', claimed(office, vault))
  descriptor('d-origin.txt', bare.replace('48h/1h/0h/2h', '48h/1h/0h'))
  const cosigner = JSON.parse(readFileSync(office.path('officer-1.cosigner.json'), 'utf8'))
  const amend = (name: string, change: object) =>
    office.write(name, JSON.stringify({ ...cosigner, ...change }))
  amend('c-signature.json', { name: 'officer-9' })
  const file = JSON.parse(readFileSync(office.path('treasury.vault.json'), 'utf8'))
  office.write('v-version.json', JSON.stringify({ ...file, ringi: 99 }))
  office.write('v-digest.json', JSON.stringify({ ...file, digest: '00'.repeat(32) }))
  office.write('too-large.bin', '')
  truncateSync(office.path('too-large.bin'), MAX_FILE_BYTES + 1)
  symlinkSync('password.txt', office.path('link.txt'))
  const conflicting = (value: number) => {
    const psbt = new RawPsbt(readFileSync(office.path('payout.psbt')))
    psbt.inputs[0]?.push(pair(0x77, Uint8Array.of(value), Uint8Array.of(1)))
    return psbt.bytes()
  }
  office.write('conflict-1.psbt', conflicting(1))
  office.write('conflict-2.psbt', conflicting(2))
}

/** Command lines that go wrong in ways that the tables of test/cli have not; `HOME` and `DIGEST` are put in. */
export const LINES: readonly string[] = [
  'key restore --seed abc',
  `key generate --name m --network mainnet --dice dice.txt --dice-only --words-out m.txt --i-know --password-file password.txt --work-factor 1 --allow-online`,
  `key generate --name unsaved ${KEY} --no-dice --backup slip39 --home homes/unsaved`,
  `key generate --name x ${KEY} --dice biased.txt --words-out w.txt`,
  `key generate --name x ${KEY} --no-dice --language xx --words-out w.txt`,
  `key restore --name x ${KEY} --words-file checksum.txt`,
  `key restore --name x ${KEY} --words-file ambiguous.txt`,
  `key restore --name x ${KEY} --words-file known.txt --home homes/p`,
  `key restore --name x --network mainnet --password-file password.txt --words-file known.txt --allow-online`,
  `key restore --name x --network mainnet --password-file password.txt --words-file known.txt`,
  `key restore --name x ${KEY} --words-file no-utf8.txt`,
  'key list --home homes/exposed',
  'key list --home homes/damaged',
  'key xpub --name officer-1 --script-type p2wsh --account 4 --password-file password.txt --home homes/cut',
  'key xpub --name officer-1 --script-type p2wsh --account 4 --password-file password.txt --home homes/costly',
  'key xpub --name officer-1 --script-type p2wsh --account 4 --password-file password.txt --passphrase-file wrong-password.txt --home HOME',
  'vault show treasury --home homes/tampered',
  ...[
    'd-malformed',
    'd-unsupported',
    'd-threshold',
    'd-not-multipath',
    'd-many',
    'd-twice',
    'd-path',
    'd-deep',
    'd-fingerprint',
    'd-xpub',
    'd-origin',
    'd-unusual',
    'd-bare-keys',
    'd-point',
    'd-xprv',
    'd-wif',
    'd-zeros',
    'd-bare',
  ].map(name => `vault import ${name}.txt --name ${name} --network regtest`),
  'vault import d-hint.txt --name d --network regtest',
  'vault import bsms.txt --name d --network regtest',
  'vault import bsms.dat --name d --network regtest',
  'vault import bsms.dat --name d --network regtest --token-file token.txt',
  'vault import bsms.dat --name d --network regtest --token-file password.txt',
  'vault import d-unsorted.txt --name unsorted --network regtest',
  'vault export unsorted.vault.json --format coldcard',
  'vault import descriptor.txt --name d --network mainnet',
  'vault import descriptor.txt --name d --network regtest --cosigner-name a --cosigner-name a',
  `vault create --name v --threshold 1 ${Array(21).fill('--cosigner officer-1.cosigner.json').join(' ')} --script-type p2wsh --network regtest`,
  'vault create --name v --threshold 1 --cosigner officer-1.cosigner.json --cosigner officer-1.cosigner.json --script-type p2wsh --network regtest',
  'vault create --name v --threshold 1 --cosigner c-signature.json --script-type p2wsh --network regtest',
  'vault create --name v --threshold 1 --cosigner c-xprv.json --script-type p2wsh --network regtest',
  'vault show v-version.json',
  'vault show v-digest.json',
  'vault register twin.vault.json --yes --home HOME',
  ...[
    'bad',
    'twice',
    'amount',
    'script',
    'unconfirmed',
    'missing',
    'vout',
    'foreign',
    'waiting',
    'swapped',
    'young',
  ].map(name => `${PROPOSE} --utxos utxos-${name}.json ${TO}`),
  `${PROPOSE} --utxos listunspent.json --sweep ${payee('regtest')} --coin ${'ab'.repeat(32)}:0`,
  `${WITH.replace('prevtxs.hex', 'prevtxs-bad.hex')} ${TO}`,
  `${WITH.replace('prevtxs.hex', 'prevtxs-cut.hex')} ${TO}`,
  `${PROPOSE} --utxos utxos-young.json ${TO} --coin COIN`,
  `${WITH} ${TO} --labels labels.jsonl`,
  `${WITH} ${TO} --labels labels-bad.jsonl`,
  `${WITH} ${TO} --labels labels-twice.jsonl`,
  `${WITH} --payouts payouts-none.csv`,
  `${WITH} --to ${payee('regtest')}=149999000sat`,
  `${WITH} --to ${payee('regtest')}=99999000sat --coin COIN`,
  `${WITH} ${TO} --change-index 900`,
  `${WITH} --payouts payouts-twice.csv`,
  `${WITH} ${TO} ${TO}`,
  `${WITH} --to bcrt1pqqqq=1btc`,
  `${WITH} --to ${payee('regtest')}=x`,
  `${WITH} --to ${payee('regtest')}=0.000000001btc`,
  `${WITH} --to ${payee('regtest')}=22000000btc`,
  `${WITH.replace('--fee-rate 5', '--fee-rate x')} ${TO}`,
  `${WITH.replace('--fee-rate 5', '--fee 1sat')} ${TO}`,
  `${WITH} ${TO} --memo ${'m'.repeat(2000)}`,
  `${WITH} ${TO} --data abc`,
  `${WITH} ${TO} --data ${'d'.repeat(162)}`,
  `${WITH.replace('--fee-rate 5', '--fee-rate 50')} --to ${payee('regtest')}=0.01btc --consolidate`,
  `${WITH} --child-of COIN`,
  `${WITH} ${TO} --height 499999999999`,
  `${WITH} ${TO} --change-index 900000`,
  'vault address treasury --home HOME --index 5000',
  'combine payout.signed-officer-1.psbt other-payment.psbt --vault treasury --home HOME --out c.psbt',
  'combine conflict-1.psbt conflict-2.psbt --vault treasury --home HOME --out -',
  'explain payout.psbt --home homes/none',
  'inspect too-large.bin',
  'home seal --key officer-1 --password-file password.txt --home HOME --yes',
  'home seal --key officer-1 --password-file password.txt --home HOME --yes',
  'vault import d-claimed.txt --name claimed --network regtest --out -',
  'vault register claimed.vault.json --yes --home HOME --password-file password.txt',
  'key generate --name free --network regtest --no-dice --words-out free.txt --work-factor 1 --password-file link.txt',
  'key generate --name free --network regtest --no-dice --words-out free.txt --work-factor 1 --password-file password.txt --home homes/free',
  'verify payout.tx --vault treasury --home HOME --proposal other-payment.psbt',
  'sign payout.psbt --key officer-1 --vault treasury --approve CODED --password-file password.txt --home HOME --out -',
  'key verify --name officer-1 --words-file comparison.txt --home HOME',
  'key verify --name officer-1 --words-file electrum.txt --home HOME',
  'key verify --name officer-1 --words-file slip39.txt --home HOME',
  'key verify --name officer-1 --words-file officer-1.words.txt --passphrase-file blank.txt --home HOME',
  'log verify crlf.jsonl',
  'verify odd.tx --vault treasury --home HOME',
  'key list --home homes/none',
  'sign payout.psbt --key mainstay --vault treasury --approve DIGEST --password-file password.txt --home homes/both --out - --allow-online',
]
