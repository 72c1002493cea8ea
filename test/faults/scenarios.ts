import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  approving,
  fundTeam,
  makeKey,
  makeTeam,
  Office,
  payee,
  spend,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** A command that changes the disk, and what it finds there. */
export interface Scenario {
  readonly name: string
  /** The command line, run in the scenario's folder. */
  readonly line: string
  /** Files that are there beside the usual ones. */
  readonly old?: Readonly<Record<string, string>>
  /** What stands behind the content of files that are there. */
  readonly torn?: Readonly<Record<string, string>>
}

const KEY = '--network regtest --work-factor 1 --password-file password.txt'
const HERE = `--vault ${VAULT} --home home`
const COINS = '--utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 5'
const TO = `--to ${payee('regtest', 7)}=0.1btc`
const SIGN = `sign payout.psbt --key officer-1 ${HERE} --approve DIGEST --password-file password.txt`
const APPROVE = `policy approve policy.yaml --key officer-1 ${HERE} --approve POLICY --password-file password.txt`
const ACTIVATE = 'policy activate policy.yaml --approval officer-1.json --approval officer-2.json --yes'
// A copy of the home in which the policy is in force.
const RULED = `--vault ${VAULT} --home ruled`
// A copy of the home that has signed the folder.
const SIGNED = `--vault ${VAULT} --home after`
const OLD = 'what was here before\n'

/** What processes that died at their worst have left: a lock, halves of files, a key without its record. */
const LEFT: Readonly<Record<string, string>> = {
  'home/lock': '2147483646 1 0123456789abcdef\n',
  'home/lock.0123456789abcdef': '2147483645 1 fedcba9876543210\n',
  'home/.lock.0123456789ab.part': '',
  'home/.home.key.0123456789ab.part': 'half',
  'home/keys/.again.json.0123456789ab.part': '{"content"',
  'home/keys/again.age': 'age-encryption.org/v1\n',
  'home/vaults/.new.json.0123456789ab.part': '{',
}

