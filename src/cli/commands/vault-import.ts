import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import { type Network, networkNamed } from '../../bitcoin/network.js'
import { scriptTypeNamed } from '../../bitcoin/script-types/index.js'
import { type MultisigDescriptor, multisigOf, pairOf } from '../../descriptor/multisig.js'
import { parseDescriptor } from '../../descriptor/parse.js'
import { parseName } from '../../keys/name.js'
import { createVault } from '../../vault/create.js'
import { formatVault } from '../../vault/file.js'
import { checkNames } from '../../vault/names.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, inFile, readText, writeText } from '../files.js'
import { addRepeatable, listOf, type Operands, type Options, operand, requiredText } from '../options.js'
import { vaultData, vaultText } from '../render/vault.js'

export function configure(command: Command): void {
  command
    .argument('<file>', 'a descriptor, or what Bitcoin Core prints for listdescriptors')
    .requiredOption('--name <name>', 'what to call the vault')
    .requiredOption('--network <network>', 'mainnet, testnet, signet or regtest')
    .option('--out <file>', 'the vault file (NAME.vault.json; - for standard output)')
  addRepeatable(command, '--cosigner-name <name>', 'the cosigners’ names, in the order of the keys')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const name = parseName(requiredText(options, 'name'))
  const network = networkNamed(requiredText(options, 'network'))
  const source = operand(operands, 0)
  const target = await chooseTarget(context, options, `${name}.vault.json`)
  const text = await readText(context.io, source)
  const multisig = inFile(source, () => readDescriptors(descriptorsIn(text), network))
  const vault = createVault({
    name,
    network,
    scriptType: scriptTypeNamed(multisig.scriptType),
    required: multisig.threshold,
    sorted: multisig.sorted,
    cosigners: nameKeys(multisig, listOf(options, 'cosignerName')),
  })
  const { file, raw } = await writeText(context, target, formatVault(vault))
  return {
    data: { ...vaultData(vault), file },
    findings: checkNames(vault),
    raw,
    text: style => vaultText(vault, style, file),
  }
}

/** The descriptors in a file: lines of them, or Bitcoin Core's JSON with `desc` in its rows. */
function descriptorsIn(text: string): string[] {
  if (!/^\s*[[{]/.test(text))
    return text
      .split(/\r?\n/)
      .filter(line => line.trim() !== '')
      .map(line => line.trim())
  try {
    const document = JSON.parse(text)
    const rows: unknown[] = Array.isArray(document) ? document : document.descriptors
    return rows.map(row => (row as { desc: unknown }).desc).filter(desc => typeof desc === 'string')
  } catch (cause) {
    throw new RingiError(
      'vault.malformed',
      'This is neither a descriptor nor Bitcoin Core’s list of descriptors.',
      { cause },
    )
  }
}

function readDescriptors(texts: readonly string[], network: Network): MultisigDescriptor {
  const parsed = texts.map(text => parseDescriptor(text, { checksum: 'required', network }))
  const [first, second] = parsed
  if (first !== undefined && parsed.length === 1) return multisigOf(first)
  if (first === undefined || second === undefined || parsed.length !== 2) {
    throw new RingiError(
      'vault.malformed',
      `One descriptor with <0;1> is needed, or one for each branch; there are ${texts.length}.`,
    )
  }
  return texts[0]?.includes('/1/*') ? pairOf(second, first) : pairOf(first, second)
}

function nameKeys({ keys }: MultisigDescriptor, names: readonly string[]) {
  if (names.length > keys.length)
    throw new RingiError('usage.invalid', `There are ${keys.length} keys and ${names.length} names.`)
  return keys.map(({ origin, xpub }, i) => ({
    ...origin,
    xpub,
    name: parseName(names[i] ?? `cosigner-${i + 1}`),
  }))
}
