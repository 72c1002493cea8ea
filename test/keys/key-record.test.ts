import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { signMessage } from '../../src/chain/signed-message.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { formatKeyRecord, parseKeyRecord } from '../../src/keys/key-record.js'
import { formatPath, parsePath } from '../../src/keys/path.js'
import { eachVector } from '../support/vectors.js'

eachVector(
  'bip129',
  one => {
    const record = parseKeyRecord(one.record)
    expect(record.token).toBe(one.token_hex)
    expect(record.origin.fingerprint).toBe(one.master_key_fingerprint)
    expect(record.origin.path).toEqual(parsePath(one.derivation_path))
    expect(record.description).toBe(one.record_lines.description)
    if (one.xpub === undefined) expect(toHex(record.publicKey)).toBe(one.public_key_hex)
    expect(record.xpub?.toString()).toBe(one.xpub)
    if (record.xpub !== undefined && one.token_hex === '00') {
      expect(formatKeyRecord(record.origin, record.xpub, record.description)).toBe(one.signed_message)
    }
    // The signature covers every character of the four lines.
    const changed = one.record.replace(one.record_lines.description, `${one.record_lines.description}.`)
    expect(() => parseKeyRecord(changed)).toThrowCode('cosigner.bad-signature')
  },
  'round1_key_record',
)

const master = ExtendedPrivateKey.fromSeed(new Uint8Array(64).fill(11), NETWORKS.mainnet)
const path = parsePath('48h/0h/0h/2h')
const account = master.derive(path)
const origin = { fingerprint: master.fingerprint, path }
const four = formatKeyRecord(origin, account.neuter(), 'Signer 1 key')
const signed = (lines: string) => `${lines}\n${signMessage(utf8(lines), account.privateKey)}`

test('a record reads back, with or without a last line end', () => {
  for (const text of [signed(four), `${signed(four)}\n`]) {
    expect(formatPath(parseKeyRecord(text).origin.path)).toBe('48h/0h/0h/2h')
  }
})

test('a key of the test networks is read as one', () => {
  const tMaster = ExtendedPrivateKey.fromSeed(new Uint8Array(64).fill(11), NETWORKS.testnet)
  const key = tMaster.derive(parsePath('45h'))
  const lines = formatKeyRecord(
    { fingerprint: tMaster.fingerprint, path: parsePath('45h') },
    key.neuter(),
    '',
  )
  const record = parseKeyRecord(`${lines}\n${signMessage(utf8(lines), key.privateKey)}`)
  expect(record.xpub?.toString()).toMatch(/^tpub/)
})

test('a description in decomposed letters is signed as it stands', () => {
  expect(parseKeyRecord(signed(four.replace('Signer', 'Ze\u0301'))).description).toBe('Ze\u0301 1 key')
})

describe('refused', () => {
  const swap = (from: string | RegExp, to: string) => signed(four.replace(from, to))
  test('not for lacking the signature, but is marked', () => {
    expect(parseKeyRecord(four).isSigned).toBe(false)
    expect(parseKeyRecord(signed(four)).isSigned).toBe(true)
  })

  test.each([
    ['nothing', '', 'cosigner.malformed'],
    ['three lines', four.split('\n').slice(0, 3).join('\n'), 'cosigner.malformed'],
    ['six lines', `${signed(four)}\nmore`, 'cosigner.malformed'],
    ['two line ends', `${signed(four)}\n\n`, 'cosigner.malformed'],
    ['DOS line ends', signed(four).replaceAll('\n', '\r\n'), 'cosigner.malformed'],
    ['another version', swap('BSMS 1.0', 'BSMS 2.0'), 'cosigner.malformed'],
    ['an odd token', swap('\n00\n', '\n0\n'), 'cosigner.malformed'],
    ['a token of 9 bytes', swap('\n00\n', `\n${'ab'.repeat(9)}\n`), 'cosigner.malformed'],
    ['a description of 81 characters', swap('Signer 1 key', 'x'.repeat(81)), 'cosigner.malformed'],
    ['a terminal escape', swap('Signer 1 key', 'a\u001b[2J'), 'cosigner.malformed'],
    ['far too much', signed(four.replace('Signer', 'x'.repeat(100_000))), 'cosigner.malformed'],
    ['no origin', swap(/\[.*\]/, ''), 'path.malformed'],
    ['a short fingerprint', swap(/\[../, '['), 'fingerprint.malformed'],
    ["another path than the key's", swap("2'", "1'"), 'extended-key.origin'],
    ['hardening lost', swap("2'", '2'), 'extended-key.origin'],
    ['a child path behind the key', swap(/\nSigner/, '/0/*\nSigner'), 'extended-key.malformed'],
    ['a point off the curve', swap(/xpub.*/, `02${'00'.repeat(31)}07`), 'point.not-on-curve'],
    ['a signature that is none', `${four}\nno`, 'message.malformed'],
    ['a key in capitals', swap(/xpub.*/, toHex(account.publicKey).toUpperCase()), 'extended-key.malformed'],
  ] as const)('%s', (_, text, code) => {
    expect(() => parseKeyRecord(text)).toThrowCode(code)
  })

  test('a signature by another key, even of the same master', () => {
    const other = signMessage(utf8(four), master.derive(parsePath('48h/0h/1h/2h')).privateKey)
    expect(() => parseKeyRecord(`${four}\n${other}`)).toThrowCode('cosigner.bad-signature')
  })

  test('a private key, which is not repeated', () => {
    const xprv = account.serializePrivate()
    const attempt = () => parseKeyRecord(swap(/xpub.*/, xprv))
    expect(attempt).toThrowCode('extended-key.private')
    try {
      attempt()
    } catch (error) {
      expect(inspect(error, { showHidden: true })).not.toContain(xprv.slice(20, 40))
    }
  })
})
