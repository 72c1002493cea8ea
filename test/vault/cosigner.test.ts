import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { signMessage, verifyMessageByKey } from '../../src/chain/signed-message.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { formatKeyRecord, parseKeyRecord } from '../../src/keys/key-record.js'
import { parsePath } from '../../src/keys/path.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import {
  type CosignerRecord,
  createCosignerFile,
  keyExpression,
  parseCosignerFile,
} from '../../src/vault/cosigner.js'

const seed = new Uint8Array(64).fill(21)

function cosigner(
  network: CosignerRecord['network'] = 'mainnet',
  scriptType: CosignerRecord['scriptType'] = 'p2wsh',
  account = 0,
): { record: CosignerRecord; key: ExtendedPrivateKey } {
  const master = ExtendedPrivateKey.fromSeed(seed, NETWORKS[network])
  const path = parsePath(SCRIPT_TYPES[scriptType].accountPath(NETWORKS[network], account))
  const key = master.derive(path)
  const { fingerprint } = master
  return { record: { name: '佐藤', network, scriptType, fingerprint, path, xpub: key.neuter() }, key }
}

const { record, key } = cosigner()
const text = createCosignerFile(record, key)
const file = JSON.parse(text)

/** A file that says something else, with or without a signature of what it says. */
function forged(changes: Record<string, string>, signer?: ExtendedPrivateKey): string {
  const fields = { ...file, ...changes }
  const signature =
    signer === undefined ? {} : { signature: signMessage(utf8(fields.record), signer.privateKey) }
  return JSON.stringify({ ...fields, ...signature }, null, 2)
}

describe('a cosigner file', () => {
  test.each(
    Object.keys(NETWORKS).flatMap(network =>
      Object.keys(SCRIPT_TYPES).map(scriptType => [network, scriptType] as const),
    ),
  )('reads back as it was written: %s, %s', (network, scriptType) => {
    const made = cosigner(network as CosignerRecord['network'], scriptType as CosignerRecord['scriptType'])
    const read = parseCosignerFile(createCosignerFile(made.record, made.key))
    expect({ ...read, xpub: `${read.xpub}` }).toEqual({ ...made.record, xpub: `${made.record.xpub}` })
  })

  test('can be of another account', () => {
    const made = cosigner('testnet', 'p2wsh', 7)
    expect(parseCosignerFile(createCosignerFile(made.record, made.key)).path).toEqual(
      parsePath('48h/1h/7h/2h'),
    )
  })

  test('says everything that other programs need', () => {
    expect(text.endsWith('}\n')).toBe(true)
    expect(Object.keys(file)).toEqual([
      'ringi',
      'kind',
      'name',
      'network',
      'scriptType',
      'fingerprint',
      'path',
      'xpub',
      'keyExpression',
      'record',
      'signature',
    ])
    expect(file.path).toBe('48h/0h/0h/2h')
    expect(file.keyExpression).toBe(`[${record.fingerprint}/48h/0h/0h/2h]${record.xpub}`)
    expect(file.keyExpression).toBe(keyExpression(record))
    expect(file.record).toBe(
      `BSMS 1.0\n00\n[${record.fingerprint}/48'/0'/0'/2']${record.xpub}\n佐藤 (mainnet, p2wsh)`,
    )
  })

  test('holds a key record of BIP 129', () => {
    const read = parseKeyRecord(`${file.record}\n${file.signature}`)
    expect(read.xpub?.toString()).toBe(file.xpub)
    expect(verifyMessageByKey(utf8(file.record), file.signature, record.xpub.publicKey)).toBe(true)
  })

  test('is the same every time, and in every layout', () => {
    expect(createCosignerFile(record, key)).toBe(text)
    expect(parseCosignerFile(JSON.stringify(file)).name).toBe('佐藤')
  })

  test("is not written for a key that is not the record's", () => {
    const other = cosigner('mainnet', 'p2wsh', 1)
    expect(() => createCosignerFile(record, other.key)).toThrowCode('cosigner.bad-signature')
    const nested = { ...record, scriptType: 'p2sh-p2wsh' as const, path: parsePath('48h/0h/0h/1h') }
    expect(() => createCosignerFile(nested, key)).toThrowCode('extended-key.origin')
  })

  test('gives no private key away', () => {
    expect(text).not.toContain(key.serializePrivate())
    expect(text).not.toMatch(/prv/)
  })
})

