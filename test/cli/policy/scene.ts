import { cpSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { document as schemaOf } from '../../../src/cli/schemas/document.js'
import { SCHEMAS } from '../../../src/cli/schemas/index.js'
import { approving, fundTeam, makeTeam, Office, payee, type Team, VAULT } from '../../support/ceremony.js'
import type { Document, Surroundings } from '../../support/program.js'

const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true })

/** An office in which everything that is printed has to be as the published schemas say. */
class StrictOffice extends Office {
  override async document(line: string | readonly string[], around: Surroundings = {}): Promise<Document> {
    const document = await super.document(line, around)
    const data = SCHEMAS[document.command]
    if (data === undefined) throw new Error(`${document.command} has no schema`)
    const validate =
      ajv.getSchema(document.command) ??
      ajv.compile({ ...schemaOf(document.command, data), $id: document.command })
    if (!validate(document)) throw new Error(`${document.command}: ${JSON.stringify(validate.errors)}`)
    return document
  }
}

/** A vault, 2-of-3 unless said otherwise, with five coins of 1 BTC, officers with a home each, and a policy. */
export interface Scene {
  readonly team: Team
  readonly office: Office
  /** A command line with home, vault and key of an officer, by number. */
  readonly as: (officer: number, line: string) => string
  /** Proposes a payment of so much as NAME.psbt; gives its data. */
  readonly propose: (name: string, amount: string, options?: string) => Promise<Document['data']>
  /** Reviews NAME.psbt as an officer, and gives what `--approve` takes of a person who has read the review. */
  readonly seen: (officer: number, proposal: string, options?: string) => Promise<string>
  /** Signs NAME.psbt as an officer into FILE.psbt, where a person has approved `seen`: the digest, or digest and code. */
  readonly signing: (officer: number, proposal: string, seen: string, file: string) => string
}

export const STRANGER = payee('regtest')

export async function makeScene(shape = { required: 2, of: 3 }): Promise<Scene> {
  const team = await makeTeam(new StrictOffice(), shape)
  await fundTeam(team, [100_000_000, 100_000_000, 100_000_000, 100_000_000, 100_000_000])
  return sceneOf(team)
}

/** The same scene in a folder of its own, in which anything may be done. */
export function copyOf({ team }: Scene): Scene {
  const office = new StrictOffice()
  cpSync(team.office.folder, office.folder, { recursive: true, preserveTimestamps: true })
  return sceneOf({ ...team, office })
}

function sceneOf(team: Team): Scene {
  const { office } = team
  const as = (officer: number, line: string) => `${line} --home homes/officer-${officer} --vault ${VAULT}`
  return {
    team,
    office,
    as,
    propose: (name, amount, options = '') =>
      office.ok(
        `propose --home homes/nobody --vault ${VAULT}.vault.json --utxos listunspent.json --prevtxs prevtxs.hex --to ${STRANGER}=${amount} --fee-rate 5 --out ${name}.psbt ${options}`.trim(),
      ),
    seen: async (officer, proposal, options = '') => {
      const review = await office.document(as(officer, `review ${proposal}.psbt ${options}`.trim()))
      return approving(review.data)
    },
    signing: (officer, proposal, seen, file) =>
      as(
        officer,
        `sign ${proposal}.psbt --key officer-${officer} --approve ${seen} --password-file password.txt --out ${file}.psbt`,
      ),
  }
}

/** The outpoints of the scene's coins. */
export function coinsOf({ office }: Scene): string[] {
  const rows: { txid: string; vout: number }[] = JSON.parse(
    readFileSync(office.path('listunspent.json'), 'utf8'),
  )
  return rows.map(({ txid, vout }) => `${txid}:${vout}`)
}

/** The text of a policy of the scene's vault. */
export function policyOf({ team }: Scene, rules: string, head = ''): string {
  return `ringi: 1
kind: policy
name: spending
network: regtest
vault: ${team.vault.digest}
${/^version:/m.test(head) ? '' : 'version: 1\n'}${/^previous:/m.test(head) ? '' : 'previous: none\n'}${head}rules:
${rules}`
}

/** Writes a policy, has it approved by officers, and gives its digest; the approvals are NAME.OFFICER.json. */
export async function approved(
  scene: Scene,
  name: string,
  text: string,
  officers: readonly number[] = [1, 2],
): Promise<string> {
  const { office, as } = scene
  office.write(`${name}.yaml`, text)
  const { digest } = await office.ok(`policy show ${name}.yaml`)
  for (const officer of officers) {
    await office.ok(
      as(
        officer,
        `policy approve ${name}.yaml --key officer-${officer} --approve ${digest} --password-file password.txt --out ${name}.${officer}.json`,
      ),
    )
  }
  return digest
}

/** The command line that puts a policy in force in an officer's home. */
export function activating(
  { as }: Scene,
  officer: number,
  name: string,
  officers: readonly number[] = [1, 2],
): string {
  const approvals = officers.map(one => ` --approval ${name}.${one}.json`).join('')
  return as(officer, `policy activate ${name}.yaml${approvals} --yes --password-file password.txt`)
}

/** Has officers approve a policy, and puts it in force in homes. */
export async function inForce(
  scene: Scene,
  name: string,
  text: string,
  homes: readonly number[] = [1, 2],
  officers: readonly number[] = [1, 2],
): Promise<string> {
  const digest = await approved(scene, name, text, officers)
  for (const home of homes) await scene.office.ok(activating(scene, home, name, officers))
  return digest
}

/** The options that give officers’ logs, each with a new checkpoint of it by its officer. */
export async function attested(
  office: Office,
  officers: readonly number[],
  home: (officer: number) => string = officer => `homes/officer-${officer}`,
  nonce?: string,
): Promise<string> {
  const options: string[] = []
  const asked = nonce === undefined ? '' : ` --for ${nonce}`
  for (const officer of new Set(officers)) {
    const file = `${home(officer).replaceAll('/', '-')}.checkpoint.json`
    await office.ok(
      `log checkpoint --home ${home(officer)} --vault ${VAULT} --key officer-${officer} --password-file password.txt --force --out ${file}${asked}`,
    )
    options.push(`--history ${home(officer)}/log.jsonl --history ${file}`)
  }
  return options.join(' ')
}
