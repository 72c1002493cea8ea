import { type ExportedVault, exportVault } from '../../app/vault/export-vault.js'
import { parseUniqueJson } from '../../base/unique-json.js'
import type { Format } from '../../formats/format.js'
import { FORMATS } from '../../formats/index.js'
import { nameAndDigest } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, oneOf } from '../option-types.js'
import { TOKEN_FILE } from '../options/keys.js'
import { operand, optional, required } from '../parameters.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const NAMES = FORMATS.map(({ name }) => name)

const PARAMETERS = {
  vault: operand('<vault>', 'a registered vault, or a vault file'),
  format: required('--format <format>', NAMES.join(', '), oneOf(NAMES)),
  out: optional('--out <file>', 'a file instead of standard output', FILE),
  tokenFile: TOKEN_FILE,
}

export const command = defineCommand(PARAMETERS, async (context, request) => {
  const format = FORMATS.find(({ name }) => name === request.format) as Format
  return outcome(await exportVault(context, { ...request, format }), format)
})

/** What is told of it. */
function outcome(
  { vault, content, file, isOfHome }: ExportedVault,
  { name, isJson }: Format,
): Outcome<DataOf<'vault export'>> {
  return {
    data: {
      vault: nameAndDigest(vault),
      format: name,
      content: isJson ? parseUniqueJson(content) : withoutEnd(content),
      file,
    },
    ...(isOfHome && { sealed: false }),
    raw: file === null ? content : undefined,
    text: style => writtenText(file, style),
  }
}

/** A single line stands in JSON without its end. */
function withoutEnd(content: string): string {
  return /^[^\n]*\n$/.test(content) ? content.trim() : content
}