/** Every command that changes the disk, onto nothing and over what is there. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'key generate, in a new home',
    line: `key generate --name new ${KEY} --no-dice --words-out new.words.txt --entropy-out new.json --home deep/fresh`,
  },
  {
    name: 'key generate --force',
    line: `key generate --name new ${KEY} --no-dice --words-out new.words.txt --home home --force`,
    old: { 'new.words.txt': OLD },
  },
  { name: 'key restore', line: `key restore --name again ${KEY} --words-file spare.words.txt --home home` },
  {
    name: 'key restore, after the death of others',
    line: `key restore --name again ${KEY} --words-file spare.words.txt --home home`,
    old: LEFT,
  },
  { name: 'key xpub', line: 'key xpub --name officer-1 --script-type p2sh --out x.json --home home' },
  {
    name: 'key xpub --force',
    line: 'key xpub --name officer-1 --script-type p2sh --out x.json --home home --force',
    old: { 'x.json': OLD },
  },
  {
    name: 'key xpub --account',
    line: 'key xpub --name officer-1 --script-type p2wsh --account 5 --out x.json --home home --password-file password.txt',
  },
  {
    name: 'vault create',
    line: 'vault create --name solo --threshold 1 --cosigner spare.cosigner.json --script-type p2wsh --network regtest',
  },
  {
    name: 'vault create --force',
    line: 'vault create --name solo --threshold 1 --cosigner spare.cosigner.json --script-type p2wsh --network regtest --force',
    old: { 'solo.vault.json': OLD },
  },
  { name: 'vault register', line: 'vault register other.vault.json --watch-only --yes --home home' },
  {
    name: 'vault register, after the death of others',
    line: 'vault register other.vault.json --watch-only --yes --home home',
    old: LEFT,
  },
  {
    name: 'vault register, under the key',
    line: 'vault register other.vault.json --password-file password.txt --yes --home spare',
  },
  { name: 'vault import', line: 'vault import descriptor.txt --name copy --network regtest' },
  { name: 'vault export', line: `vault export ${VAULT} --format vault --out exported.json --home home` },
  {
    name: 'vault export --force',
    line: `vault export ${VAULT} --format core --out exported.json --home home --force`,
    old: { 'exported.json': OLD },
  },
  { name: 'propose', line: `propose ${HERE} ${COINS} ${TO} --out new.psbt` },
  {
    name: 'propose --force',
    line: `propose ${HERE} ${COINS} ${TO} --out new.psbt --force`,
    old: { 'new.psbt': OLD },
  },
  { name: 'sign', line: `${SIGN} --out signed.psbt` },
  { name: 'sign --force', line: `${SIGN} --out signed.psbt --force`, old: { 'signed.psbt': OLD } },
  {
    name: 'sign, behind an entry that was never finished',
    line: `${SIGN} --out signed.psbt`,
    torn: { 'home/log.jsonl': '{"actor":"officer-1","cha' },
  },
  {
    name: 'log checkpoint',
    line: `log checkpoint --key officer-1 ${HERE} --password-file password.txt --out point.json`,
  },
  {
    name: 'log correct',
    line: `log correct home/log.jsonl --entry 2 --end --key officer-1 ${HERE} --password-file password.txt --yes --out new.correction.json`,
  },
  { name: 'home seal', line: 'home seal --key officer-1 --home ruled --password-file password.txt --yes' },
  { name: 'log merge', line: 'log merge home/log.jsonl --home home' },
  {
    name: 'combine',
    line: `combine payout.signed-officer-1.psbt payout.signed-officer-2.psbt ${HERE} --out whole.psbt`,
  },
  {
    name: 'combine --force, over one of its own sources',
    line: `combine payout.signed-officer-1.psbt payout.signed-officer-2.psbt ${HERE} --out payout.signed-officer-1.psbt --force`,
  },
  { name: 'finalize', line: `finalize payout.combined.psbt ${HERE} --out new.tx` },
  {
    name: 'finalize --force',
    line: `finalize payout.combined.psbt ${HERE} --out new.tx --force`,
    old: { 'new.tx': OLD },
  },
  { name: 'policy approve', line: `${APPROVE} --out new.approval.json` },
  {
    name: 'policy approve --force',
    line: `${APPROVE} --out new.approval.json --force`,
    old: { 'new.approval.json': OLD },
  },
  { name: 'policy activate', line: `${ACTIVATE} ${HERE}` },
  { name: 'policy activate, after the death of others', line: `${ACTIVATE} ${HERE}`, old: LEFT },
  {
    name: 'policy except',
    line: `policy except large.psbt --rule proposal-limit --reason due --key officer-1 ${RULED} --approve LARGE --password-file password.txt --out new.exception.json`,
  },
  {
    name: 'policy revoke',
    line: `policy revoke policy.yaml --key officer-1 ${HERE} --approve POLICY --password-file password.txt --out new.revocation.json`,
  },
  {
    name: 'consent',
    line: `consent payout.psbt --key officer-1 ${RULED} --approve DIGEST --password-file password.txt --out new.consent.json`,
  },
  {
    name: 'sign, a folder under a policy',
    line: `sign batch --key officer-1 ${RULED} --approve BATCH --password-file password.txt`,
  },
  { name: 'combine, a folder', line: `combine signed ${SIGNED}` },
  { name: 'finalize, a folder', line: `finalize signed ${SIGNED}` },
  {
    name: 'finalize, with labels',
    line: `finalize payout.combined.psbt ${HERE} --out new.tx --labels-out new.jsonl`,
  },
  { name: 'log merge, into a file', line: 'log merge home/log.jsonl --out merged.jsonl --home home' },
  { name: 'policy init', line: `policy init ${HERE} --out new.yaml` },
  {
    name: 'policy vouch',
    line: `policy vouch ${payee('regtest', 7)} --key officer-1 ${HERE} --yes --password-file password.txt --out new.voucher.json`,
  },
  {
    name: 'policy check',
    line: `policy check payout.psbt --policy policy.yaml ${HERE} --sarif new.sarif --junit new.xml`,
  },
  { name: 'review, drawn', line: `review payout.psbt ${HERE} --html new.html --svg new.svg` },
  {
    name: 'review, drawn, --force',
    line: `review payout.psbt ${HERE} --html new.html --svg new.svg --force`,
    old: { 'new.html': OLD, 'new.svg': OLD },
  },
  {
    name: 'qr show',
    line: 'qr show payout.psbt --home home --density low --png codes --gif new.gif --svg new.svg --html new.html',
  },
  {
    name: 'qr show --force',
    line: 'qr show payout.psbt --home home --density low --png codes --gif new.gif --force',
    old: { 'codes/frame-99.png': OLD, 'new.gif': OLD },
  },
  { name: 'qr read', line: 'qr read --yes payout.gif --home home --out read.psbt' },
  {
    name: 'qr read --force',
    line: 'qr read --yes payout.gif --home home --out read.psbt --force',
    old: { 'read.psbt': OLD },
  },
  { name: 'convert', line: 'convert payout.psbt --psbt-version 2 --out second.psbt' },
  {
    name: 'convert --force, over its own source',
    line: 'convert payout.psbt --psbt-version 2 --out payout.psbt --force',
  },
]

/** A folder with what the scenarios start from, and what its command lines approve. */
export interface Stage {
  readonly folder: string
  /** What stands for them in a line. */
  readonly digests: Readonly<Record<'DIGEST' | 'POLICY' | 'LARGE' | 'BATCH', string>>
  /** What starts the program. */
  readonly launcher: string
}

