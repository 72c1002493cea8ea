import type { Command } from 'commander'
import { networkNamed } from '../../chain/network.js'
import { readCosigner } from '../../formats/foreign-cosigner.js'
import { parseName } from '../../keys/name.js'
import { scriptTypeNamed } from '../../spend/script-types.js'
import type { Cosigner } from '../../vault/cosigner.js'
import { createVault } from '../../vault/create.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault } from '../../vault/file.js'
import { addTokens, openRecord, readTokens } from '../bsms.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, inFile, readText, writeText } from '../files.js'
import { NAME, NETWORK, SCRIPT_TYPE, typedRequired, wholeNumber } from '../option-types.js'
import {
  addRepeatable,
  isOn,
  listOf,
  numberOf,
  type Operands,
  type Options,
  requiredText,
} from '../options.js'
import { vaultData, vaultText } from '../render/vault.js'

export function configure(command: Command): void {
  command
    .addOption(typedRequired('--name <name>', 'what to call the vault', NAME))
    .addOption(typedRequired('--threshold <m>', 'how many cosigners must sign', wholeNumber(0, 1000)))
    .addOption(typedRequired('--script-type <type>', 'p2wsh, p2sh-p2wsh or p2sh', SCRIPT_TYPE))
    .addOption(typedRequired('--network <network>', 'mainnet, testnet, signet or regtest', NETWORK))
    .option('--unsorted', 'keys in scripts stand in the order given, not in that of BIP 67')
    .option('--out <file>', 'the vault file (NAME.vault.json; - for standard output)')
  addRepeatable(
    command,
    '--cosigner <file>',
    'a cosigner file, a key record (BIP 129), or a signer’s key; once for each',
  )
  addTokens(command)
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const name = parseName(requiredText(options, 'name'))
  const network = networkNamed(requiredText(options, 'network'))
  const scriptType = scriptTypeNamed(requiredText(options, 'scriptType'))
  const required = numberOf(options, 'threshold') as number
  const target = await chooseTarget(context, options, `${name}.vault.json`, listOf(options, 'cosigner'))
  const tokens = await readTokens(options)
  const cosigners: Cosigner[] = []
  for (const file of listOf(options, 'cosigner')) {
    const text = await readText(context.io, file)
    const fallback = `cosigner-${cosigners.length + 1}`
    cosigners.push(
      inFile(file, () => {
        const opened = openRecord(text, tokens)
        return readCosigner(opened.text, { network, scriptType, fallback, token: opened.token })
      }),
    )
  }
  const vault = createVault({
    name,
    network,
    scriptType,
    required,
    cosigners,
    sorted: !isOn(options, 'unsorted'),
  })
  const { file, raw } = await writeText(context, target, formatVault(vault))
  return {
    data: { ...vaultData(vault), file },
    findings: doubtsAbout(vault),
    raw,
    text: style => vaultText(vault, style, file),
  }
}
