import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { NETWORKS } from '../../src/chain/network.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { printDescriptor } from '../../src/descriptor/print.js'
import {
  decryptBsms,
  encryptBsms,
  isEncryptedBsms,
  parseBsmsToken,
} from '../../src/formats/bsms-encryption.js'
import { readCosigner } from '../../src/formats/foreign-cosigner.js'
import { readWallet } from '../../src/formats/index.js'
import { vaultFrom } from '../../src/formats/to-vault.js'
import { decodeBase58Check, encodeBase58Check } from '../../src/keys/base58check.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { normalizeSlip132, toSlip132 } from '../../src/keys/slip132.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { cosignerOf } from '../support/rehearsal.js'
import { eachVector, type VectorCase } from '../support/vectors.js'

const { mainnet, testnet } = NETWORKS

describe('BIP 129', () => {
  eachVector(
    'bip129',
    ({ record, encryption, token_hex, mode, address_type, xpub }) => {
      const text = openedOf(encryption, token_hex, record)
      const scriptType = SCRIPT_TYPES[address_type === 'NATIVE_SEGWIT' ? 'p2wsh' : 'p2sh-p2wsh']
      const purpose = { network: mainnet, scriptType, fallback: 'x', token: token_hex }
      const read = () => readCosigner(text, purpose)
      if (mode.includes('Public Keys')) expect(read).toThrowCode('cosigner.malformed')
      else expect(read()).toMatchObject({ name: expect.stringMatching(/^Signer-\d-key$/) })
      if (xpub !== undefined) expect(`${read().xpub}`).toBe(xpub)
    },
    'round1_key_record',
  )

  eachVector(
    'bip129',
    ({ record, encryption, tokens, mode, record_lines }) => {
      const text = openedOf(encryption?.[0], tokens[0].token_hex, record)
      const read = () => vaultFrom(readWallet(text), 'setup')
      // Its keys have nothing behind them, so that it is one address and no wallet.
      if (mode.includes('Public Keys')) expect(read).toThrowCode('descriptor.unsupported')
      else expect(read().addressAt(0, 0).address).toBe(record_lines.first_address)
    },
    'round2_descriptor_record',
  )
})

function openedOf(encryption: VectorCase | undefined, token: string, record: string): string {
  if (encryption === undefined) return record
  const file: string = encryption.dat_file
  expect(isEncryptedBsms(file)).toBe(true)
  expect(decryptBsms(file, parseBsmsToken(token))).toBe(encryption.plaintext)
  expect(encryptBsms(encryption.plaintext, parseBsmsToken(token))).toBe(file)
  return encryption.plaintext
}

describe('an encrypted record', () => {
  const token = parseBsmsToken('00112233445566778899AABBCCDDEEFF')
  const file = encryptBsms('BSMS 1.0\nあ', token)

  test('opens with its token, whatever the letters and spaces around it', () => {
    expect(decryptBsms(` ${file.toUpperCase()}\r\n`, token)).toBe('BSMS 1.0\nあ')
  })

  test('opens with no other, and not where a digit of it was changed', () => {
    expect(() => decryptBsms(file, parseBsmsToken('0011223344556677'))).toThrowCode('token.wrong')
    for (let at = 0; at < file.length; at += 7) {
      const digit = file[at] === '0' ? '1' : '0'
      expect(() => decryptBsms(file.slice(0, at) + digit + file.slice(at + 1), token)).toThrowCode(
        'token.wrong',
      )
    }
    expect(() => decryptBsms(file.slice(2), token)).toThrowCode('token.wrong')
  })

  test('is text, all of which is kept', () => {
    const sealed = (bytes: Uint8Array) => {
      const mac = createHmac('sha256', createHash('sha256').update(token.key).digest())
        .update(toHex(token.bytes))
        .update(bytes)
        .digest()
      const cipher = createCipheriv('aes-256-ctr', token.key, mac.subarray(0, 16))
      return Buffer.concat([mac, cipher.update(bytes)]).toString('hex')
    }
    expect(sealed(Buffer.from('BSMS 1.0\nあ'))).toBe(file)
    expect(decryptBsms(sealed(Buffer.from('\ufeffBSMS 1.0')), token)).toBe('\ufeffBSMS 1.0')
    expect(() => decryptBsms(sealed(Uint8Array.of(0x42, 0xff)), token)).toThrowCode('vault.malformed')
  })

  test.each(['', '00', 'zz', 'ab'.repeat(32), `${'ab'.repeat(40)}a`, 'ab'.repeat(50_001)])(
    '%.20s is none',
    text => {
      expect(() => decryptBsms(text, token)).toThrowCode('vault.malformed')
    },
  )

  test.each(['', '00', '0011', 'g'.repeat(16), 'ab'.repeat(17)])('%s is no token', text => {
    expect(() => parseBsmsToken(text)).toThrowCode('token.malformed')
  })
})

describe('BIP 388', () => {
  const policyOf = ({ descriptor_template, keys_info = [] }: VectorCase) =>
    JSON.stringify({ name: 'policy', descriptor_template, keys_info })

  eachVector(
    'bip388',
    one => {
      const walletOf = (text: string) => printDescriptor(readWallet(text).wallet.template.descriptor)
      const read = () => walletOf(policyOf(one))
      if (!/^[a-z(]*(sorted)?multi\(/.test(one.descriptor_template))
        expect(read).toThrowCode('descriptor.unsupported')
      else {
        expect(read()).toBe(walletOf(`${one.descriptor.replaceAll("'", 'h')}#${checksumOf(one)}`))
      }
    },
    'valid',
  )
  eachVector('bip388', one => expect(() => readWallet(policyOf(one))).toThrow(RingiError), 'invalid')
})

function checksumOf({ descriptor }: VectorCase): string {
  return addChecksum(descriptor.replaceAll("'", 'h')).slice(-8)
}

describe('SLIP 132', () => {
  const { xpub } = cosignerOf(1, 'p2wsh', mainnet)

  eachVector(
    'slip132',
    ({ public_version_hex, public_prefix, network, script }) => {
      const chain = network === 'mainnet' ? mainnet : testnet
      const key = network === 'mainnet' ? xpub : cosignerOf(1, 'p2wsh', testnet).xpub
      const bytes = key.bytes78.slice()
      bytes.set(fromHex(public_version_hex))
      const text = encodeBase58Check(bytes)
      expect(text.startsWith(public_prefix)).toBe(true)
      const { key: plain, hint } = normalizeSlip132(text, chain)
      expect(plain).toBe(`${key}`)
      if (script.startsWith('Multi')) {
        expect(hint).toBe(script.endsWith('P2SH') ? 'p2sh-p2wsh' : 'p2wsh')
        expect(toSlip132(key, hint as string)).toBe(text)
      }
    },
    'version_bytes',
  )

  test('what has no spelling of its own keeps that of BIP 32', () => {
    expect(toSlip132(xpub, 'p2sh')).toBe(`${xpub}`)
    expect(decodeBase58Check(toSlip132(xpub, 'p2wsh'))?.subarray(4)).toEqual(xpub.bytes78.subarray(4))
    expect(ExtendedPublicKey.parse(`${xpub}`, mainnet).toString()).toBe(`${xpub}`)
  })
})