/** Makes a team, has it pay once, and keeps the first officer's home, as `home`, with the files of the office. */
export async function buildStage(launcher: string): Promise<Stage> {
  const office = new Office()
  const team = await makeTeam(office, { required: 2, of: 2 })
  const { coins } = await fundTeam(team, [100_000_000, 50_000_000, 50_000_000])
  const [first, second, third] = coins.map(({ txid, vout }) => `${txid}:${vout}`) as [string, string, string]
  const { proposal } = await spend(team, {
    options: ['--to', `${payee('regtest')}=0.2btc`, '--fee-rate', '5', '--coin', first],
  })
  await makeKey(office, 'spare', 'homes/spare')
  await office.ok(
    'vault create --name other --threshold 1 --cosigner spare.cosigner.json --script-type p2wsh --network regtest',
  )
  office.write('descriptor.txt', `${team.vault.descriptor}\n`)
  const POLICY = await approvePolicy(team)
  cpSync(office.path('homes/officer-1'), office.path('home'), { recursive: true })
  cpSync(office.path('home'), office.path('ruled'), { recursive: true })
  await office.ok(`${ACTIVATE} ${RULED}`)
  const propose = async (name: string, coin: string, amount: string) =>
    await office.ok(
      `propose ${COINS} --vault ${VAULT}.vault.json --home nowhere --coin ${coin} --to ${payee('regtest', 7)}=${amount} --out ${name}.psbt`,
    )
  await propose('large', first, '0.5btc')
  const large = await office.document(`review large.psbt ${RULED}`)
  mkdirSync(office.path('batch'))
  // Each of its own coin: of two that spend the same, the second warns once the first is signed.
  await propose('batch/0.1btc', second, '0.1btc')
  await propose('batch/0.2btc', third, '0.2btc')
  const { batch } = await office.ok(`review batch ${RULED}`)
  await signFolder(team, 'signed')
  cpSync(office.path('homes/officer-1'), office.path('after'), { recursive: true })
  cpSync(office.path('homes/spare'), office.path('spare'), { recursive: true })
  rmSync(office.path('homes'), { recursive: true })
  await office.ok('qr show payout.psbt --home nowhere --gif payout.gif')
  const digests = { DIGEST: proposal.digest, POLICY, LARGE: approving(large.data), BATCH: approving(batch) }
  return { folder: office.folder, digests, launcher }
}

/** Makes a copy of the batch, with the signed copies of all officers. */
async function signFolder({ office, officers, homeOf }: Team, folder: string): Promise<void> {
  cpSync(office.path('batch'), office.path(folder), { recursive: true })
  for (const officer of officers) {
    const home = `--vault ${VAULT} --home ${homeOf(officer)}`
    const { batch } = await office.ok(`review ${folder} ${home}`)
    await office.ok(
      `sign ${folder} --key ${officer} ${home} --approve ${approving(batch)} --password-file password.txt`,
    )
  }
}

/** Writes policy.yaml, has both officers approve it, each as NAME.json, and gives its digest. */
async function approvePolicy({ office, officers, homeOf, vault }: Team): Promise<string> {
  const head = `ringi: 1\nkind: policy\nname: spending\nnetwork: regtest\nvault: ${vault.digest}\nversion: 1\nprevious: none`
  const rules = 'exceptions: { any: 2, rules: [proposal-limit] }\nrules:\n  proposal-limit: { max: 0.4btc }'
  office.write('policy.yaml', `${head}\n${rules}\n`)
  const { digest } = await office.ok('policy show policy.yaml')
  for (const officer of officers)
    await office.ok(
      `policy approve policy.yaml --key ${officer} --vault ${VAULT} --home ${homeOf(officer)} --approve ${digest} --password-file password.txt --out ${officer}.json`,
    )
  return digest
}

/** A fresh copy of the stage, set for a scenario. */
export function setUp({ folder }: Stage, { old = {}, torn = {} }: Scenario): string {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  for (const [name, content] of Object.entries(old)) {
    mkdirSync(join(copy, name, '..'), { recursive: true })
    writeFileSync(join(copy, name), content, { mode: 0o600 })
  }
  for (const [name, content] of Object.entries(torn)) appendFileSync(join(copy, name), content)
  return copy
}

/** The words of a scenario's command line. */
export function argvOf({ digests }: Stage, { line }: Scenario): string[] {
  const named = Object.entries(digests).reduce((text, [name, digest]) => text.replace(name, digest), line)
  return [...named.split(' '), '--json']
}
