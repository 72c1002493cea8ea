import { utf8 } from '../../base/bytes.js'
import { BREAK } from '../../keys/secrets/index.js'
import type { Seal } from '../../log/seal.js'
import type { Home } from '../../platform/home.js'
import { writeTogether } from '../../platform/write-together.js'
import { textsIn } from '../../psbt/notes.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { reserve } from '../files.js'
import { allKeys } from '../keys/keystore.js'
import { refuseSecretContent } from '../known-words.js'
import { readSeal } from '../seal/seal-file.js'
import { cosignerPlaceOf } from '../signing/signer.js'

/** Where a review is to be drawn. */
export interface SheetRequest {
  readonly html: string | undefined
  readonly svg: string | undefined
}

/** Where a review is drawn; null for what nobody asked for. */
export interface SheetFiles {
  readonly html: string | null
  readonly svg: string | null
}

/** The files that `--html` and `--svg` name, neither of them `source`. Throws as `reserve` does. */
export async function chooseSheetFiles(
  context: Context,
  asked: SheetRequest,
  source: string,
): Promise<SheetFiles> {
  const [html, svg] = [asked.html ?? null, asked.svg ?? null]
  const names = [html, svg].filter(path => path !== null)
  await reserve(context, names, [source])
  return { html, svg }
}

/** What a sheet is about beside the review. */
export interface SheetSubject {
  readonly reviewed: ReviewedPsbt
  readonly policy: Policy | undefined
}

/** Writes the sheets that were asked for, then does `work`; where any of it fails, no sheet is left. */
export async function writeSheets(
  context: Context,
  { html, svg }: SheetFiles,
  { reviewed, policy }: SheetSubject,
  work: () => Promise<void>,
): Promise<void> {
  if (html === null && svg === null) return await work()
  const texts = [...textsIn(reviewed.facts.psbt), policy?.text ?? '']
  await refuseSecretContent(context.home, texts.join(BREAK))
  const { sheetOf } = await import('../../sheet/sheet.js')
  const { pageOf } = await import('../../sheet/page.js')
  const { pictureOf } = await import('../../sheet/picture.js')
  const seals = await sealsOver(context.home, reviewed.facts.vault)
  const sheet = await sheetOf(reviewed, context.language, { policy, seals })
  const files = [
    ...(html === null ? [] : [{ path: html, bytes: utf8(pageOf(sheet)) }]),
    ...(svg === null ? [] : [{ path: svg, bytes: utf8(pictureOf(sheet)) }]),
  ]
  await writeTogether(files, context.force, work)
}

/** The seals of a home under keys of `vault`: what they have sealed last is to be noted on paper. */
async function sealsOver(home: Home, vault: Vault): Promise<Seal[]> {
  const keys = (await allKeys(home)).filter(record => cosignerPlaceOf(vault, record) !== undefined)
  const claimed = await Promise.all(keys.map(({ name }) => readSeal(home, name)))
  return claimed.flatMap(one => (one === undefined ? [] : [one.seal]))
}
