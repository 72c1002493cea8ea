import { copyFileSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import type { Code } from '../../src/base/codes.js'
import { NETWORKS, type NetworkName } from '../../src/chain/network.js'
import type { Utxo } from '../../src/coins/utxo.js'
import type { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import { createCosignerFile } from '../../src/vault/cosigner.js'
import { named, vaultDigest } from '../../src/vault/digest.js'
import { formatVault } from '../../src/vault/file.js'
import { fundTeam, makeTeam, Office, payee, spend, type Team, VAULT } from '../support/ceremony.js'
import { policyText } from '../support/policies.js'
import { cosignerOf, fundsOf, masterOf, vaultOf } from '../support/rehearsal.js'
import { RawPsbt } from './toolkit/raw-psbt.js'
import { refusedUntouched } from './toolkit/scene.js'

// One network of each chain whose keys begin alike and stand on the same paths: only what names the chain can refuse.
const CHAINS = ['regtest', 'monacoin-regtest'] as const
type Tried = (typeof CHAINS)[number]

const teams = {} as Record<Tried, Team>

beforeAll(async () => {
  for (const network of CHAINS) {
    const team = await makeTeam(new Office(), { required: 2, of: 3, network })
    await fundTeam(team, [20_000_000, 20_000_000])
    const fee = ['--fee-rate', network === 'regtest' ? '10' : '100']
    const to = ['--to', `${payee(network)}=0.3${unitOf(network)}`]
    await spend(team, { options: [...to, ...fee] })
    teams[network] = team
  }
})

const unitOf = (network: NetworkName) => NETWORKS[network].chain.unit.code.toLowerCase()

/** What has been said in Japanese. */
const said = new Set<Code>()

/** Refused with the code and nothing touched; and of each code once in Japanese, with the same exit status. */
async function refused(
  office: Office,
  line: readonly string[],
  codes: Code | readonly Code[],
): Promise<void> {
  const { exit, error } = await refusedUntouched(office, line, codes)
  const code = error?.code as Code
  if (said.has(code)) return
  said.add(code)
  const result = await office.run([...line, '--lang', 'ja'])
  expect(result.exit).toBe(exit)
  expect(result.stderr + result.stdout).toMatch(/[ぁ-ん]/)
}

/** Brings a file of one team's office into the other's. */
function bring(from: Team, to: Team, name: string, as = `foreign-${name}`): string {
  copyFileSync(from.office.path(name), to.office.path(as))
  return as
}

const words = (line: string) => line.split(' ')
const pairs = CHAINS.flatMap(one => CHAINS.filter(other => other !== one).map(other => ({ one, other })))

describe.each(pairs)('what is of $one, to a vault on $other', ({ one, other }) => {
  const pair = () => ({ theirs: teams[one], ours: teams[other], office: teams[other].office })
  const home = () => `--home ${teams[other].homeOf('officer-1')}`

  test('R1 a proposal, in every door', async () => {
    const { theirs, ours, office } = pair()
    const psbt = bring(theirs, ours, 'payout.psbt')
    const { digest } = (await office.document(words(`review ${psbt} --vault ${VAULT} ${home()}`))).data
    const vault = `--vault ${VAULT} ${home()}`
    const key = `--key officer-1 --approve ${digest} --password-file password.txt`
    const codes: Code[] = ['psbt.other-network', 'input.not-ours']
    const lines = [
      `review ${psbt} ${vault}`,
      `sign ${psbt} ${vault} ${key} --out x.psbt`,
      `combine ${psbt} payout.psbt ${vault} --out x.psbt`,
      `finalize ${psbt} ${vault} --out x.tx`,
    ]
    // Whose coins they are is looked for each time; Bitcoin's names no chain, and is the harder one.
    for (const line of one === 'regtest' ? lines : lines.slice(0, 1))
      await refused(office, words(line), codes)
  })

  test('R1 an own proposal that names the other chain', async () => {
    const { ours, office } = pair()
    const raw = new RawPsbt(readFileSync(office.path('payout.psbt')))
    const key = Uint8Array.of(0xfc, 5, ...Buffer.from('ringi'), 7)
    const others = raw.global.filter(pair => !Buffer.from(pair.key).equals(key))
    raw.global = [...others, { key, value: Buffer.from(one) }]
    office.write('named.psbt', raw.bytes())
    const vault = `--vault ${VAULT} --home ${ours.homeOf('officer-1')}`
    for (const line of [`review named.psbt ${vault}`, `combine named.psbt payout.psbt ${vault} --out x.psbt`])
      await refused(office, words(line), 'psbt.other-network')
  })

  test('R1 a cosigner file, as it is and relabelled', async () => {
    const { theirs, ours, office } = pair()
    const file = bring(theirs, ours, 'officer-1.cosigner.json')
    const text = readFileSync(office.path(file), 'utf8')
    office.write(
      'relabelled.cosigner.json',
      text.replaceAll(one === 'regtest' ? /(?<!-)regtest/g : one, other),
    )
    const line = (cosigner: string) =>
      words(
        `vault create --name x --threshold 2 --script-type p2wsh --network ${other} --cosigner ${cosigner} --cosigner officer-2.cosigner.json`,
      )
    await refused(office, line(file), 'vault.network')
    await refused(office, line('relabelled.cosigner.json'), 'cosigner.bad-signature')
  })

  test('R1 a vault file, relabelled with everything that follows from it', async () => {
    const { theirs, ours, office } = pair()
    const text = readFileSync(theirs.office.path(`${VAULT}.vault.json`), 'utf8')
    const file = { ...JSON.parse(text), name: 'branch' }
    const cosigners = file.cosigners.map(({ name }: { name: string }) => name)
    const digest = named(vaultDigest({ ...file, network: other, cosigners }))
    const relabelled = { ...file, network: other, digest: digest.hex, words: digest.words }
    office.write('relabelled.vault.json', `${JSON.stringify(relabelled, null, 2)}\n`)
    const register = (digest: string) =>
      words(`vault register relabelled.vault.json ${home()} --digest ${digest} --password-file password.txt`)
    // Nobody's key here is in it; and the digest that people compared is not its own.
    await refused(office, register(digest.hex), 'key.not-in-vault')
    await refused(office, register(theirs.vault.digest), 'vault.digest')
    expect(ours.vault.digest).not.toBe(digest.hex)
  })

  test('R1 an address, an amount, payouts and a snapshot', async () => {
    const { theirs, ours, office } = pair()
    const propose = (to: readonly string[], utxos = 'listunspent.json', prevtxs = 'prevtxs.hex') => [
      ...words(`propose --vault ${VAULT} ${home()} --utxos ${utxos} --prevtxs ${prevtxs} --out x.psbt`),
      ...words('--fee-rate 100'),
      ...to,
    ]
    const amount = `0.1${unitOf(other)}`
    await refused(office, propose(['--to', `${payee(one)}=${amount}`]), 'address.other-network')
    await refused(office, propose(['--to', `${payee(other)}=0.1${unitOf(one)}`]), 'amount.other-unit')
    office.write('payouts.csv', `address,amount,label\n${payee(other)},0.1${unitOf(one)},rent\n`)
    await refused(office, propose(['--payouts', 'payouts.csv']), ['payouts.malformed', 'amount.other-unit'])
    office.write('theirs.csv', `address,amount,label\n${payee(one)},${amount},rent\n`)
    await refused(office, propose(['--payouts', 'theirs.csv']), [
      'payouts.malformed',
      'address.other-network',
    ])
    if (one !== 'regtest') return
    const snapshotOf = bring(theirs, ours, 'listunspent.json')
    const prevtxs = bring(theirs, ours, 'prevtxs.hex')
    const line = propose(['--to', `${payee(other)}=${amount}`], snapshotOf, prevtxs)
    await refused(office, line, ['coins.none', 'utxos.malformed'])
  })

  test('R1 a key, a policy and a finished transaction', async () => {
    const { theirs, ours, office } = pair()
    await office.document(
      `key restore ${home()} --name stranger --network ${one} --words-file ${bring(theirs, ours, 'officer-1.words.txt')} --password-file password.txt --work-factor 1`,
    )
    const { digest } = (await office.document(words(`review payout.psbt --vault ${VAULT} ${home()}`))).data
    const sign = `sign payout.psbt --vault ${VAULT} ${home()} --key stranger --approve ${digest} --password-file password.txt --out x.psbt`
    await refused(office, words(sign), 'key.other-network')
    const vault = vaultOf({ network: one })
    const policy = policyText(`payment-limit:\n  max: 1 ${NETWORKS[one].chain.unit.code}`, '', vault)
    office.write('foreign.policy.yaml', policy.replace(vault.digest.hex, theirs.vault.digest))
    const check = `policy check payout.psbt --vault ${VAULT} ${home()} --policy foreign.policy.yaml`
    await refused(office, words(check), 'policy.other-vault')
    const tx = bring(theirs, ours, 'payout.tx')
    const verify = `verify ${tx} --vault ${VAULT} ${home()} --prevtxs ${bring(theirs, ours, 'prevtxs.hex')}`
    await refused(office, words(verify), ['transaction.not-signed', 'input.not-ours', 'utxo.not-ours'])
  })
})

describe('where money is real', () => {
  const office = new Office()
  const line = (network: NetworkName, scriptType: ScriptTypeName, cosigner: string) =>
    words(
      `vault create --name x --threshold 1 --script-type ${scriptType} --network ${network} --cosigner ${cosigner}`,
    )

  test('R1 keys of both chains begin alike: their paths, or what they have signed, tell them apart', async () => {
    for (const [one, other] of [
      ['mainnet', 'monacoin'],
      ['monacoin', 'mainnet'],
    ] as const) {
      for (const scriptType of ['p2wsh', 'p2sh'] as const) {
        const network = NETWORKS[one]
        const cosigner = { ...cosignerOf(1, scriptType, network), network: one, scriptType }
        const key: ExtendedPrivateKey = masterOf(1, network).derive(cosigner.path)
        const text = createCosignerFile(cosigner, key)
        office.write('a.json', text)
        await refused(office, line(other, scriptType, 'a.json'), 'vault.network')
        office.write('b.json', text.replaceAll(`"${one}"`, `"${other}"`).replace(`(${one},`, `(${other},`))
        const code = scriptType === 'p2sh' ? 'cosigner.bad-signature' : 'path.unusual'
        await refused(office, line(other, scriptType, 'b.json'), code)
        // A key without a signature says no chain; its path does where it has a coin type.
        office.write('c.txt', `${JSON.parse(text).keyExpression}\n`)
        if (scriptType === 'p2wsh') await refused(office, line(other, scriptType, 'c.txt'), 'path.unusual')
      }
    }
  })

  test('R7 what Monacoin has given up, and what is not yet safe on it', async () => {
    const vault = vaultOf({ network: 'monacoin' })
    office.write('mona.vault.json', formatVault(vault))
    office.write('coins.json', '[]')
    const propose = (to: string) =>
      words(`propose --vault mona.vault.json --utxos coins.json --fee-rate 100 --out x.psbt --to ${to}=1mona`)
    await refused(office, propose('3P14159f73E4gFr7JterCCQh9QjiTjiZrG'), 'address.former')
    const taproot = 'mona1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqa4xjdr'
    await refused(office, propose(taproot), ['address.taproot-inactive', 'address.malformed'])
    await refused(office, propose('mona1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'), 'address.malformed')
  })

  test('R5 amounts above 2^53 are read digit by digit, and none beyond what there is', async () => {
    const vault = vaultOf({ network: 'monacoin' })
    const { utxos, previous } = fundsOf(vault, [{ value: 9_007_199_254_740_993n }])
    const [{ outPoint, script = new Uint8Array(0) }] = utxos as [Utxo]
    office.write('big.hex', [...previous.values()].map(toHex).join('\n'))
    const propose = (amount: string) => {
      const row = `"txid":"${outPoint.txid}","vout":1,"scriptPubKey":"${toHex(script)}","confirmations":6`
      office.write('big.json', `[{${row},"amount":${amount}}]`)
      const to = payee('monacoin')
      return words(
        `propose --vault mona.vault.json --utxos big.json --prevtxs big.hex --fee-rate 100 --sweep ${to} --out big.psbt`,
      )
    }
    // The nearest that a double can be, and more than there is.
    await refused(office, propose('90071992.54740992'), 'utxo.amount-mismatch')
    await refused(office, propose('105120000.00000001'), 'utxos.malformed')
    const { payments, fee } = await office.ok(propose('90071992.54740993'))
    expect(BigInt(payments[0].value) + BigInt(fee)).toBe(9_007_199_254_740_993n)
  })
})
