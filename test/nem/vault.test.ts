import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import type { Code } from '../../src/base/codes.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { NETWORKS } from '../../src/chain/network.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { decodeSignedNem } from '../../src/nem/codec/decode.js'
import { encodeSignedNem } from '../../src/nem/codec/encode.js'
import type { Modification } from '../../src/nem/codec/transaction.js'
import { conversionOf, convertAccount, requireConversion } from '../../src/nem/conversion.js'
import { createNemCosignerFile, parseNemCosignerFile } from '../../src/nem/cosigner-file.js'
import { isNemPublicKey, nemPublicKey, nemSign, nemVerifies } from '../../src/nem/ed25519-keccak.js'
import { nemAccountKey, parseNemPrivateKey } from '../../src/nem/keys.js'
import { signedBy } from '../../src/nem/signing.js'
import {
  type AccountVaultParts,
  createAccountVault,
  formatAccountVault,
  MOST_COSIGNERS,
  parseAccountVault,
} from '../../src/nem/vault.js'
import { parseVault } from '../../src/vault/file.js'
import { keyOf, PARTS, PUBLISHER, publicKeyOf, VAULT, WINDOW } from './team.js'

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    name: `cosigner-${at}`,
    publicKey: publicKeyOf(`cosigner-${at}`),
  }))

describe('a vault that is an account', () => {
  test('has what its parts say, and addresses and fingerprints of its keys', () => {
    expect(VAULT.threshold).toEqual({ required: 2, of: 3 })
    expect(VAULT.primary.quorum).toEqual({ any: 2, of: [0, 1, 2] })
    expect(VAULT.account.address).toMatch(/^T[A-Z2-7]{39}$/)
    expect(VAULT.cosigners.map(({ fingerprint }) => fingerprint)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{8}$/)]),
    )
    expect(VAULT.isNamedBy(VAULT.digest.hex)).toBe(true)
    expect(VAULT.isNamedBy('00'.repeat(32))).toBe(false)
  })

  test('has up to 32 cosigners', () => {
    const cosigners = people(MOST_COSIGNERS)
    expect(createAccountVault({ ...PARTS, cosigners, required: 32 }).threshold.of).toBe(32)
  })

  test('is committed to by its digest, all of it; the account alone by its identity', () => {
    const others: Partial<AccountVaultParts>[] = [
      { name: 'other' },
      { network: NEM_NETWORKS.nem },
      { account: publicKeyOf('dan') },
      { required: 3 },
      { cosigners: PARTS.cosigners.toReversed() },
      { cosigners: PARTS.cosigners.map((one, at) => (at === 0 ? { ...one, name: 'other' } : one)) },
      {
        cosigners: PARTS.cosigners.map((one, at) =>
          at === 0 ? { ...one, publicKey: publicKeyOf('dan') } : one,
        ),
      },
      { publisher: PUBLISHER.replace(/.$/, 'q') },
    ]
    const vaults = others.map(change => createAccountVault({ ...PARTS, ...change }))
    expect(new Set([VAULT, ...vaults].map(({ digest }) => digest.hex)).size).toBe(others.length + 1)
    expect(new Set([VAULT, ...vaults].map(({ identity }) => identity)).size).toBe(3)
  })

  test.each<[string, Partial<AccountVaultParts>, Code]>([
    ['without cosigners', { cosigners: [] }, 'vault.cosigner-count'],
    ['with 33', { cosigners: people(33) }, 'vault.cosigner-count'],
    ['that nobody has to sign for', { required: 0 }, 'vault.threshold'],
    ['that more have to sign for than there are', { required: 4 }, 'vault.threshold'],
    ['that a part of somebody has to sign for', { required: 1.5 }, 'vault.threshold'],
    [
      'with one key twice',
      { cosigners: [...PARTS.cosigners, { name: 'dan', publicKey: publicKeyOf('ben') }] },
      'vault.duplicate-key',
    ],
    [
      'that signs for itself',
      { cosigners: [...PARTS.cosigners, { name: 'dan', publicKey: PARTS.account }] },
      'vault.duplicate-key',
    ],
    [
      'with names that look alike',
      { cosigners: [...PARTS.cosigners, { name: 'Ben', publicKey: publicKeyOf('dan') }] },
      'vault.duplicate-name',
    ],
    ['with a name that is none', { name: 'a b' }, 'name.malformed'],
    ['of a point of small order', { account: new Uint8Array(32).fill(0) }, 'vault.malformed'],
    ['of too short a key', { account: new Uint8Array(31) }, 'vault.malformed'],
    ['whose publisher is no recipient', { publisher: 'AGE-SECRET-KEY-1QQQ' }, 'vault.malformed'],
  ])('%s is refused', (_, change, code) => {
    expect(() => createAccountVault({ ...PARTS, ...change })).toThrowCode(code)
  })

  test('comes out of its file again, and out of nothing else', () => {
    const file = formatAccountVault(VAULT)
    expect(formatAccountVault(parseAccountVault(file))).toBe(file)
    expect(parseAccountVault(file).digest.hex).toBe(VAULT.digest.hex)
    for (const wrong of [
      '',
      '{}',
      file.replace('"threshold": 2', '"threshold": "2"'),
      file.replace('T', 't'),
    ])
      expect(() => parseAccountVault(wrong)).toThrowCode('vault.malformed')
    for (const wrong of [
      file.replace('"threshold": 2', '"threshold": 3'),
      file.replace('"aoi"', '"akira"'),
      file.replace('"nem-testnet"', '"nem"'),
      file.replace(VAULT.account.address, VAULT.cosigners[0]?.address ?? ''),
      file.replace(VAULT.digest.words, VAULT.digest.words.split(' ').reverse().join(' ')),
      file.trimEnd(),
    ])
      expect(() => parseAccountVault(wrong)).toThrowCode('vault.digest')
  })

  test('is no vault of another chain, and none of those is one', () => {
    expect(() => parseVault(formatAccountVault(VAULT))).toThrowCode('vault.malformed')
    expect(() => parseAccountVault('{"ringi":1,"kind":"vault"}')).toThrowCode('vault.malformed')
  })
})

