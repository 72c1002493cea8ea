import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { address as addressCodec } from 'bitcoinjs-lib'
import { expect, vi } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { p2pkhScript } from '../../src/bitcoin/standard-scripts.js'
import { NETWORKS, type NetworkName } from '../../src/chain/network.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import type { SchemeName, ScriptTypeName } from '../../src/spend/script-type.js'
import { type Funding, fund, type Place } from './funding.js'
import { OTHER_NETWORKS } from './other-networks.js'
import { prepared } from './prepared.js'
import { type Document, type Result, run, type Surroundings, type Way } from './program.js'
import { temporaryFolder } from './temporary-folder.js'

/** What every key in the tests is locked with; long enough for mainnet. */
export const PASSWORD = 'correct horse battery staple'

/** A folder with homes and files, in which command lines run. File names in them are those of this folder. */
export class Office {
  readonly folder = temporaryFolder()
  readonly way: Way
  /** Everything that the program has printed here. */
  readonly transcript: string[] = []

  constructor(way: Way = 'in process') {
    this.way = way
    this.write('password.txt', `${PASSWORD}\n`)
  }

  path(...names: string[]): string {
    return join(this.folder, ...names)
  }

  write(name: string, content: string | Uint8Array, mode = 0o600): string {
    mkdirSync(join(this.path(name), '..'), { recursive: true })
    writeFileSync(this.path(name), content, { mode })
    return name
  }

  /**
   * What `make` makes in an empty office, with all of its files, transcript and result; in process it is made but once in
   * a run of the tests, see {@link prepared}. Where the test has a clock of its own, it is made on the spot.
   */
  async prepared<T>(what: string, make: (office: Office) => Promise<T>): Promise<T> {
    if (this.way !== 'in process' || vi.isFakeTimers()) return await make(this)
    const Same = this.constructor as typeof Office
    const { folder, made } = await prepared(`${Same.name} ${what}`, async () => {
      const office = new Same()
      const result = await make(office)
      return { folder: office.folder, made: { result, transcript: office.transcript } }
    })
    cpSync(folder, this.folder, { recursive: true, preserveTimestamps: true })
    this.transcript.push(...made.transcript)
    return made.result
  }

  /** Runs a command line, given as words or as text with spaces between them. */
  async run(line: string | readonly string[], around: Surroundings = {}): Promise<Result> {
    const env = { RINGI_HOME: this.path('homes', 'usual'), ...around.env }
    const result = await run(wordsOf(line), { cwd: this.folder, way: this.way, ...around, env })
    this.transcript.push(result.stdout, result.stderr)
    return result
  }

  /** Runs it with `--json` and gives its document. */
  async document(line: string | readonly string[], around: Surroundings = {}): Promise<Document> {
    const { json, exit } = await this.run([...wordsOf(line), '--json'], around)
    expect(json?.exit).toBe(exit)
    return json as Document
  }

  /** Runs it with `--json` and `--approve DIGEST`: where the review warns, as a person approves who has read it. */
  async asApproved(line: string, around: Surroundings = {}): Promise<Document> {
    const document = await this.document(line, around)
    if (document.error?.code !== 'proposal.warnings-not-approved') return document
    const seen = `$&:${document.error.details?.actual}`
    return await this.document(line.replace(/--approve [0-9a-f]{64}/, seen), around)
  }

  /** Runs it with `--json`, asserts that it went well, and gives its data. */
  async ok(line: string | readonly string[], around: Surroundings = {}): Promise<Document['data']> {
    const document = await this.document(line, around)
    expect(document).toMatchObject({ ok: true, exit: 0 })
    return document.data
  }

  /** Runs it with `--json` and asserts that it was refused with `code` and the code's exit status. */
  async refused(line: string | readonly string[], code: Code, around: Surroundings = {}): Promise<Document> {
    const document = await this.document(line, around)
    expect(document).toMatchObject({ ok: false, exit: EXIT_STATUS[code], error: { code } })
    return document
  }
}

function wordsOf(line: string | readonly string[]): readonly string[] {
  return typeof line === 'string' ? line.split(' ') : line
}

