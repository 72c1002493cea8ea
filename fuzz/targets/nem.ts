import { utf8 } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { formatNemAddress, nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { announcementOf, formatAnnouncements, parseAnnouncements } from '../../src/nem/announcement.js'
import { decodeNem } from '../../src/nem/codec/decode.js'
import { encodeNem } from '../../src/nem/codec/encode.js'
import { conversionOf } from '../../src/nem/conversion.js'
import { formatCosignature, parseCosignature } from '../../src/nem/cosignature-file.js'
import { createNemCosignerFile, parseNemCosignerFile } from '../../src/nem/cosigner-file.js'
import { nemPublicKey } from '../../src/nem/ed25519-keccak.js'
import { nemKeyAt } from '../../src/nem/keys.js'
import { formatNemProposal, type NemProposal, parseNemProposal } from '../../src/nem/proposal.js'
import { reviewNem } from '../../src/nem/review/review.js'
import { combineNem } from '../../src/nem/roles/combine.js'
import { finalizeNem } from '../../src/nem/roles/finalize.js'
import { proposeTransfer } from '../../src/nem/roles/propose.js'
import { signNem } from '../../src/nem/roles/sign.js'
import { verifyNem } from '../../src/nem/roles/verify.js'
import { nemCosignerKey } from '../../src/nem/signer-key.js'
import { createAccountVault, formatAccountVault, parseAccountVault } from '../../src/nem/vault.js'
import { mutateBytes } from '../mutate/bytes.js'
import { again, same, sameBytes, type Target, textOf } from '../target.js'
import { byJson } from './shared.js'

const keyOf = (name: string) => nemKeyAt(sha256(utf8(`fuzz ${name}`)), [0])
const NAMES = ['akira', 'beatrice', 'chidi']
const network = NEM_NETWORKS['nem-testnet']
const WINDOW = { timestamp: 366_500_000, deadline: 366_586_400 }

const vault = createAccountVault({
  ...{ name: 'fuzz', network, required: 2, account: nemPublicKey(keyOf('vault')) },
  cosigners: NAMES.map(name => ({ name, publicKey: nemPublicKey(keyOf(name)) })),
  publisher: `age1${'q'.repeat(58)}`,
})

/** A payment on its way: proposed, wrapped, cosigned, finished. */
function round() {
  const recipient = formatNemAddress(nemAddressOf(nemPublicKey(keyOf('payee')), network))
  const mosaics = [{ namespace: 'nem', name: 'xem', quantity: 5_000_000n }]
  const request = { window: WINDOW, initiator: 'akira', also: ['11'.repeat(32)], notes: { memo: 'rent' } }
  const proposal = proposeTransfer(vault, { recipient, amount: 0n, mosaics, message: 'INV-7' }, request)
  const sign = (name: string) => signNem(reviewNem(vault, proposal), nemCosignerKey(vault, keyOf(name)))
  const [outer, cosigned] = [sign('akira'), sign('beatrice')]
  const proposals: [NemProposal] = [outer.is === 'outer' ? outer.proposal : proposal]
  const files = cosigned.is === 'cosignature' ? [cosigned.file] : []
  return {
    proposal,
    wrapped: proposals[0],
    files,
    announced: finalizeNem(reviewNem(vault, combineNem(proposals, files))),
  }
}

/** Transactions without signatures. */
const transaction: Target = {
  name: 'nem-transaction',
  seeds: () => [
    ...parseAnnouncements(formatAnnouncements(round().announced)).map(one => encodeNem(one.transaction)),
    encodeNem(round().proposal.inner),
    encodeNem(conversionOf(vault, WINDOW)),
  ],
  mutate: mutateBytes,
  check(input) {
    const read = decodeNem(input)
    sameBytes('encoded', encodeNem(read), input)
    return read.type
  },
}

/** Proposals: reviewed, and written as they were. */
const proposal: Target = {
  ...byJson('nem-proposal', () => [round().proposal, round().wrapped].map(formatNemProposal)),
  check(input) {
    const read = parseNemProposal(textOf(input))
    same('written', formatNemProposal(read), textOf(input))
    const { facts } = again('read', () => reviewNem(vault, read))
    return facts.findings.map(({ code }) => code).join()
  },
}

/** Cosignatures, before they are encrypted. */
const cosignature: Target = {
  ...byJson('nem-cosignature', () => round().files.map(formatCosignature)),
  check(input) {
    const read = parseCosignature(textOf(input))
    same('written', formatCosignature(read), textOf(input))
    return read.cosignature.transaction.type
  },
}

/** What nodes are told. */
const announcements: Target = {
  ...byJson('nem-announcements', () => [formatAnnouncements(round().announced)]),
  check(input) {
    const read = parseAnnouncements(textOf(input))
    const text = formatAnnouncements(read.map(announcementOf))
    same(
      'again',
      formatAnnouncements(again('written', () => parseAnnouncements(text)).map(announcementOf)),
      text,
    )
    return verifyNem(vault, read)
      .findings.map(({ code }) => code)
      .join()
  },
}

/** Vaults that are accounts. */
const accountVault: Target = {
  ...byJson('account-vault', () => [formatAccountVault(vault)]),
  check(input) {
    const read = parseAccountVault(textOf(input))
    same('written', formatAccountVault(read), textOf(input))
    return `${read.threshold.of}`
  },
}

/** Files of cosigners' keys. */
const cosigner: Target = {
  ...byJson('nem-cosigner', () =>
    NAMES.map(name => createNemCosignerFile({ name, network, path: '44h/1h/0h/0h/0h' }, keyOf(name))),
  ),
  check: input => parseNemCosignerFile(textOf(input)).name,
}

export const nemTargets: readonly Target[] = [
  transaction,
  proposal,
  cosignature,
  announcements,
  accountVault,
  cosigner,
]
