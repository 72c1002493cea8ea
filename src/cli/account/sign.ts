import { type SignAccountRequest, signAccountProposal } from '../../app/account/sign.js'
import { sealedEnd } from '../../app/seal/sealing.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Outcome } from '../command.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { sealedHeadText } from '../render/seal.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

/** `sign` for an account. */
export async function run(context: Session, request: SignAccountRequest): Promise<Outcome<DataOf<'sign'>>> {
  const { after, cosigner, is, findings, written, seal } = await signAccountProposal(context, request)
  return {
    // Reckoned where it is printed: words take their time.
    get data() {
      return {
        ...{ file: written.file, ...progressData(after), made: is },
        ...{ cosigner: cosignerName(after.facts.vault, cosigner), log: sealedEnd(seal) },
      }
    },
    findings,
    raw: written.raw,
    text: style =>
      shown`${signersText(after, style)}${sealedHeadText(seal, style)}${writtenText(written.file, style)}`,
  }
}
