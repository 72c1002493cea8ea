import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toHex, utf8 } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { decryptBsms, encryptBsms, parseBsmsToken } from '../../src/formats/bsms-encryption.js'
import { FORMATS, readWallet } from '../../src/formats/index.js'
import { vaultFrom } from '../../src/formats/to-vault.js'
import type { Vault } from '../../src/vault/vault.js'
import { allScenes } from '../material.js'
import { mutateBytes } from '../mutate/bytes.js'
import { again, looseText, orCode, same, type Target, textOf } from '../target.js'
import { byJson, byText } from './shared.js'

function written(vault: Vault): string[] {
  return FORMATS.map(format => orCode(() => format.write(vault))).filter(text => /[\n(]/.test(text))
}

/** The same as programs and their versions spell it. */
function dialects(): string[] {
  const folder = join(import.meta.dirname, '../../test/formats/dialects')
  return readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
}

/** Wallet files of other programs, whatever their format. */
export const walletFile: Target = {
  ...byJson('wallet-file', () => [...allScenes().flatMap(({ vault }) => written(vault)), ...dialects()]),
  takes: text => (/^BSMS 1\.0\n\w+\(|^(?:wsh|sh)\(.*multi\(/.test(text) ? utf8(text) : undefined),
  mutate(input, random, other) {
    const target = looseText(input).startsWith('{') || looseText(input).startsWith('[') ? byJson : byText
    return target('', () => []).mutate(input, random, other)
  },
  check(input) {
    const text = textOf(input)
    const network = /(?<![0-9A-Za-z])[tuvUV]pub/.test(text) ? NETWORKS.regtest : undefined
    const read = readWallet(text, network)
    const vault = vaultFrom(read, 'fuzz')
    const printed = orCode(() => read.format.write(vault))
    if (printed !== 'format.cannot-carry') {
      const names = vault.cosigners.map(({ name }) => name)
      const twice = again('printed', () => vaultFrom(readWallet(printed, read.network), 'fuzz', names))
      same('again', twice.digest.hex, vault.digest.hex)
    }
    same('private', /prv[1-9A-HJ-NP-Za-km-z]{40}/.test(text), false)
    return `${read.format.name} ${vault.scriptType.name} ${vault.threshold.of}`
  },
}

const TOKEN = parseBsmsToken('00112233445566778899aabbccddeeff')

/** Any bytes as an encrypted record, so that it is the content that has to be refused. */
function sealed(bytes: Uint8Array): string {
  const inner = createHash('sha256').update(TOKEN.key).digest()
  const mac = createHmac('sha256', inner).update(toHex(TOKEN.bytes)).update(bytes).digest()
  const cipher = createCipheriv('aes-256-ctr', TOKEN.key, mac.subarray(0, 16))
  return `${toHex(mac)}${toHex(cipher.update(bytes))}`
}

/** Encrypted records (BIP 129). */
export const encryptedRecord: Target = {
  ...byText('encrypted-record', () =>
    ['', 'BSMS 1.0', 'x'.repeat(300)].map(text => encryptBsms(text, TOKEN)),
  ),
  mutate(input, random, other) {
    const record = orCode(() => utf8(decryptBsms(looseText(input), TOKEN)))
    if (typeof record === 'string' || random.oneIn(4))
      return byText('', () => []).mutate(input, random, other)
    return utf8(sealed(mutateBytes(record, random, other)))
  },
  check(input) {
    const text = textOf(input)
    const record = decryptBsms(text, TOKEN)
    same('again', encryptBsms(record, TOKEN), text.trim().toLowerCase())
    return `${record.length}`
  },
}

export const formatTargets = [walletFile, encryptedRecord]