describe('the file of a cosigner’s key', () => {
  const stated = { name: 'aoi', network: NEM_NETWORKS['nem-testnet'], path: '44h/1h/0h/0h/0h' }
  const file = createNemCosignerFile(stated, keyOf('aoi'))

  test('proves that somebody has the key', () => {
    expect(parseNemCosignerFile(file)).toEqual({ ...stated, publicKey: publicKeyOf('aoi') })
  })

  test('is refused where anything in it was changed', () => {
    const other = createNemCosignerFile(stated, keyOf('ben'))
    const signatureIn = (text: string) => /"signature": "(\w+)"/.exec(text)?.[1] ?? ''
    for (const wrong of [
      file.replace('"aoi"', '"akira"'),
      file.replace('nem-testnet', 'nem'),
      file.replace('44h/1h/0h', '44h/1h/1h'),
      file.replace(toHex(publicKeyOf('aoi')), toHex(publicKeyOf('ben'))),
      file.replace(signatureIn(file), signatureIn(other)),
      file.trimEnd(),
    ])
      expect(() => parseNemCosignerFile(wrong)).toThrowCode('cosigner.bad-signature')
    for (const wrong of ['', file.replace('nem-cosigner', 'cosigner'), file.replace('"aoi"', '"a b"')])
      expect(() => parseNemCosignerFile(wrong)).toThrowCode('cosigner.malformed')
  })
})