/** What kind of vault a team keeps. */
export interface Shape {
  readonly required: number
  readonly of: number
  readonly scriptType?: ScriptTypeName
  readonly network?: NetworkName
  readonly unsorted?: boolean
  readonly scheme?: SchemeName
}

/** Officers with a key each, and the vault that all of their homes know. */
export interface Team {
  readonly office: Office
  readonly shape: Required<Omit<Shape, 'scheme'>> & Pick<Shape, 'scheme'>
  readonly officers: readonly string[]
  readonly homeOf: (officer: string) => string
  /** The `data` of `vault create`. */
  readonly vault: Document['data']
}

/** The name of every team's vault, and of its file `treasury.vault.json`. */
export const VAULT = 'treasury'

// Each officer has a home of their own, but for vaults so large that this would only take time.
const MOST_HOMES = 5

/** Makes keys and a vault, and registers it with everybody. */
export async function makeTeam(office: Office, asked: Shape): Promise<Team> {
  const shape = { scriptType: 'p2wsh', network: 'regtest', unsorted: false, ...asked } as const
  const officers = Array.from({ length: shape.of }, (_, i) => `officer-${i + 1}`)
  const homeOf = (officer: string) => `homes/${shape.of > MOST_HOMES ? 'all' : officer}`
  const vault = await office.prepared(`team ${JSON.stringify(shape)}`, desk =>
    establish(desk, shape, officers, homeOf),
  )
  return { office, shape, officers, homeOf, vault }
}

/** Makes the keys, the vault's file, and registers it; gives the `data` of `vault create`. */
async function establish(
  office: Office,
  shape: Team['shape'],
  officers: Team['officers'],
  homeOf: Team['homeOf'],
): Promise<Document['data']> {
  for (const officer of officers) await makeKey(office, officer, homeOf(officer), shape)
  const cosigners = officers.flatMap(officer => ['--cosigner', `${officer}.cosigner.json`])
  const vault = await office.ok([
    ...`vault create --home homes/nobody --name ${VAULT} --threshold ${shape.required}`.split(' '),
    ...`--script-type ${shape.scriptType} --network ${shape.network}`.split(' '),
    ...(shape.unsorted ? ['--unsorted'] : []),
    ...(shape.scheme === undefined ? [] : ['--scheme', shape.scheme]),
    ...cosigners,
  ])
  for (const home of new Set(officers.map(homeOf))) {
    await office.ok(
      `vault register ${VAULT}.vault.json --home ${home} --digest ${vault.digest} --password-file password.txt`,
    )
  }
  return vault
}

/** Makes a key whose words go to NAME.words.txt, and its cosigner file NAME.cosigner.json. */
export async function makeKey(
  office: Office,
  name: string,
  home: string,
  { network = 'regtest', scriptType = 'p2wsh' }: Pick<Shape, 'network' | 'scriptType'> = {},
): Promise<Document['data']> {
  const earnest = network === 'mainnet' ? '--work-factor 17 --allow-online --i-know' : '--work-factor 1'
  const key = await office.ok(
    `key generate --name ${name} --home ${home} --network ${network} --no-dice --words-out ${name}.words.txt --password-file password.txt ${earnest}`,
  )
  await office.ok(
    `key xpub --name ${name} --home ${home} --script-type ${scriptType} --out ${name}.cosigner.json`,
  )
  return key
}

/** An address of somebody outside; another one for every `number`. */
export function payee(network: NetworkName, number = 0): string {
  const { chain, addresses } = NETWORKS[network]
  if (chain.forkId) return `${addresses.encode(p2pkhScript(new Uint8Array(20).fill(number + 1)))}`
  return addressCodec.toBech32(new Uint8Array(32).fill(number + 1), 0, OTHER_NETWORKS[network].bech32)
}

/**
 * Pays coins of these satoshi values to the first receiving addresses of the team's vault, and one change address in
 * four coins. Writes listunspent.json, scantxoutset.json, esplora.json and prevtxs.hex into the office.
 */
