import { type CombineAccountRequest, combineAccount } from '../../app/account/combine.js'
import type { Outcome } from '../command.js'
import { needed } from '../parameters.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

type CombineRequest = Omit<CombineAccountRequest, 'identity'> & { readonly identity: string | undefined }

/** `combine` for an account, on the publisher's machine. */
export async function run(context: Session, request: CombineRequest): Promise<Outcome<DataOf<'combine'>>> {
  const identity = needed(request.identity, '--identity')
  const { reviewed, findings, written } = await combineAccount(context, { ...request, identity })
  return {
    // Reckoned where it is printed: words take their time.
    get data() {
      return { file: written.file, ...progressData(reviewed) }
    },
    findings,
    raw: written.raw,
    text: style => shown`${signersText(reviewed, style)}${writtenText(written.file, style)}`,
  }
}
