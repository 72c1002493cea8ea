import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNemAddress, nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { formatAnnouncements, parseAnnouncements, readAnnouncement } from '../../src/nem/announcement.js'
import type { SignedNem } from '../../src/nem/codec/decode.js'
import type { NemTransaction, Transfer } from '../../src/nem/codec/transaction.js'
import { formatCosignature, parseCosignature } from '../../src/nem/cosignature-file.js'
import { formatNemProposal, type NemProposal, parseNemProposal } from '../../src/nem/proposal.js'
import { reviewNem } from '../../src/nem/review/review.js'
import { ReviewedNem } from '../../src/nem/review/reviewed.js'
import { combineNem } from '../../src/nem/roles/combine.js'
import { finalizeNem } from '../../src/nem/roles/finalize.js'
import { proposeTransfer } from '../../src/nem/roles/propose.js'
import { signNem } from '../../src/nem/roles/sign.js'
import { verifyNem } from '../../src/nem/roles/verify.js'
import { nemCosignerKey } from '../../src/nem/signer-key.js'
import { signedBy as signatureOf } from '../../src/nem/signing.js'
import { createAccountVault } from '../../src/nem/vault.js'
import { cosigned, keyOf, PARTS, publicKeyOf, REQUEST, signedBy, VAULT, wrapped } from './team.js'

const RECIPIENT = formatNemAddress(nemAddressOf(publicKeyOf('payee'), NEM_NETWORKS['nem-testnet']))
const PROPOSAL = proposeTransfer(
  VAULT,
  { recipient: RECIPIENT, amount: 12_500_000n, message: 'INV-7' },
  REQUEST,
)
const WRAPPED = wrapped(PROPOSAL)
const COSIGNED = cosigned('ben', PROPOSAL)
const COMBINED = combineNem([WRAPPED], [COSIGNED])

const outerOf = ({ outer }: NemProposal): SignedNem => {
  if (outer === undefined) throw new Error('not wrapped')
  return outer
}

/** Something signed, changed and signed again by whoever signed it, as a cosigner who means harm does. */
function changed(one: SignedNem, by: string, change: Partial<NemTransaction>): SignedNem {
  return signatureOf({ ...one.transaction, ...change } as NemTransaction, keyOf(by))
}

const blocksOf = (proposal: NemProposal) =>
  reviewNem(VAULT, proposal)
    .facts.findings.filter(({ severity }) => severity === 'block')
    .map(({ code, args }) => [code, args.why].filter(Boolean).join(' '))

test('two of three wrap and cosign, and nodes are told of it in the order in which they take it', () => {
  const reviewed = reviewNem(VAULT, COMBINED)
  expect([...(reviewed.facts.signers[0]?.keys() ?? [])]).toEqual([0, 1])
  const announced = finalizeNem(reviewed).map(readAnnouncement)
  expect(announced.map(one => one.transaction.type)).toEqual(['multisig', 'cosignature'])
  expect(announced.map(one => one.transaction.fee)).toEqual([150_000n, 150_000n])
  expect(verifyNem(VAULT, announced, { proposal: PROPOSAL })).toMatchObject({
    ...{ findings: [], signedBy: [0, 1], fee: 400_000n, innerHash: reviewed.facts.txid },
  })
})

test('whoever signs first or last, each signs the same', () => {
  expect(cosigned('ben', WRAPPED)).toEqual(COSIGNED)
  expect(wrapped(PROPOSAL)).toEqual(WRAPPED)
})