describe('keys', () => {
  test.each([
    ['words', 'abandon abandon abandon abandon'],
    [
      'an extended key of Bitcoin',
      ExtendedPrivateKey.fromSeed(new Uint8Array(32), NETWORKS.mainnet).neuter().toString(),
    ],
    ['an address', VAULT.account.address],
    ['too few digits', '0'.repeat(63)],
    ['too many digits', `01${'0'.repeat(64)}`],
    ['nothing', ''],
  ])('%s is no private key of NEM, and is not repeated', (_, wrong) => {
    expect(() => parseNemPrivateKey(wrong)).toThrowCode('nem.key-malformed')
    try {
      parseNemPrivateKey(wrong)
    } catch (error) {
      if (wrong !== '') expect(JSON.stringify(error)).not.toContain(wrong)
    }
  })

  test('of older wallets may have two zeros in front', () => {
    const printed = toHex(keyOf('aoi').toReversed())
    expect(nemPublicKey(parseNemPrivateKey(`00${printed}`))).toEqual(publicKeyOf('aoi'))
    expect(nemPublicKey(parseNemPrivateKey(` ${printed.toUpperCase()}\n`))).toEqual(publicKeyOf('aoi'))
  })

  test('of the same words are others on each network, in each account, and on Bitcoin', () => {
    const seed = seedOf('test test test test test test test test test test test junk', '')
    const kept = Uint8Array.from(seed)
    const { nem, 'nem-testnet': testnet } = NEM_NETWORKS
    const keys = [nemAccountKey(seed, nem, 0), nemAccountKey(seed, testnet, 0), nemAccountKey(seed, nem, 1)]
    const bitcoin = ExtendedPrivateKey.fromSeed(seed, NETWORKS.mainnet).privateKey
    expect(new Set([...keys, bitcoin].map(toHex)).size).toBe(4)
    expect(seed).toEqual(kept)
  })

  test('and signatures of small order, or in a second spelling, are refused', () => {
    const message = Uint8Array.of(1, 2, 3)
    const signature = nemSign(message, keyOf('aoi'))
    expect(nemVerifies(signature, message, publicKeyOf('aoi'))).toBe(true)
    expect(nemVerifies(signature.subarray(0, 63), message, publicKeyOf('aoi'))).toBe(false)
    // The point of order one, as R with s = 0 and as key, verifies for anything where nobody looks.
    const neutral = Uint8Array.of(1, ...new Uint8Array(31))
    expect(isNemPublicKey(neutral)).toBe(false)
    expect(nemVerifies(Uint8Array.of(...neutral, ...new Uint8Array(32)), message, neutral)).toBe(false)
    // s plus the order of the group is another number for the same s.
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = signature.subarray(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order
    const spelled = Uint8Array.from({ length: 32 }, (_, at) => Number((s >> BigInt(8 * at)) & 255n))
    expect(
      nemVerifies(Uint8Array.of(...signature.subarray(0, 32), ...spelled), message, publicKeyOf('aoi')),
    ).toBe(false)
  })
})

describe('the conversion', () => {
  const signed = convertAccount(VAULT, WINDOW, keyOf('vault'))
  const conversion = conversionOf(VAULT, WINDOW)
  const changed = (change: Partial<Modification>) => signedBy({ ...conversion, ...change }, keyOf('vault'))

  test('makes the account this vault', () => {
    expect(() => requireConversion(VAULT, signed)).not.toThrow()
    const again = decodeSignedNem(encodeSignedNem(signed.transaction, signed.signature))
    expect(() => requireConversion(VAULT, again)).not.toThrow()
    expect(conversion.delta).toBe(2)
    expect(conversion.changes).toHaveLength(3)
  })

  test('is signed by the key of the account only, in a window that nodes take', () => {
    expect(() => convertAccount(VAULT, WINDOW, keyOf('aoi'))).toThrowCode('key.not-in-vault')
    const long = { timestamp: 1, deadline: 86_402 }
    expect(() => convertAccount(VAULT, long, keyOf('vault'))).toThrowCode('nem.window')
    expect(() => requireConversion(VAULT, changed({ deadline: WINDOW.timestamp }))).toThrowCode('nem.window')
  })

  test.each<[string, Partial<Modification>]>([
    ['one who has to sign', { delta: 1 }],
    ['all who have to sign', { delta: 0 }],
    ['a cosigner less', { changes: conversion.changes.slice(1) }],
    ['a removal', { changes: conversion.changes.map(one => ({ ...one, kind: 'remove' as const })) }],
    ['another network', { network: NEM_NETWORKS.nem }],
    ['a fee of the whole balance', { fee: 5_000_000_000n }],
    ['too low a fee', { fee: 499_999n }],
  ])('with %s is refused', (_, change) => {
    expect(() => requireConversion(VAULT, changed(change))).toThrowCode('nem.conversion')
  })

  test('that is not signed by the account is refused', () => {
    const signature = nemSign(Uint8Array.of(1), keyOf('vault'))
    expect(() => requireConversion(VAULT, { ...signed, signature })).toThrowCode('nem.conversion')
  })
})
