import { toHex } from '../../base/bytes.js'
import type { AccountVault, NemAccount } from '../../nem/vault.js'
import { comparisonRows } from '../render/comparison-words.js'
import { type Shown, shown } from '../render/shown.js'
import { columns, padded, type Style, table } from '../render/style.js'

/** The vault of an account in JSON output; not its address, which nobody is to pay to before it was tried. */
export function accountData(vault: AccountVault) {
  return {
    ...{ name: vault.name, network: vault.network.name, threshold: vault.threshold.required },
    publicKey: toHex(vault.account.publicKey),
    cosigners: vault.cosigners.map(one => ({
      ...{ name: one.name, fingerprint: one.fingerprint },
      ...keyData(one),
    })),
    ...{ publisher: vault.publisher, digest: vault.digest.hex, words: vault.digest.words },
  }
}

/** A key and its address in JSON output. */
export function keyData({ publicKey, address }: NemAccount) {
  return { publicKey: toHex(publicKey), address }
}

/** The vault of an account for people: what there is to compare comes last. */
export function accountText(vault: AccountVault, style: Style, file: string | null = null): Shown {
  const { words, bold, dim } = style
  const { required, of } = vault.threshold
  const width = Math.max(...vault.cosigners.map(({ name }) => columns(name)))
  const cosigners = vault.cosigners.map(one => shown`  ${padded(one.name, width)}  ${toHex(one.publicKey)}\n`)
  const facts = table([
    [words.vault, bold(vault.name)],
    [words.network, vault.network.label],
  ])
  const compared = table([
    [words.publicKey, toHex(vault.account.publicKey)],
    [words.publisher, vault.publisher],
    ...(file === null ? [] : [[words.file, file] as const]),
    [words.digest, vault.digest.hex],
    [words.words, dim(words.compare)],
  ])
  return shown`${facts}${words.threshold(required, of)}\n${cosigners}${compared}${comparisonRows(vault.digest.words, style)}`
}