describe('signing', () => {
  test('takes only what a review has made', () => {
    const key = nemCosignerKey(VAULT, keyOf('aoi'))
    const { facts } = reviewNem(VAULT, PROPOSAL)
    const made = { facts, requireUnblocked: () => {}, requireUnchanged: () => {} } as unknown as ReviewedNem
    expect(() => signNem(made, key)).toThrowCode('internal.bug')
    expect(() => finalizeNem(made)).toThrowCode('internal.bug')
    expect(() => new ReviewedNem(Symbol('review'), facts)).toThrowCode('internal.bug')
  })

  test('takes nothing that is blocked, and says the block', () => {
    const inner: Transfer = { ...(PROPOSAL.inner as Transfer), fee: 1n }
    expect(() => signedBy('aoi', { ...PROPOSAL, inner })).toThrowCode('nem.fee-low')
  })

  test('takes nothing that was changed behind the review', () => {
    const proposal = { ...PROPOSAL }
    const reviewed = reviewNem(VAULT, proposal)
    proposal.inner = { ...(PROPOSAL.inner as Transfer), amount: 99n }
    expect(() => signNem(reviewed, nemCosignerKey(VAULT, keyOf('aoi')))).toThrowCode('nem.changed')
    const combined = { ...COMBINED, cosignatures: [...COMBINED.cosignatures] }
    const reviewedAgain = reviewNem(VAULT, combined)
    combined.cosignatures[0] = outerOf(WRAPPED)
    expect(() => finalizeNem(reviewedAgain)).toThrowCode('nem.changed')
  })

  test('is for cosigners, once', () => {
    expect(() => nemCosignerKey(VAULT, keyOf('dan'))).toThrowCode('key.not-in-vault')
    expect(() => signedBy('aoi', WRAPPED)).toThrowCode('signature.nothing-to-sign')
    expect(() => signedBy('ben', COMBINED)).toThrowCode('signature.nothing-to-sign')
  })

  test('with the key of the account itself is nobody’s', () => {
    expect(() => nemCosignerKey(VAULT, keyOf('vault'))).toThrowCode('key.not-in-vault')
  })
})

describe('the fee around it, which no cosignature covers', () => {
  const burning = changed(outerOf(WRAPPED), 'aoi', { fee: 8_000_000_000_000n })

  test('is refused by the review, the publisher and who verifies', () => {
    const burnt = { ...COMBINED, outer: burning }
    expect(blocksOf(burnt)).toEqual(['nem.fee-high'])
    expect(() => finalizeNem(reviewNem(VAULT, burnt))).toThrowCode('nem.fee-high')
    const announced = [burning, ...COMBINED.cosignatures]
    expect(verifyNem(VAULT, announced, { proposal: PROPOSAL })).toMatchObject({
      ...{ fee: 8_000_000_000_000n + 250_000n, findings: [{ code: 'nem.fee-high' }] },
    })
  })

  test('can be another under the same cosignature: the publisher takes one transaction of the initiator’s', () => {
    const other = { ...WRAPPED, outer: changed(outerOf(WRAPPED), 'aoi', { fee: 150_001n }) }
    expect(blocksOf(other)).toEqual([])
    expect(() => combineNem([WRAPPED, other], [COSIGNED])).toThrowCode('nem.other-outer')
    expect(combineNem([WRAPPED, WRAPPED, PROPOSAL], [COSIGNED, COSIGNED])).toEqual(COMBINED)
  })

  test('cannot be put on it by anybody but the initiator', () => {
    const outer = changed(outerOf(WRAPPED), 'chika', { signer: publicKeyOf('chika') })
    expect(blocksOf({ ...COMBINED, outer })).toEqual(['nem.signature other-initiator'])
    expect(
      verifyNem(VAULT, [outer, ...COMBINED.cosignatures], { proposal: PROPOSAL }).findings,
    ).toMatchObject([{ code: 'nem.signature' }, { code: 'signature.incomplete' }])
    // Whoever has no proposal to compare with sees who did it.
    expect(verifyNem(VAULT, [outer, ...COMBINED.cosignatures]).signedBy).toEqual([2, 1])
  })
})

