import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect } from 'vitest'
import type { Code } from '../../../src/base/codes.js'
import type { ScriptTypeName } from '../../../src/spend/script-type.js'
import { fundTeam, makeTeam, Office, payee, proposePayout, type Team, VAULT } from '../../support/ceremony.js'
import type { Document } from '../../support/program.js'
import { RawPsbt } from './raw-psbt.js'
import { Traitor } from './traitor.js'

/** Three coins, of which a payment of 0.3 BTC takes at least two and leaves change. */
const COINS = [20_000_000, 20_000_000, 20_000_000]

/** A door through which a proposal can come in. */
export type Door = 'review' | 'sign' | 'combine' | 'finalize'

// Finalizing goes through the very check that signing goes through; the cases that are about it name it.
const USUAL_DOORS: readonly Door[] = ['review', 'sign', 'combine']

/** A team with an honest proposal, which anyone may doctor and bring to any door. */
export class Scene {
  readonly team: Team
  readonly office: Office
  readonly version: 0 | 2
  /** The bytes of the honest proposal. */
  readonly honest: Uint8Array
  readonly digest: string

  constructor(team: Team, version: 0 | 2, honest: Uint8Array, digest: string) {
    this.team = team
    this.office = team.office
    this.version = version
    this.honest = honest
    this.digest = digest
  }

  /** The honest proposal, to be doctored. */
  raw(): RawPsbt {
    return new RawPsbt(this.honest)
  }

  traitor(officer = 'officer-2'): Traitor {
    return new Traitor(this.team, officer)
  }

  /** Which output is the change: the one with derivations. */
  get changeOutput(): number {
    return this.raw().outputs.findIndex(map => map.some(({ key }) => key[0] === 2))
  }

  line(door: Door, files: readonly string[], out = 'evil.out'): string[] {
    const extra = {
      review: [],
      sign: ['--key', 'officer-1', '--approve', this.digest, '--password-file', 'password.txt', '--out', out],
      combine: ['--out', out],
      finalize: ['--out', out],
    }[door]
    return [door, ...files, '--vault', VAULT, '--home', this.team.homeOf('officer-1'), ...extra]
  }

  /** Brings a doctored proposal to the doors: refused with one of the codes, and nothing on disk is touched. */
  async refused(
    psbt: RawPsbt | Uint8Array,
    codes: Code | readonly Code[],
    doors = USUAL_DOORS,
  ): Promise<Document> {
    const bytes = psbt instanceof RawPsbt ? psbt.bytes() : psbt
    expect(Buffer.from(bytes).equals(this.honest), 'nothing was doctored').toBe(false)
    this.office.write('evil.psbt', bytes)
    let last: Document | undefined
    for (const door of doors) {
      const files = door === 'combine' ? ['evil.psbt', `honest-${this.version}.psbt`] : ['evil.psbt']
      last = await refusedUntouched(this.office, this.line(door, files), codes)
    }
    return last as Document
  }

  /** What review says of a proposal; its document, whatever the verdict. */
  async review(psbt: RawPsbt | Uint8Array): Promise<Document> {
    this.office.write('evil.psbt', psbt instanceof RawPsbt ? psbt.bytes() : psbt)
    return await this.office.document(this.line('review', ['evil.psbt']))
  }
}

/** Runs a command line that has to be refused with one of `codes`, and asserts that no file was made or changed. */
export async function refusedUntouched(
  office: Office,
  line: string | readonly string[],
  codes: Code | readonly Code[],
  around = {},
): Promise<Document> {
  const before = snapshot(office.folder)
  const document = await office.document(line, around)
  expect([codes].flat()).toContain(document.error?.code)
  expect(document.exit).toBeGreaterThan(1)
  expect(snapshot(office.folder)).toEqual(before)
  return document
}

/** Everything in a folder: names, modes, and what files hold. */
export function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map(name => {
      const path = join(folder, name)
      const stats = lstatSync(path)
      const content = stats.isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : stats.isSymbolicLink()
          ? readlinkSync(path)
          : ''
      return `${name} ${stats.mode.toString(8)} ${content}`
    })
}

/** A 2-of-3 team of a script type with coins, and honest proposals of both versions that pass their review. */
export async function makeScenes(
  scriptType: ScriptTypeName,
  unsorted = false,
): Promise<Readonly<Record<0 | 2, Scene>>> {
  const team = await makeTeam(new Office(), { required: 2, of: 3, scriptType, unsorted })
  await fundTeam(team, COINS)
  return { 0: await makeScene(team, 0), 2: await makeScene(team, 2) }
}

async function makeScene(team: Team, psbtVersion: 0 | 2): Promise<Scene> {
  const options = ['--to', `${payee('regtest')}=0.3btc`, '--fee-rate', '10', '--force']
  const { digest, inputCount, change } = await proposePayout(team, { psbtVersion, options })
  expect(inputCount).toBeGreaterThan(1)
  expect(change).not.toBeNull()
  const honest = new Uint8Array(readFileSync(team.office.path('payout.psbt')))
  team.office.write(`honest-${psbtVersion}.psbt`, honest)
  const scene = new Scene(team, psbtVersion, honest, digest)
  expect(Buffer.from(scene.raw().bytes()).equals(honest)).toBe(true)
  expect(await scene.review(scene.raw())).toMatchObject({ ok: true, exit: 0 })
  return scene
}

/** Which stage a case runs on. */
export interface StageName {
  readonly scriptType: ScriptTypeName
  readonly version: 0 | 2
  readonly segwit: boolean
  readonly unsorted: boolean
}

/** Every script type, both versions of the format, keys sorted and in the vault's own order. */
const STAGES: readonly StageName[] = [
  { scriptType: 'p2wsh', version: 0, segwit: true, unsorted: false },
  { scriptType: 'p2sh-p2wsh', version: 2, segwit: true, unsorted: true },
  { scriptType: 'p2sh', version: 0, segwit: false, unsorted: false },
]

/** Runs `cases` on stages that have every script type and both versions of the format among them. */
export function onEveryStage(cases: (scene: () => Scene, stage: StageName) => void): void {
  describe.each(STAGES)('$scriptType, version $version', stage => {
    let scene: Scene
    beforeAll(async () => {
      scene = (await makeScenes(stage.scriptType, stage.unsorted))[stage.version]
    })
    cases(() => scene, stage)
  })
}
