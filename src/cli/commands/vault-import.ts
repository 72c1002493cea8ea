import type { Command } from 'commander'
import { RingiError } from '../../base/error.js'
import { networkNamed } from '../../chain/network.js'
import { type ReadWallet, readWallet } from '../../formats/index.js'
import { vaultFrom } from '../../formats/to-vault.js'
import { parseName } from '../../keys/name.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault } from '../../vault/file.js'
import { addTokens, openRecord, readTokens } from '../bsms.js'
import type { Outcome } from '../command.js'
import { type Context, confirm } from '../context.js'
import { chooseTarget, inFile, readText, writeText } from '../files.js'
import { addTypedRepeatable, NAME, NETWORK, typed, typedRequired } from '../option-types.js'
import { isOn, listOf, type Operands, type Options, operand, requiredText, textOf } from '../options.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { vaultData, vaultText } from '../render/vault.js'
import { wordsIn } from '../render/words.js'

export function configure(command: Command): void {
  command
    .argument('<file>', 'another program’s wallet file, or a descriptor')
    .addOption(typedRequired('--name <name>', 'what to call the vault', NAME))
    .addOption(
      typed(
        '--network <network>',
        'mainnet, testnet, signet or regtest; where the file does not tell',
        NETWORK,
      ),
    )
    .option('--out <file>', 'the vault file (NAME.vault.json; - for standard output)')
    .option('--assume-origins', 'take keys of which the file does not say where they come from')
  addTypedRepeatable(
    command,
    '--cosigner-name <name>',
    'the cosigners’ names, in the order of the keys',
    NAME,
  )
  addTokens(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const name = parseName(requiredText(options, 'name'))
  const names = listOf(options, 'cosignerName').map(parseName)
  const source = operand(operands, 0)
  const target = await chooseTarget(context, options, `${name}.vault.json`, [source])
  const tokens = await readTokens(options)
  const text = await readText(context.io, source)
  const read = await readForeign(context, options, source, openRecord(text, tokens).text)
  const vault = inFile(source, () => vaultFrom(read, name, names))
  const { file, raw } = await writeText(context, target, formatVault(vault))
  return {
    data: { ...vaultData(vault), file, format: read.format.name },
    findings: [...read.notes, ...doubtsAbout(vault)],
    raw,
    text: style => shown`${table([[style.words.readAs, read.format.label]])}${vaultText(vault, style, file)}`,
  }
}

/** Reads the file; where it does not say where a key comes from, somebody at a terminal may say to go on without. */
async function readForeign(
  context: Context,
  options: Options,
  source: string,
  text: string,
): Promise<ReadWallet> {
  const asked = textOf(options, 'network')
  const network = asked === undefined ? undefined : networkNamed(asked)
  const read = (assumeOrigins: boolean) => inFile(source, () => readWallet(text, network, assumeOrigins))
  try {
    return read(isOn(options, 'assumeOrigins'))
  } catch (error) {
    const isMissing = error instanceof RingiError && error.code === 'origin.missing'
    if (!isMissing || context.io.terminal === undefined) throw error
    await confirm(context, `${error.message} ${wordsIn(context.language).askAssumeOrigins}`)
    return read(true)
  }
}