describe('what was signed is refused', () => {
  const outer = outerOf(WRAPPED)
  const [cosignature] = COMBINED.cosignatures as [SignedNem]
  const { transaction } = PROPOSAL.outer ?? outer
  const dan = { signer: publicKeyOf('dan') }
  const flipped = (one: SignedNem) => ({
    ...one,
    signature: one.signature.with(40, (one.signature[40] ?? 0) ^ 1),
  })

  test.each<[string, Partial<NemProposal>, string[]]>([
    [
      'a cosignature by nobody of the vault',
      { cosignatures: [changed(cosignature, 'dan', dan)] },
      ['no-cosigner'],
    ],
    [
      'a wrapping by nobody of the vault',
      { outer: changed(outer, 'dan', dan) },
      ['other-initiator', 'no-cosigner'],
    ],
    ['a cosignature that does not verify', { cosignatures: [flipped(cosignature)] }, ['invalid']],
    ['a wrapping that does not verify', { outer: flipped(outer) }, ['invalid']],
    ['one cosigner twice', { cosignatures: [cosignature, cosignature] }, ['twice']],
    [
      'the initiator twice',
      { cosignatures: [changed(cosignature, 'aoi', { signer: publicKeyOf('aoi') })] },
      ['twice'],
    ],
    [
      'another window',
      { cosignatures: [changed(cosignature, 'ben', { deadline: transaction.deadline - 1 })] },
      ['window'],
    ],
    [
      'another inner transaction',
      { cosignatures: [changed(cosignature, 'ben', { innerHash: new Uint8Array(32) })] },
      ['other-inner'],
    ],
    [
      'another account',
      { cosignatures: [changed(cosignature, 'ben', { account: (PROPOSAL.inner as Transfer).recipient })] },
      ['other-inner'],
    ],
    ['a wrapping in a cosignature’s place', { cosignatures: [outer] }, ['other-inner']],
    ['a cosignature in the wrapping’s place', { outer: cosignature }, ['other-inner']],
    [
      'a wrapping of another payment',
      { outer: changed(outer, 'aoi', { inner: { ...(PROPOSAL.inner as Transfer), amount: 12_500_001n } }) },
      ['other-inner'],
    ],
    [
      'another network',
      {
        cosignatures: [
          changed(cosignature, 'ben', {
            network: NEM_NETWORKS.nem,
            account: nemAddressOf(publicKeyOf('vault'), NEM_NETWORKS.nem),
          }),
        ],
      },
      ['other-inner', 'network'],
    ],
  ])('%s', (_, change, whys) => {
    const blocks = blocksOf({ ...COMBINED, ...change })
    expect(blocks).toEqual(whys.map(why => `nem.signature ${why}`))
  })

  test('and a fee of a cosignature that is above what can be meant', () => {
    expect(blocksOf({ ...COMBINED, cosignatures: [changed(cosignature, 'ben', { fee: 300_001n })] })).toEqual(
      ['nem.fee-high'],
    )
  })
})

describe('putting together and finishing', () => {
  test('wants the initiator, one proposal, and enough cosigners', () => {
    expect(() => combineNem([PROPOSAL], [COSIGNED])).toThrowCode('nem.outer-missing')
    expect(() => finalizeNem(reviewNem(VAULT, PROPOSAL))).toThrowCode('nem.outer-missing')
    const other = wrapped({ ...PROPOSAL, notes: { memo: 'other' } })
    expect(() => combineNem([WRAPPED, other], [COSIGNED])).toThrowCode('nem.other-proposal')
    expect(() => combineNem([other], [COSIGNED])).toThrowCode('nem.other-proposal')
    expect(() => finalizeNem(reviewNem(VAULT, WRAPPED))).toThrowCode('signature.incomplete')
  })

  test('takes as many as are needed, in the order of the cosigners', () => {
    const all = combineNem([WRAPPED], [cosigned('chika', PROPOSAL), COSIGNED])
    const announced = finalizeNem(reviewNem(VAULT, all)).map(readAnnouncement)
    expect(verifyNem(VAULT, announced).signedBy).toEqual([0, 1])
    const surplus = [outerOf(all), ...all.cosignatures]
    expect(verifyNem(VAULT, surplus).findings).toMatchObject([
      { severity: 'warn', code: 'nem.surplus-cosignature', args: { count: 1 } },
    ])
  })

  test('of one of one takes no cosignature', () => {
    const alone = createAccountVault({ ...PARTS, cosigners: PARTS.cosigners.slice(0, 1), required: 1 })
    const proposal = proposeTransfer(alone, { recipient: RECIPIENT, amount: 1n }, REQUEST)
    expect(finalizeNem(reviewNem(alone, wrapped(proposal, alone)))).toHaveLength(1)
  })
})

describe('what is verified', () => {
  const announced = finalizeNem(reviewNem(VAULT, COMBINED)).map(readAnnouncement)
  test('is refused out of order, incomplete, of another account and of another proposal', () => {
    expect(verifyNem(VAULT, announced.toReversed())).toMatchObject({
      findings: [{ code: 'nem.outer-missing' }],
    })
    expect(verifyNem(VAULT, [])).toMatchObject({ findings: [{ code: 'nem.outer-missing' }], fee: 0n })
    expect(verifyNem(VAULT, announced.slice(0, 1)).findings).toMatchObject([{ code: 'signature.incomplete' }])
    const stranger = createAccountVault({ ...PARTS, account: publicKeyOf('dan') })
    expect(verifyNem(stranger, announced).findings.map(({ code }) => code)).toContain('nem.other-vault')
    const other = proposeTransfer(VAULT, { recipient: RECIPIENT, amount: 1n }, REQUEST)
    expect(verifyNem(VAULT, announced, { proposal: other }).findings).toMatchObject([
      { code: 'nem.other-proposal' },
    ])
  })

  test('comes out of its file again', () => {
    const text = formatAnnouncements(finalizeNem(reviewNem(VAULT, COMBINED)))
    expect(parseAnnouncements(text)).toEqual(announced)
    for (const file of ['', '[]', '{}', '[1]', text.replace('data', 'date'), `${text}x`])
      expect(() => parseAnnouncements(file)).toThrowCode('nem.announcements')
  })
})

