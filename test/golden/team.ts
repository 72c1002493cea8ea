import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../support/program.js'
import { type Funding, fund } from './coins.js'
import type { Stage } from './stage.js'

export const OFFICERS = ['akira', 'beatrice', 'chidi'] as const

/** Throws of an honest die, always the same for a name: for the officers those of the examples, whose policies fit. */
export function diceOf(name: string): string {
  if (OFFICERS.some(officer => officer === name))
    return readFileSync(join(projectRoot, 'examples', 'dice', `${name}.txt`), 'utf8')
  return Array.from({ length: 6 }, (_, i) => createHash('sha256').update(`${name} ${i}`).digest())
    .flatMap(digest => [...digest])
    .filter(byte => byte < 252)
    .slice(0, 120)
    .map(byte => (byte % 6) + 1)
    .join('')
}

/** What kind of vault a team keeps. */
export interface Shape {
  readonly required?: number
  readonly officers?: readonly string[]
  readonly scriptType?: 'p2wsh' | 'p2sh-p2wsh' | 'p2sh'
  readonly network?: 'regtest' | 'testnet' | 'signet'
  readonly name?: string
}

/** Makes a key from dice alone, in the home NAME, and its cosigner file NAME.cosigner.json. */
export async function makeKey(
  stage: Stage,
  name: string,
  { network = 'regtest', scriptType = 'p2wsh' }: Shape = {},
): Promise<void> {
  stage.write(`${name}.dice`, diceOf(name))
  await stage.prepare(
    `key generate --name ${name} --home ${name} --network ${network} --dice ${name}.dice --dice-only --words-out ${name}.words.txt --password-file password.txt --work-factor 1`,
  )
  await stage.prepare(
    `key xpub --name ${name} --home ${name} --script-type ${scriptType} --out ${name}.cosigner.json`,
  )
}

/** Officers with a key and a home each, and the vault `treasury` that all of them know. Gives the vault's digest. */
export async function makeTeam(stage: Stage, shape: Shape = {}): Promise<string> {
  return await stage.once(JSON.stringify(shape), () => registerAll(stage, shape))
}

async function registerAll(stage: Stage, shape: Shape): Promise<string> {
  const { officers = OFFICERS, required = 2, scriptType = 'p2wsh', network = 'regtest' } = shape
  const { name = 'treasury' } = shape
  for (const officer of officers) await makeKey(stage, officer, shape)
  const cosigners = officers.map(officer => `--cosigner ${officer}.cosigner.json`).join(' ')
  const { digest } = await stage.prepare(
    `vault create --name ${name} --threshold ${required} --script-type ${scriptType} --network ${network} ${cosigners}`,
  )
  for (const officer of officers) {
    await stage.prepare(
      `vault register ${name}.vault.json --home ${officer} --digest ${digest} --password-file password.txt`,
    )
  }
  return digest
}

/** Pays coins to the first addresses of the vault; writes listunspent.json, scantxoutset.json, esplora.json, prevtxs.hex. */
export async function fundTeam(
  stage: Stage,
  values: readonly number[],
  { vault = 'treasury.vault.json', confirmations = 41, prefix = '' } = {},
): Promise<Funding> {
  const { addresses } = await stage.prepare(`vault address ${vault} --count ${values.length}`)
  const funding = fund(addresses, values, confirmations)
  stage.write(`${prefix}listunspent.json`, funding.listunspent)
  stage.write(`${prefix}scantxoutset.json`, funding.scantxoutset)
  stage.write(`${prefix}esplora.json`, funding.esplora)
  stage.write(`${prefix}prevtxs.hex`, funding.prevtxs)
  return funding
}
