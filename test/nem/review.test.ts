import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/base/bytes.js'
import { formatNemAddress, nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import type { Transfer } from '../../src/nem/codec/transaction.js'
import { parseMosaicDefinition } from '../../src/nem/mosaic-definition.js'
import { innerHashOf, type NemProposal } from '../../src/nem/proposal.js'
import { type NemSurroundings, reviewNem } from '../../src/nem/review/review.js'
import { proposeModification, proposeTransfer } from '../../src/nem/roles/propose.js'
import { createAccountVault } from '../../src/nem/vault.js'
import { unixSecondsOf } from '../../src/nem/window.js'
import { PARTS, publicKeyOf, REQUEST, VAULT, WINDOW } from './team.js'

const TESTNET = NEM_NETWORKS['nem-testnet']
const addressOf = (name: string) => formatNemAddress(nemAddressOf(publicKeyOf(name), TESTNET))
const RECIPIENT = addressOf('payee')

const GOLD = parseMosaicDefinition(
  JSON.stringify({
    creator: '00',
    id: { namespaceId: 'coin', name: 'gold' },
    properties: [
      { name: 'divisibility', value: '3' },
      { name: 'initialSupply', value: '9000000' },
    ],
    levy: {},
  }),
)

const PAYMENT = { recipient: RECIPIENT, amount: 12_500_000n, message: 'INV-7' }
const PROPOSAL = proposeTransfer(VAULT, PAYMENT, REQUEST)

/** The proposal with another inner transfer. */
function doctored(change: Partial<Transfer>): NemProposal {
  return { ...PROPOSAL, inner: { ...(PROPOSAL.inner as Transfer), ...change } }
}

const codesOf = (proposal: NemProposal, around?: NemSurroundings, vault = VAULT) =>
  reviewNem(vault, proposal, around).facts.findings.map(({ severity, code, args }) =>
    [severity, code, args.why].filter(Boolean).join(' '),
  )

describe('a payment as it was proposed', () => {
  const { facts, blocking, approval } = reviewNem(VAULT, PROPOSAL, { now: unixSecondsOf(WINDOW.timestamp) })

  test('is found to be nothing but that', () => {
    expect(facts.findings).toEqual([])
    expect(blocking).toBeUndefined()
    expect(facts.outputs).toMatchObject([
      { value: 12_500_000n, address: RECIPIENT, kind: 'payment', leaves: true },
    ])
    expect(facts.message).toBe('INV-7')
    expect(facts.mosaics).toEqual([])
    expect(facts.utxo).toBeUndefined()
  })

  test('costs the least that nodes take, for the three transactions that it takes', () => {
    // 0.05 for the amount and 0.05 for the message, 0.15 around it, 0.15 for one cosignature.
    expect(facts.totals).toMatchObject({
      out: 12_500_000n,
      payments: 12_500_000n,
      fee: 400_000n,
      in: 12_900_000n,
    })
  })

  test('opens and closes with its window', () => {
    expect(facts.opens).toEqual({ kind: 'time', at: 1_427_587_585 + 366_500_000 })
    expect(facts.closes).toBe(1_427_587_585 + 366_586_400)
  })

  test('is known by the hash of what it does, and approved by all that its file says', () => {
    expect(facts.txid).toBe(innerHashOf(PROPOSAL))
    expect(approval.proposal).toBe(facts.digest.hex)
    const digestOf = (change: Partial<NemProposal>) =>
      reviewNem(VAULT, { ...PROPOSAL, ...change }).facts.digest.hex
    const others = [
      { also: ['00'.repeat(32)] },
      { initiator: publicKeyOf('ben') },
      { vault: '00'.repeat(32) },
      { notes: { memo: 'rent' } },
      { inner: doctored({ amount: 12_500_001n }).inner },
    ]
    expect(new Set([facts.digest.hex, ...others.map(digestOf)]).size).toBe(others.length + 1)
    expect(digestOf({})).toBe(facts.digest.hex)
  })

  test('has no signature yet', () => {
    expect(facts.signers).toEqual([new Map()])
  })
})

test('a proposal of another vault, account, network or of no cosigner is refused', () => {
  const other = createAccountVault({ ...PARTS, name: 'other' })
  const mainnet = createAccountVault({ ...PARTS, network: NEM_NETWORKS.nem })
  const stranger = createAccountVault({ ...PARTS, account: publicKeyOf('dan') })
  expect(codesOf(PROPOSAL, {}, other)).toEqual(['block nem.other-vault digest'])
  // Relabelled with everything that can be recomputed.
  const relabelled = (vault: typeof VAULT) => codesOf({ ...PROPOSAL, vault: vault.digest.hex }, {}, vault)
  expect(relabelled(other)).toEqual([])
  expect(relabelled(stranger)).toEqual(['block nem.other-vault key'])
  expect(relabelled(mainnet)).toEqual(['block nem.other-vault network'])
  expect(codesOf({ ...PROPOSAL, initiator: publicKeyOf('dan') })).toEqual(['block nem.initiator'])
})

describe('the window', () => {
  test.each([
    ['backwards', { deadline: WINDOW.timestamp - 1 }],
    ['backwards', { deadline: WINDOW.timestamp }],
    ['long', { deadline: WINDOW.timestamp + 86_401 }],
    ['range', { timestamp: 0x7fffffff, deadline: 0x80000000 }],
    ['range', { timestamp: 0xfffffff0, deadline: 0xffffffff }],
  ])('%s is refused', (why, change) => {
    expect(codesOf(doctored(change))).toEqual([`block nem.window ${why}`])
  })

  test('of a day to the second is taken, and of one second', () => {
    expect(codesOf(doctored({ deadline: WINDOW.timestamp + 86_400 }))).toEqual([])
    expect(codesOf(doctored({ deadline: WINDOW.timestamp + 1 }))).toEqual([])
  })

  test('that has closed is refused from that second on', () => {
    const closes = unixSecondsOf(WINDOW.deadline)
    expect(codesOf(PROPOSAL, { now: closes - 1 })).toEqual([])
    expect(codesOf(PROPOSAL, { now: closes })).toEqual(['block nem.window-closed'])
  })

  test('that has not opened yet is what post-dating is', () => {
    expect(codesOf(PROPOSAL, { now: unixSecondsOf(WINDOW.timestamp) - 1_000_000 })).toEqual([])
  })
})

describe('the fee of the transfer', () => {
  test.each([
    [99_999n, ['block nem.fee-low']],
    [100_000n, []],
    [200_000n, []],
    [200_001n, ['block nem.fee-high']],
    [8_000_000_000_000_000n, ['block nem.fee-high']],
    [2n ** 64n - 1n, ['block nem.fee-high']],
  ])('of %s microxem', (fee, expected) => {
    expect(codesOf(doctored({ fee }))).toEqual(expected)
  })
})

describe('the message', () => {
  const codes = (kind: 'plain' | 'encrypted', bytes: Uint8Array) =>
    codesOf(doctored({ message: { kind, bytes }, fee: 2_000_000n })).filter(code => !code.includes('fee'))
  test('that is encrypted is refused', () => {
    expect(codes('encrypted', utf8('INV-7'))).toEqual(['block nem.message encrypted'])
  })
  test.each([
    ['nothing', new Uint8Array(0)],
    ['no UTF-8', Uint8Array.of(0x49, 0xff)],
    ['what turns text around', utf8('INV-\u202e7')],
    ['a line break', utf8('INV-7\nINV-8')],
    ['more than 1024 bytes', utf8('a'.repeat(1025))],
  ])('of %s is refused', (_, bytes) => {
    expect(codes('plain', bytes)).toEqual(['block nem.message unreadable'])
  })
  test.each([
    ['請求書 7', utf8('請求書 7')],
    ['0102', Uint8Array.of(0xfe, 1, 2)],
    ['a'.repeat(1024), utf8('a'.repeat(1024))],
  ])('%s is shown', (text, bytes) => {
    const message = { kind: 'plain', bytes } as const
    expect(codes('plain', bytes)).toEqual([])
    expect(reviewNem(VAULT, doctored({ message })).facts.message).toBe(text)
  })
})

describe('what is sent', () => {
  const mosaic = (namespace: string, name: string, quantity: bigint) => ({ namespace, name, quantity })
  const sent = (mosaics: Transfer['mosaics'], amount = 1_000_000n, definitions = [GOLD]) =>
    codesOf(doctored({ version: 2, mosaics, amount, fee: 2_000_000n }), { definitions }).filter(
      code => !code.includes('fee'),
    )

  test('is nothing, or more than there is, is refused', () => {
    expect(codesOf(doctored({ amount: 0n }))).toEqual(['block nem.pays-nothing'])
    const most = 8_999_999_999_000_000n
    const [beyond] = codesOf(doctored({ amount: most + 1n, fee: 1_300_000n }))
    expect(beyond).toBe('block amount.out-of-range')
  })

  test('as the mosaic of XEM is XEM, in the sum as in the limits', () => {
    const mosaics = [mosaic('nem', 'xem', 7_500_000n)]
    const inner = doctored({ version: 2, mosaics, amount: 2_000_000n, message: undefined, fee: 50_000n })
    const { facts } = reviewNem(VAULT, inner)
    expect(facts.findings).toEqual([])
    expect(facts.totals.payments).toBe(15_000_000n)
    expect(facts.mosaics).toEqual([])
  })

  test('is shown as the product, where its definition is given', () => {
    const { facts } = reviewNem(
      VAULT,
      doctored({ version: 2, mosaics: [mosaic('coin', 'gold', 40n)], amount: 25_000_000n, fee: 100_000n }),
      { definitions: [GOLD] },
    )
    expect(facts.mosaics).toEqual([{ mosaic: 'coin:gold', quantity: 1_000n, divisibility: 3 }])
    expect(facts.findings).toMatchObject([
      { severity: 'warn', code: 'nem.mosaic-sent', args: { quantity: 1_000n, mosaic: 'coin:gold' } },
    ])
    expect(facts.totals.payments).toBe(0n)
  })

  test('is refused where nobody says what it is, and where it costs a levy', () => {
    expect(sent([mosaic('coin', 'silver', 1n)])).toContain('block nem.mosaic unknown')
    expect(sent([mosaic('coin', 'gold', 1n)], 1_000_000n, [])).toContain('block nem.mosaic unknown')
    expect(sent([mosaic('coin', 'gold', 1n)], 1_000_000n, [{ ...GOLD, levy: true }])).toContain(
      'block nem.mosaic levy',
    )
  })

  test('is refused where a fraction or nothing of it would be', () => {
    expect(sent([mosaic('coin', 'gold', 3n)], 1_500_001n)).toContain('block nem.mosaic fraction')
    expect(sent([mosaic('coin', 'gold', 1n)], 999_999n)).toEqual(
      expect.arrayContaining([
        'block nem.mosaic fraction',
        'block nem.mosaic nothing',
        'block nem.pays-nothing',
      ]),
    )
  })

  test.each([
    ['coin', 'xem'],
    ['nem', 'xem-gold'],
    ['nern', 'xem'],
    ['nem', 'x3m'],
    ['nem.xem', 'coin'],
    ['xem', 'coin'],
    ['nem', 'new xem'],
  ])('is refused where it is called %s:%s', (namespace, name) => {
    const known = { ...GOLD, namespace, name }
    expect(sent([mosaic(namespace, name, 1n)], 1_000_000n, [known])).toContain('block nem.mosaic look-alike')
  })
})

test('a payment to the vault itself or to a cosigner is told of', () => {
  const to = (name: string) =>
    codesOf(proposeTransfer(VAULT, { ...PAYMENT, recipient: addressOf(name) }, REQUEST))
  expect(to('vault')).toEqual(['warn nem.recipient self'])
  expect(to('ben')).toEqual(['warn nem.recipient cosigner'])
  expect(to('dan')).toEqual([])
})

describe('another payment to the same recipient', () => {
  const earlier = proposeTransfer(VAULT, { ...PAYMENT, amount: 1n, message: 'other' }, REQUEST)
    .inner as Transfer
  const hash = innerHashOf({ inner: earlier })
  const later = (also: readonly string[]) => proposeTransfer(VAULT, PAYMENT, { ...REQUEST, also })

  test('blocks where the proposal does not name it, whatever amount and message it has', () => {
    expect(codesOf(later([]), { earlier: [{ inner: earlier, absent: false }] })).toEqual([
      'block nem.pays-again unnamed',
    ])
  })
  test('is told of loudly where it is named, and warned of where it is not known', () => {
    expect(codesOf(later([hash]), { earlier: [{ inner: earlier, absent: false }] })).toEqual([
      'warn nem.pays-again named',
    ])
    expect(codesOf(later([hash]))).toEqual(['warn nem.pays-again unknown'])
  })
  test('is no matter once it is proven absent, pays somebody else, or is this one', () => {
    expect(codesOf(later([]), { earlier: [{ inner: earlier, absent: true }] })).toEqual([])
    const elsewhere = { ...earlier, recipient: nemAddressOf(publicKeyOf('dan'), TESTNET) }
    expect(codesOf(later([]), { earlier: [{ inner: elsewhere, absent: false }] })).toEqual([])
    expect(codesOf(PROPOSAL, { earlier: [{ inner: PROPOSAL.inner as Transfer, absent: false }] })).toEqual([])
  })
})

describe('a change of cosigners', () => {
  const change = (added: readonly string[], removed: readonly string[], delta: number) =>
    codesOf(
      proposeModification(
        VAULT,
        {
          changes: [
            ...added.map(name => ({ kind: 'add', publicKey: publicKeyOf(name) }) as const),
            ...removed.map(name => ({ kind: 'remove', publicKey: publicKeyOf(name) }) as const),
          ],
          delta,
        },
        REQUEST,
      ),
    )

  test('says who comes, who goes and how many sign from then on', () => {
    const changes = [
      { kind: 'remove', publicKey: publicKeyOf('chika') },
      { kind: 'add', publicKey: publicKeyOf('dan') },
    ] as const
    const { facts } = reviewNem(VAULT, proposeModification(VAULT, { changes, delta: 1 }, REQUEST))
    expect(facts.findings).toMatchObject([
      { severity: 'warn', args: { added: [addressOf('dan')], removed: ['chika'], required: 3, of: 3 } },
    ])
    expect(facts.outputs).toEqual([])
    expect(facts.totals.fee).toBe(800_000n)
  })

  test.each([
    ['removed', [], ['dan'], 0],
    ['added', ['ben'], [], 0],
    ['several', [], ['aoi', 'ben'], -1],
    ['threshold', [], [], 2],
    ['threshold', [], ['aoi'], 1],
    ['threshold', [], [], -2],
    ['nothing', [], [], 0],
  ] as const)('is refused: %s', (why, added, removed, delta) => {
    expect(change(added, removed, delta)).toEqual([`block nem.cosigner-change ${why}`])
  })
})
