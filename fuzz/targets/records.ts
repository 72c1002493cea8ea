import { toHex, utf8 } from '../../src/base/bytes.js'
import { networkNamed } from '../../src/chain/network.js'
import { signMessage } from '../../src/chain/signed-message.js'
import type { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { formatKeyRecord, parseKeyRecord } from '../../src/keys/key-record.js'
import { formatOrigin } from '../../src/keys/origin.js'
import { formatPath, parsePath } from '../../src/keys/path.js'
import { SCRIPT_TYPES, scriptTypeNamed } from '../../src/spend/script-types.js'
import { createCosignerFile, keyExpression, parseCosignerFile } from '../../src/vault/cosigner.js'
import { createVault } from '../../src/vault/create.js'
import { formatVault, parseVault, vaultRecord } from '../../src/vault/file.js'
import { allScenes } from '../material.js'
import type { Random } from '../random.js'
import { again, looseText, orCode, same, type Target, textOf } from '../target.js'
import { byJson, byText } from './shared.js'

/** The members of a JSON object in the order of their names, to compare what is free to stand in any order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/** Cosigner files. */
export const cosignerFile: Target = {
  ...byJson('cosigner-file', () => allScenes().flatMap(scene => scene.cosignerFiles)),
  mutate(input, random, other) {
    const changed = byJson('', () => []).mutate(input, random, other)
    return random.oneIn(4) ? (resigned(changed, random) ?? changed) : changed
  },
  check(input) {
    const text = textOf(input)
    const cosigner = parseCosignerFile(text)
    const { signature, record, ...rest } = JSON.parse(text)
    const { name, network, scriptType, fingerprint, xpub } = cosigner
    const facts = { name, network, scriptType, fingerprint, path: formatPath(cosigner.path), xpub: `${xpub}` }
    const printed = { ringi: 1, kind: 'cosigner', ...facts, keyExpression: keyExpression(cosigner) }
    same('printed', sorted(rest), sorted(printed))
    const whole = JSON.stringify({ ...printed, record, signature }, null, 2)
    same('again', JSON.stringify(again('printed', () => parseCosignerFile(whole))), JSON.stringify(cosigner))
    return `${network} ${scriptType}`
  },
}

/** A file that says something else, and whose signature is right all the same. */
function resigned(file: Uint8Array, random: Random): Uint8Array | undefined {
  const { vault, accountKeys } = random.pick(allScenes())
  const { name, path, fingerprint } = membersOf(looseText(file))
  const key = random.pick(accountKeys)
  const text = orCode(() =>
    createCosignerFile(
      {
        name: `${name}`,
        fingerprint: `${fingerprint}`,
        path: parsePath(`${path}`),
        xpub: key.neuter(),
        network: vault.network.name,
        scriptType: vault.scriptType.name,
      },
      key,
    ),
  )
  return text.startsWith('{') ? utf8(text) : undefined
}

function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}

/** Key records of BIP 129. */
export const keyRecord: Target = {
  ...byText('key-record', recordSeeds, /^BSMS 1\.0\n/),
  mutate(input, random, other) {
    const changed = byText('', () => []).mutate(input, random, other)
    if (random.oneIn(2)) return changed
    // Signed anew, so that it is the content that has to be refused.
    const scene = random.pick(allScenes())
    const signed = looseText(changed).split('\n').slice(0, 4).join('\n')
    const key = random.pick(scene.accountKeys) as ExtendedPrivateKey
    return utf8(`${signed}\n${signMessage(utf8(signed), key.privateKey)}`)
  },
  check(input) {
    const text = textOf(input)
    const { token, origin, publicKey, xpub, description, isSigned } = parseKeyRecord(text)
    const record = text.replace(/\n$/, '')
    const [, , key = '', , ...signatures] = record.split('\n')
    const printed = `${formatOrigin(origin)}${xpub ?? toHex(publicKey)}`
    same('key', printed, key.slice(0, 9).toLowerCase() + key.slice(9).replaceAll("'", 'h'))
    same('record', ['BSMS 1.0', token, key, description, ...signatures].join('\n'), record)
    same('signatures', signatures.length, isSigned ? 1 : 0)
    return `${token.length} ${xpub === undefined}`
  },
}

function recordSeeds(): string[] {
  return allScenes().flatMap(({ vault, accountKeys }) =>
    vault.cosigners.map((cosigner, at) => {
      const record = formatKeyRecord(cosigner, cosigner.xpub, 'an officer')
      return `${record}\n${signMessage(utf8(record), (accountKeys[at] as ExtendedPrivateKey).privateKey)}`
    }),
  )
}

/** Vault files. */
export const vaultFile: Target = {
  ...byJson('vault-file', () => allScenes().map(({ vault }) => formatVault(vault))),
  mutate(input, random, other) {
    const changed = byJson('', () => []).mutate(input, random, other)
    return random.oneIn(4) ? (anotherVault(random) ?? changed) : changed
  },
  check(input) {
    const text = textOf(input)
    const vault = parseVault(text)
    const printed = formatVault(vault)
    same('printed', sorted(JSON.parse(text)), sorted(JSON.parse(printed)))
    const twice = again('printed', () => parseVault(printed))
    same('again', JSON.stringify(vaultRecord(twice)), JSON.stringify(vaultRecord(vault)))
    return `${vault.scriptType.name} ${vault.network.name} ${vault.threshold.required} of ${vault.threshold.of}`
  },
}

/** A vault of some of the officers, in some order, written as the program writes it. */
function anotherVault(random: Random): Uint8Array | undefined {
  const { vault } = random.pick(allScenes())
  const cosigners = vault.cosigners.filter(() => !random.oneIn(3))
  if (random.oneIn(2)) cosigners.reverse()
  const file = orCode(() =>
    formatVault(
      createVault({
        name: random.pick(['fuzz', '金庫', 'a.b']),
        network: random.oneIn(4) ? networkNamed('testnet') : vault.network,
        scriptType: scriptTypeNamed(random.pick(Object.keys(SCRIPT_TYPES))),
        required: 1 + random.below(3),
        sorted: random.oneIn(2),
        cosigners,
      }),
    ),
  )
  return file.startsWith('{') ? utf8(file) : undefined
}

export const recordTargets = [cosignerFile, keyRecord, vaultFile]
