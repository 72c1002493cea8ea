import { formatPath } from '../../keys/path.js'
import { vaultRecord } from '../../vault/file.js'
import type { Vault } from '../../vault/vault.js'
import { comparisonRows } from './comparison-words.js'
import { type Shown, shown } from './shown.js'
import { columns, grouped, padded, type Style, table } from './style.js'

/** A vault in JSON output. */
export function vaultData(vault: Vault) {
  const { network, scriptType } = vault
  const named = { network: network.name, scriptType: scriptType.name }
  return { ...vaultRecord(vault), ...named, firstAddress: vault.addressAt(0, 0).address }
}

/** Its kind of script, and its scheme of signatures where there is a choice. */
function typeOf({ scriptType: { label }, template: { scheme } }: Vault): string {
  return scheme === undefined ? label : `${label}, ${scheme}`
}

/** A vault for people: what there is to compare comes last. */
export function vaultText(vault: Vault, style: Style, file: string | null = null): Shown {
  const { words } = style
  const { required, of } = vault.threshold
  const width = Math.max(...vault.cosigners.map(({ name }) => columns(name)))
  const cosigners = vault.cosigners.map(
    ({ name, fingerprint, path, unsigned }) =>
      shown`  ${padded(name, width)}  ${fingerprint}  ${formatPath(path)}${unsigned ? `  ${words.unsigned}` : ''}\n`,
  )
  const facts = table([
    [words.vault, style.bold(vault.name)],
    [words.network, vault.network.label],
    [words.type, typeOf(vault)],
  ])
  // A table of its own: beside the longest label a digest would not fit into 80 columns.
  const first = table([[words.firstAddress, grouped(vault.addressAt(0, 0).address)]])
  const comparable = table([
    ...(file === null ? [] : [[words.file, file] as const]),
    [words.digest, vault.digest.hex],
    [words.words, style.dim(words.compare)],
  ])
  const descriptor = shown`${words.descriptor}\n  ${vault.descriptor}\n`
  return shown`${facts}${words.threshold(required, of)}\n${cosigners}${descriptor}${first}${comparable}${comparisonRows(vault.digest.words, style)}`
}