describe('a forged cosigner file', () => {
  const mallory = ExtendedPrivateKey.fromSeed(
    seed.map(byte => byte + 1),
    NETWORKS.mainnet,
  )
  const malloryKey = mallory.derive(record.path)
  const malloryExpression = `[${record.fingerprint}/48'/0'/0'/2']${malloryKey.neuter()}`

  test.each([
    ['another name', { name: 'mallory' }],
    ['another fingerprint', { fingerprint: 'deadbeef' }],
    ['the fingerprint in capitals', { fingerprint: record.fingerprint.toUpperCase() }],
    ['another key', { xpub: malloryKey.neuter().toString() }],
    [
      'another key expression',
      { keyExpression: `[${record.fingerprint}/48h/0h/0h/2h]${malloryKey.neuter()}` },
    ],
    ['another spelling of the path', { path: "m/48'/0'/0'/2'" }],
    ['another record', { record: file.record.replace(/\[.*/, malloryExpression) }],
    ['another description', { record: `${file.record} ` }],
    ['another signature', { signature: signMessage('x', key.privateKey) }],
    [
      'everything of another key but the signature',
      {
        xpub: malloryKey.neuter().toString(),
        keyExpression: `[${record.fingerprint}/48h/0h/0h/2h]${malloryKey.neuter()}`,
        record: file.record.replace(/\[.*/, malloryExpression),
      },
    ],
  ])('with %s is refused', (_, changes) => {
    expect(() => parseCosignerFile(forged(changes))).toThrowCode('cosigner.bad-signature')
  })

  test('signed by another key is refused', () => {
    expect(() => parseCosignerFile(forged({}, malloryKey))).toThrowCode('cosigner.bad-signature')
  })

  test('for another network of the same family is refused', () => {
    const made = cosigner('testnet')
    const written = createCosignerFile(made.record, made.key)
    expect(() => parseCosignerFile(written.replace('"testnet"', '"signet"'))).toThrowCode(
      'cosigner.bad-signature',
    )
  })

  test('of which any character has been changed is refused, or says the same', () => {
    const said = JSON.stringify(parseCosignerFile(text))
    for (let at = 0; at < text.length; at += 7) {
      const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
      expect(() => parseCosignerFile(changed)).toThrow(expect.objectContaining({ name: 'RingiError' }))
    }
    expect(JSON.stringify(parseCosignerFile(text.replaceAll('\n', '\r\n')))).toBe(said)
  })
})

describe('a cosigner file, signed by its own key but wrong in itself,', () => {
  /** A file made as the program makes it, from a record that it would not make. */
  function made(changes: Partial<CosignerRecord>): string {
    const wrong = { ...record, ...changes }
    const path = wrong.path
      .map(level => (level < 0x80000000 ? `${level}` : `${level - 0x80000000}h`))
      .join('/')
    const description = `${wrong.name} (${wrong.network}, ${wrong.scriptType})`
    const fields = {
      name: wrong.name,
      network: wrong.network,
      scriptType: wrong.scriptType,
      fingerprint: wrong.fingerprint,
      path,
      xpub: `${wrong.xpub}`,
      keyExpression: keyExpression(wrong),
      record: formatKeyRecord(wrong, wrong.xpub, description),
    }
    return forged(fields, key)
  }

  test('would be right but for its changes', () => {
    expect(parseCosignerFile(made({})).name).toBe('佐藤')
  })

  test.each([
    ['a path of another account', { path: parsePath('48h/0h/1h/2h') }, undefined],
    ['a path that is too long', { path: parsePath('48h/0h/0h/2h/0') }, 'path.unusual'],
    ['a path that is too short', { path: parsePath('48h/0h/0h') }, 'path.unusual'],
    ['no path', { path: [] }, 'extended-key.origin'],
    ['a path of another script type', { path: parsePath('48h/0h/0h/1h') }, 'path.unusual'],
    ['a path of a test network', { path: parsePath('48h/1h/0h/2h') }, 'path.unusual'],
    ['an account that is not hardened', { path: parsePath('48h/0h/0/2h') }, 'path.unusual'],
    ['a script level that is not hardened', { path: parsePath('48h/0h/0h/2') }, 'path.unusual'],
    ['a path of another chain', { path: parsePath('44h/22h/0h/2h') }, 'path.unusual'],
    ['BIP 45 for a key of BIP 48', { path: parsePath('45h') }, 'extended-key.origin'],
    ['BIP 48 for P2SH', { scriptType: 'p2sh' }, 'path.unusual'],
    ['P2SH with a third level', { scriptType: 'p2sh', path: parsePath('45h/0h/5h') }, 'extended-key.origin'],
    ['a fingerprint of seven digits', { fingerprint: 'd34db33' }, 'fingerprint.malformed'],
    ['a key of another level', { xpub: record.xpub.child(2) }, 'extended-key.origin'],
    ['a key of the test networks', { xpub: cosigner('testnet').record.xpub }, 'extended-key.network'],
    ['a path too deep', { path: Array(11).fill(0) }, 'path.too-deep'],
    ['a name that is none', { name: 'a b' }, 'cosigner.malformed'],
  ] as const)('is refused for %s', (_, changes, code) => {
    // The last level of another account's path agrees with the key's: only the key's owner can know.
    if (code === undefined) expect(parseCosignerFile(made(changes)).path).toEqual(changes.path)
    else expect(() => parseCosignerFile(made(changes))).toThrowCode(code)
  })

  test('is refused for a signature that is none', () => {
    expect(() => parseCosignerFile(forged({ signature: 'none' }))).toThrowCode('message.malformed')
  })

  test('is refused for a private key, which is not repeated', () => {
    const xprv = key.serializePrivate()
    for (const changes of [{ xpub: xprv }, { xpub: xprv, note: 'more' }, { name: xprv }]) {
      try {
        parseCosignerFile(forged(changes))
        expect.unreachable()
      } catch (error) {
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(xprv.slice(20, 40))
      }
    }
    expect(() => parseCosignerFile(forged({ xpub: xprv }))).toThrowCode('extended-key.private')
    expect(() => parseCosignerFile(`{"xpub": "${xprv}"`)).toThrowCode('cosigner.malformed')
  })
})
