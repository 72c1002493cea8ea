import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fundTeam, makeTeam, Office, payee, type Team, VAULT } from '../support/ceremony.js'
import type { Document } from '../support/program.js'
import { I, pair, RawPsbt } from './toolkit/raw-psbt.js'

const made = new Office()
let office = made
let team: Team

/** Two proposals, each signed by two officers, in the folder `copies`. */
beforeAll(async () => {
  team = await makeTeam(made, { required: 2, of: 3 })
  const { coins } = await fundTeam(team, [100_000_000, 50_000_000])
  mkdirSync(made.path('copies'))
  for (const [at, { txid, vout }] of coins.entries()) {
    const name = `copies/p${at + 1}.psbt`
    const { digest } = await made.ok(
      `propose --home homes/officer-1 --vault ${VAULT} --utxos listunspent.json --prevtxs prevtxs.hex --coin ${txid}:${vout} --to ${payee('regtest')}=0.${at + 1}btc --fee 1000sat --out ${name}`,
    )
    for (const officer of ['officer-1', 'officer-2'])
      await made.ok(
        `sign ${name} --home homes/${officer} --key ${officer} --vault ${VAULT} --approve ${digest} --password-file password.txt --out copies/p${at + 1}.${officer.replace('officer-', '')}.psbt`,
      )
  }
})
beforeEach(() => {
  office = new Office()
  cpSync(made.folder, office.folder, { recursive: true, preserveTimestamps: true })
})

const at = (officer: string) => `--home homes/${officer} --vault ${VAULT}`
const raw = (name: string) => new RawPsbt(readFileSync(office.path(name)))
const bring = (name: string, psbt: RawPsbt) => office.write(`copies/${name}`, psbt.bytes())
const outcomes = ({ data }: Document) =>
  Object.fromEntries(
    data.results.map(
      ({ file, status, error }: { file: string; status: string; error?: { code: string } }) => [
        file,
        error?.code ?? status,
      ],
    ),
  )

/** A copy in which one bit of the second officer's signature is another. */
function withBadSignature(): RawPsbt {
  const psbt = raw('copies/p1.2.psbt')
  const field = psbt.inputs[0]?.find(({ key }) => key[0] === I.signature)
  if (field === undefined) throw new Error('it is not signed')
  field.value[20] = (field.value[20] as number) ^ 1
  return psbt
}

const SPOILED: readonly [string, () => RawPsbt, string][] = [
  [
    'a signature that does not verify, under the key of somebody who has signed',
    withBadSignature,
    'signature.invalid',
  ],
  [
    'a redeem script that none of the coins has',
    () => {
      const psbt = raw('copies/p1.psbt')
      psbt.inputs[0]?.push(pair(I.redeem, Uint8Array.of(0x51)))
      return psbt
    },
    'input.unexpected-script',
  ],
  [
    'another value for a field that most of the others agree on',
    () => {
      for (const name of ['p1.psbt', 'p1.1.psbt', 'p1.2.psbt']) {
        const psbt = raw(`copies/${name}`)
        psbt.inputs[0]?.push(pair(0x77, Uint8Array.of(1), Uint8Array.of(1)))
        bring(name, psbt)
      }
      const psbt = raw('copies/p1.psbt')
      const field = psbt.inputs[0]?.find(({ key }) => key[0] === 0x77)
      if (field !== undefined) field.value = Uint8Array.of(2)
      return psbt
    },
    'psbt.conflict',
  ],
]

describe.each(SPOILED)('N31 one spoiled copy in a folder: %s', (_, spoil, code) => {
  // The shortest name is the one that the others are thought to be made from.
  const NAMES = ['p.psbt', 'zzz-from-somewhere.psbt']

  test.each(NAMES)('%s is left out by name, and the rest goes on', async name => {
    bring(name, spoil())
    const spoiled = `copies/${name}`
    const review = await office.document(`review copies ${at('officer-3')}`)
    expect(review.data.batch).toMatchObject({ proposalCount: 2, openCount: 2 })
    expect(review.data.batch.unread).toEqual([expect.objectContaining({ file: spoiled })])
    for (const line of ['combine copies --require-complete', 'finalize copies']) {
      const document = await office.document(`${line} ${at('officer-3')}`)
      expect(document.exit).toBe(4)
      expect(document.error?.code.startsWith(code)).toBe(true)
      const { [spoiled]: left, ...others } = outcomes(document)
      expect(left?.startsWith(code)).toBe(true)
      expect(Object.values(others)).toEqual(['done', 'done'])
      expect(Object.keys(others)).not.toContain(spoiled)
      for (const officer of team.officers) expect(document.error?.message).not.toContain(officer)
      for (const { error } of document.data.results)
        for (const officer of team.officers) expect(error?.message ?? '').not.toContain(officer)
    }
    for (const number of [1, 2])
      await office.ok(`verify copies/p${number}.tx ${at('officer-3')} --proposal copies/p${number}.psbt`)
  })

  test('does not keep anybody from signing the proposal', async () => {
    bring('p.psbt', spoil())
    const { batch } = (await office.document(`review copies ${at('officer-3')}`)).data
    const document = await office.document(
      `sign copies ${at('officer-3')} --key officer-3 --password-file password.txt --approve ${batch.digest}:${batch.approval}`,
    )
    const { 'copies/p.psbt': left, ...others } = outcomes(document)
    expect(left?.startsWith(code)).toBe(true)
    expect(Object.values(others)).toEqual(['done', 'done'])
  })
})

test('N31 what one copy leaves out another has: a signature alone is no spoiled copy', async () => {
  const bare = raw('copies/p1.2.psbt')
  bare.inputs = bare.inputs.map(map => map.filter(({ key }) => key[0] === I.signature || key[0] === I.utxo))
  bring('p1.2.psbt', bare)
  const { results } = await office.ok(`combine copies ${at('officer-3')} --require-complete`)
  expect(results.map(({ status }: { status: string }) => status)).toEqual(['done', 'done'])
})

test('N31 findings of a folder say in which file they were found', async () => {
  const odd = raw('copies/p1.1.psbt')
  odd.global.push(pair(0x77, Uint8Array.of(1), Uint8Array.of(1)))
  bring('odd.psbt', odd)
  const { batch } = (await office.document(`review copies ${at('officer-3')}`)).data
  const findings = batch.items.flatMap(({ findings }: { findings: unknown[] }) => findings)
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'psbt.unknown-fields', file: 'copies/odd.psbt' }),
  )
})