export async function fundTeam(
  { office, officers, homeOf, vault }: Team,
  values: readonly number[],
): Promise<Funding> {
  const home = homeOf(officers[0] as string)
  const count = Math.max(1, values.length)
  const receive = await office.ok(`vault address ${VAULT} --home ${home} --count ${count}`)
  const change = await office.ok(`vault address ${VAULT} --home ${home} --count ${count} --change`)
  const places: Place[] = values.map((_, i) => (i % 4 === 3 ? change : receive).addresses[i])
  const funding = fund(places, values, vault.name)
  office.write('listunspent.json', funding.listunspent)
  office.write('scantxoutset.json', funding.scantxoutset)
  office.write('esplora.json', funding.esplora)
  office.write('prevtxs.hex', funding.prevtxs)
  return funding
}

/** How {@link spend} goes about it. */
export interface Spending {
  /** What `propose` is told beside vault, coins and output: whom to pay, and the fee. */
  readonly options: readonly string[]
  readonly utxos?: 'listunspent' | 'scantxoutset' | 'esplora'
  readonly psbtVersion?: 0 | 2
  /** Whether each officer signs what the one before has signed, instead of the bare proposal. */
  readonly chained?: boolean
  /** Who signs, in which order; the first M unless told. */
  readonly signers?: readonly string[]
}

/** The data of every step. */
export interface Spent {
  readonly proposal: Document['data']
  readonly signed: readonly Document['data'][]
  readonly final: Document['data']
  readonly verified: Document['data']
}

/** A whole payment, from coins to a transaction that is verified; its files are payout.* in the office. */
export async function spend(team: Team, spending: Spending): Promise<Spent> {
  const { office, officers, homeOf } = team
  const home = homeOf(officers[0] as string)
  const proposal = await proposePayout(team, spending)
  const signed = await signAll(team, spending, proposal.digest)
  const copies = spending.chained ? signed.slice(-1) : signed
  const combined = `combine ${copies.map(({ file }) => file).join(' ')} --vault ${VAULT} --home ${home}`
  await office.ok(`${combined} --require-complete --out payout.combined.psbt`)
  const final = await office.ok(
    `finalize payout.combined.psbt --vault ${VAULT} --home ${home} --out payout.tx`,
  )
  const verified = await office.ok(`verify payout.tx --vault ${VAULT} --home ${home} --proposal payout.psbt`)
  return { proposal, signed, final, verified }
}

/** Proposes a payment as payout.psbt and gives its data. */
export async function proposePayout(team: Team, spending: Spending): Promise<Document['data']> {
  const { office, officers, homeOf } = team
  const { utxos = 'listunspent', psbtVersion = 0, options } = spending
  return await office.ok([
    ...`propose --home ${homeOf(officers[0] as string)} --vault ${VAULT} --out payout.psbt`.split(' '),
    ...`--utxos ${utxos}.json --prevtxs prevtxs.hex --psbt-version ${psbtVersion}`.split(' '),
    ...options,
  ])
}

async function signAll(team: Team, { chained = false, signers }: Spending, digest: string) {
  const signed: Document['data'][] = []
  for (const officer of signers ?? team.officers.slice(0, team.shape.required)) {
    const source: string = chained ? (signed.at(-1)?.file ?? 'payout.psbt') : 'payout.psbt'
    signed.push(await signAs(team, officer, digest, source))
  }
  return signed
}

/** What `--approve` takes of a person who has read this review, its warnings included. */
export function approving({ digest, approval }: Document['data']): string {
  return `${digest}:${approval}`
}

/** Signs as `officer`; the signed copy is payout.signed-OFFICER.psbt. */
export async function signAs(
  { office, shape, homeOf }: Team,
  officer: string,
  digest: string,
  source = 'payout.psbt',
): Promise<Document['data']> {
  const online = shape.network === 'mainnet' ? ' --allow-online' : ''
  const document = await office.asApproved(
    `sign ${source} --home ${homeOf(officer)} --key ${officer} --vault ${VAULT} --approve ${digest} --password-file password.txt --out payout.signed-${officer}.psbt${online}`,
  )
  expect(document).toMatchObject({ ok: true, exit: 0 })
  return document.data
}
