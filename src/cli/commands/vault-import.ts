import { chooseTarget, inFile, readText, writeText } from '../../app/files.js'
import { openRecord, readTokens } from '../../app/keys/bsms.js'
import { RingiError } from '../../base/error.js'
import { messageOf } from '../../base/message.js'
import { listed } from '../../base/text.js'
import { NETWORK_NAMES } from '../../chain/network.js'
import { type ReadWallet, readWallet } from '../../formats/index.js'
import { vaultFrom } from '../../formats/to-vault.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault } from '../../vault/file.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, NETWORK } from '../option-types.js'
import { TOKEN_FILE } from '../options/keys.js'
import { type Asked, flag, operand, optional, repeatable, required } from '../parameters.js'
import { confirm } from '../person.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { vaultData, vaultText } from '../render/vault.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

const PARAMETERS = {
  file: operand('<file>', 'another program’s wallet file, or a descriptor'),
  name: required('--name <name>', 'what to call the vault', NAME),
  network: optional(
    '--network <network>',
    `${listed(NETWORK_NAMES, 'or')}; where the file does not tell`,
    NETWORK,
  ),
  out: optional('--out <file>', 'the vault file (NAME.vault.json; - for standard output)', FILE),
  assumeOrigins: flag('--assume-origins', 'take keys of which the file does not say where they come from'),
  cosignerName: repeatable('--cosigner-name <name>', 'the cosigners’ names, in the order of the keys', NAME),
  tokenFile: TOKEN_FILE,
}

type VaultImportRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: VaultImportRequest): Promise<Outcome<DataOf<'vault import'>>> {
  const { name, cosignerName: names, file: source } = request
  const target = await chooseTarget(context, request.out ?? `${name}.vault.json`, [source])
  const tokens = await readTokens(request.tokenFile)
  const text = await readText(context.io, source)
  const read = await readForeign(context, request, source, openRecord(text, tokens).text)
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
  context: Session,
  { network, assumeOrigins: isAssumed }: VaultImportRequest,
  source: string,
  text: string,
): Promise<ReadWallet> {
  const read = (assumeOrigins: boolean) => inFile(source, () => readWallet(text, network, assumeOrigins))
  try {
    return read(isAssumed)
  } catch (error) {
    const isMissing = error instanceof RingiError && error.code === 'origin.missing'
    if (!isMissing || context.io.terminal === undefined) throw error
    const asked = `${context.speaker.say(error)} ${context.words.askAssumeOrigins}`
    await confirm(context, asked, { why: 'origins', problem: messageOf(error), flag: '--yes' })
    return read(true)
  }
}
