import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { checkSnapshot, checkUnconverted, parseAccountSnapshot, partsIn } from '../../src/nem/snapshot.js'
import { type AccountVault, createAccountVault } from '../../src/nem/vault.js'
import { PARTS, publicKeyOf, VAULT } from './team.js'

/** An account as NIS prints one. */
function accountOf({ account }: Pick<AccountVault, 'account'>, balance: number, multisigInfo: object) {
  const { address, publicKey } = account
  const more = { harvestedBlocks: 0, importance: 0.0, vestedBalance: 0, label: null }
  return { ...more, address, publicKey: toHex(publicKey) as string | null, balance, multisigInfo }
}

const PRINTED = {
  meta: {
    cosignatories: VAULT.cosigners.map(one => accountOf({ account: one }, 0, {})),
    cosignatoryOf: [],
    status: 'LOCKED',
    remoteStatus: 'INACTIVE',
  },
  account: accountOf(VAULT, 5_000_000, { cosignatoriesCount: 3, minCosignatories: 2 }),
}

const FRESH = {
  meta: { ...PRINTED.meta, cosignatories: [] },
  account: accountOf(VAULT, 500_000, {}),
}

const read = (value: unknown) => parseAccountSnapshot(JSON.stringify(value))
const whysOf = (findings: ReturnType<typeof checkSnapshot>) =>
  findings.map(({ code, args }) => args.why ?? code)

describe('an account as a node prints it', () => {
  test('is the vault that it was converted into', () => {
    const snapshot = read(PRINTED)
    expect(snapshot).toMatchObject({ balance: 5_000_000n, required: 2, address: VAULT.account.address })
    expect(checkSnapshot(VAULT, snapshot)).toEqual([])
  })

  test('can be imported, and is then the same vault', () => {
    const { account, cosigners, required } = partsIn(read(PRINTED), VAULT.network)
    const named = cosigners.map((publicKey, at) => ({ name: PARTS.cosigners[at]?.name ?? '', publicKey }))
    const imported = createAccountVault({ ...PARTS, account, required, cosigners: named })
    expect(imported.digest.hex).toBe(VAULT.digest.hex)
    expect(() => partsIn(read(FRESH), VAULT.network)).toThrowCode('nem.snapshot-differs')
    expect(() => partsIn(read(PRINTED), NEM_NETWORKS.nem)).toThrowCode('nem.snapshot')
  })

  test('lets all sign where it says no number', () => {
    const multisigInfo = { cosignatoriesCount: 3, minCosignatories: 0 }
    expect(read({ ...PRINTED, account: { ...PRINTED.account, multisigInfo } }).required).toBe(3)
  })

  test('is refused where it is another account, or moved by others', () => {
    const [first, ...others] = PRINTED.meta.cosignatories
    const dan = createAccountVault({ ...PARTS, account: publicKeyOf('dan') })
    expect(whysOf(checkSnapshot(dan, read(PRINTED)))).toEqual(['account'])
    expect(whysOf(checkSnapshot(VAULT, read(FRESH)))).toEqual(['not-converted'])
    const stranger = accountOf(dan, 0, {})
    const meta = { ...PRINTED.meta, cosignatories: [stranger, ...others] }
    expect(whysOf(checkSnapshot(VAULT, read({ ...PRINTED, meta })))).toEqual(['cosigners'])
    const fewer = {
      meta: { ...PRINTED.meta, cosignatories: [first] },
      account: { ...PRINTED.account, multisigInfo: { cosignatoriesCount: 1, minCosignatories: 1 } },
    }
    expect(whysOf(checkSnapshot(VAULT, read(fewer)))).toEqual(['cosigners', 'threshold'])
  })

  test.each([
    ['nothing', {}],
    ['an error of the node', { timeStamp: 1, error: 'Not Found', status: 404 }],
    ['another number of cosigners', { ...PRINTED, meta: FRESH.meta }],
    ['a balance that is none', { ...PRINTED, account: { ...PRINTED.account, balance: 0.5 } }],
    ['an address that is none', { ...PRINTED, account: { ...PRINTED.account, address: 'T' } }],
  ])('is refused: %s', (_, value) => {
    expect(() => read(value)).toThrowCode('nem.snapshot')
  })

  test('is refused where it says something twice or is too long', () => {
    const text = JSON.stringify(PRINTED)
    for (const file of [text.replace('{', '{"meta":{},'), `${text}${' '.repeat(100_000)}`, ''])
      expect(() => parseAccountSnapshot(file)).toThrowCode('nem.snapshot')
  })
})

describe('before it is converted', () => {
  const withBalance = (balance: number) => read({ ...FRESH, account: { ...FRESH.account, balance } })

  test('it has what the conversion costs, and no more', () => {
    expect(checkUnconverted(VAULT, withBalance(500_000))).toEqual([])
    expect(whysOf(checkUnconverted(VAULT, withBalance(500_001)))).toEqual(['nem.funded-early'])
  })

  test('it may never have signed anything', () => {
    const account = { ...FRESH.account, publicKey: null }
    expect(checkUnconverted(VAULT, read({ ...FRESH, account }))).toEqual([])
  })

  test('it is not converted, and no other', () => {
    expect(whysOf(checkUnconverted(VAULT, read(PRINTED)))).toEqual(['converted', 'nem.funded-early'])
    const dan = createAccountVault({ ...PARTS, account: publicKeyOf('dan') })
    expect(whysOf(checkUnconverted(dan, read(FRESH)))).toEqual(['account'])
  })
})