describe('files', () => {
  test('come out as they went in, without what the others signed', () => {
    expect(parseNemProposal(formatNemProposal(PROPOSAL))).toEqual(PROPOSAL)
    expect(parseNemProposal(formatNemProposal(WRAPPED))).toEqual(WRAPPED)
    expect(formatNemProposal(COMBINED)).toBe(formatNemProposal(WRAPPED))
    expect(parseCosignature(formatCosignature(COSIGNED))).toEqual(COSIGNED)
  })

  test('are refused where anything in them is otherwise', () => {
    const text = formatNemProposal({
      ...WRAPPED,
      also: ['11'.repeat(32), '22'.repeat(32)],
      notes: { memo: 'rent' },
    })
    expect(parseNemProposal(text).also).toHaveLength(2)
    const broken = [
      text.replace('"also": [\n    "11', '"also": [\n    "33'),
      text.replace('rent', 're\u202ent'),
      text.replace('"memo": "rent"', '"memo": ""'),
      text.replace('{', '{ '),
      text.trimEnd(),
      text.replace('"ringi": 1', '"ringi": 2'),
      text.replace('nem-proposal', 'nem-cosignature'),
      text.replace('"memo"', '"note"'),
    ]
    for (const file of broken) expect(() => parseNemProposal(file)).toThrowCode('nem.proposal-malformed')
    const cosignature = formatCosignature(COSIGNED)
    for (const file of [cosignature.trimEnd(), text, '{}'])
      expect(() => parseCosignature(file)).toThrowCode('nem.cosignature-malformed')
    const wrapping = formatCosignature({ ...COSIGNED, cosignature: outerOf(WRAPPED) })
    expect(() => parseCosignature(wrapping)).toThrowCode('nem.cosignature-malformed')
  })
})

test('whatever M and N are, M of them make something that verifies, and fewer do not', () => {
  const people = Array.from({ length: 32 }, (_, at) => `cosigner-${at}`)
  const rounds = fc.integer({ min: 1, max: 8 }).chain(of =>
    fc.record({
      of: fc.constant(of),
      required: fc.integer({ min: 1, max: of }),
      first: fc.integer({ min: 0, max: of - 1 }),
    }),
  )
  fc.assert(
    fc.property(rounds, ({ of, required, first }) => {
      const names = people.slice(0, of)
      const cosigners = names.map(name => ({ name, publicKey: publicKeyOf(name) }))
      const vault = createAccountVault({ ...PARTS, cosigners, required })
      const initiator = names[first] as string
      const request = { ...REQUEST, initiator }
      const proposal = proposeTransfer(vault, { recipient: RECIPIENT, amount: 5n }, request)
      const outer = signedBy(initiator, proposal, vault)
      if (outer.is !== 'outer') throw new Error('wraps')
      const others = names.filter(name => name !== initiator).slice(0, required - 1)
      const files = others.map(name => cosigned(name, proposal, vault))
      const reviewed = reviewNem(vault, combineNem([outer.proposal], files))
      const announced = finalizeNem(reviewed).map(readAnnouncement)
      expect(announced).toHaveLength(required)
      const verified = verifyNem(vault, announced, { proposal })
      expect(verified.findings).toEqual([])
      expect(verified.signedBy).toHaveLength(required)
      expect(verified.fee).toBe(reviewed.facts.totals.fee)
      expect(verified.fee).toBe(50_000n + 150_000n * BigInt(required))
      if (required > 1) {
        const fewer = reviewNem(vault, combineNem([outer.proposal], files.slice(1)))
        expect(() => finalizeNem(fewer)).toThrowCode('signature.incomplete')
      }
    }),
    { numRuns: 12 },
  )
})
