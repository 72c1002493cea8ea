import { RingiError } from '../../base/error.js'
import { type Digest32, sha256 } from '../../base/hash.js'
import { utfText } from '../../base/utf-text.js'
import { type MosaicDefinition, parseMosaicDefinition } from '../../nem/mosaic-definition.js'
import { type NemProposal, parseNemProposal } from '../../nem/proposal.js'
import type { Context } from '../context.js'
import { inFile, parsedFiles, readInput } from '../files.js'

/** A proposal for an account from outside. */
export interface AccountProposalFile {
  readonly name: string
  readonly proposal: NemProposal
  /** SHA-256 of the file as it was read. */
  readonly digest: Digest32
}

/** Reads a proposal for an account; errors name the file. Throws `file.malformed`, `nem.proposal-malformed`. */
export async function readAccountProposal(
  { io }: Pick<Context, 'io'>,
  name: string,
): Promise<AccountProposalFile> {
  const contents = await readInput(io, name)
  const text = utfText(contents)
  if (text === undefined) throw new RingiError('file.malformed', { why: 'not-text', file: name })
  return { name, proposal: inFile(name, () => parseNemProposal(text)), digest: sha256(contents) }
}

/** Definitions of mosaics, each as a node prints it in a file. Throws `nem.mosaic-definition`. */
export async function readDefinitions(
  { io }: Pick<Context, 'io'>,
  names: readonly string[],
): Promise<MosaicDefinition[]> {
  return await parsedFiles(io, names, parseMosaicDefinition)
}

/** The name of a file derived from a proposal's: `payout.json` with `signed-aoi` is `payout.signed-aoi.json`. */
export function nameBeside(proposal: string, marker: string, extension: string): string {
  const stem = proposal === '-' ? 'proposal' : proposal.replace(/(\.signed-[^./\\]+)*\.json$/i, '')
  return `${stem}.${marker}.${extension}`
}
