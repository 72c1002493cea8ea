import { type VerifyAccountRequest, verifyAnnouncements } from '../../app/account/verify.js'
import { blockedBy } from '../../app/blocked.js'
import { formatAmount } from '../../chain/money.js'
import { cosignerName } from '../../vault/cosigners.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Outcome } from '../command.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

/** `verify` for what nodes are told of an account. */
export async function run(
  context: Session,
  request: VerifyAccountRequest,
): Promise<Outcome<DataOf<'verify'>>> {
  const { vault, verification, matchesProposal = null } = await verifyAnnouncements(context, request)
  const { innerHash = null, hash = null, fee, findings } = verification
  const signedBy = verification.signedBy.map(place => cosignerName(vault, place))
  return {
    data: {
      ...{ txid: innerHash, hash, vault: nameAndDigest(vault), signedBy, matchesProposal },
      fee: String(fee),
    },
    findings,
    failure: blockedBy(findings),
    text: style => {
      const { words, bold, green, red } = style
      const answer = matchesProposal === null ? words.none : matchesProposal ? green('✓') : red('✗')
      return table([
        [words.transaction, bold(hash ?? words.none)],
        [words.proposal, answer],
        [words.fee, formatAmount(fee, vault.network)],
        [words.signatures, signedBy.length === 0 ? red(words.none) : signedBy.join(', ')],
      ])
    },
  }
}
