import type { Context } from '../../app/context.js'
import { chooseTarget, writeText } from '../../app/files.js'
import { readTokens, sealRecord } from '../../app/keys/bsms.js'
import { isOfHome, namedVault } from '../../app/vaults.js'
import { RingiError } from '../../base/error.js'
import { parseUniqueJson } from '../../base/unique-json.js'
import type { Format } from '../../formats/format.js'
import { FORMATS } from '../../formats/index.js'
import { nameAndDigest } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, oneOf } from '../option-types.js'
import { TOKEN_FILE } from '../options/keys.js'
import { type Asked, operand, optional, required } from '../parameters.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const NAMES = FORMATS.map(({ name }) => name)

/** The formats whose records may be encrypted (BIP 129). */
const ENCRYPTED: readonly string[] = ['bsms']

const PARAMETERS = {
  vault: operand('<vault>', 'a registered vault, or a vault file'),
  format: required('--format <format>', NAMES.join(', '), oneOf(NAMES)),
  out: optional('--out <file>', 'a file instead of standard output', FILE),
  tokenFile: TOKEN_FILE,
}

type VaultExportRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: VaultExportRequest): Promise<Outcome<DataOf<'vault export'>>> {
  const vault = await namedVault(context, request.vault)
  const name = request.format
  const format = FORMATS.find(one => one.name === name) as Format
  const tokens = await readTokens(request.tokenFile)
  if (tokens.length > 0 && !ENCRYPTED.includes(name))
    throw new RingiError('usage.invalid', { why: 'token-format', formats: ENCRYPTED })
  const content = sealRecord(format.write(vault), tokens)
  const target = await chooseTarget(context, request.out ?? '-')
  const { file } = await writeText(context, target, content)
  return {
    data: {
      vault: nameAndDigest(vault),
      format: name,
      content: format.isJson ? parseUniqueJson(content) : withoutEnd(content),
      file,
    },
    ...((await isOfHome(context, request.vault)) && { sealed: false }),
    raw: file === null ? content : undefined,
    text: style => writtenText(file, style),
  }
}

/** A single line stands in JSON without its end. */
function withoutEnd(content: string): string {
  return /^[^\n]*\n$/.test(content) ? content.trim() : content
}
