import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { encodeDerivation, parseDerivation } from '../../src/bitcoin/psbt-derivation.js'
import { type Field, INPUT } from '../../src/bitcoin/psbt-fields.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import {
  fundTeam,
  makeKey,
  makeTeam,
  Office,
  payee,
  proposePayout,
  signAs,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { WAYS } from '../support/program.js'
import { treeOf } from '../support/tree.js'

describe.each(WAYS)('explain PSBT, %s', way => {
  const office = new Office(way)
  let team: Team
  let home: string
  let psbt: Psbt

  const write = (name: string, change: (fields: readonly Field[]) => readonly Field[]) =>
    office.write(
      name,
      encodePsbt({ ...psbt, inputs: psbt.inputs.map(input => ({ ...input, fields: change(input.fields) })) }),
    )
  const fingerprints = (fingerprint: string) => (fields: readonly Field[]) =>
    fields.map(field =>
      field.type === INPUT.BIP32_DERIVATION
        ? { ...field, value: encodeDerivation({ ...parseDerivation(field.value), fingerprint }) }
        : field,
    )

  beforeAll(async () => {
    team = await makeTeam(office, { required: 2, of: 3 })
    home = team.homeOf('officer-1')
    await fundTeam(team, [60_000_000, 50_000_000])
    const options = ['--to', `${payee('regtest')}=1btc`, '--fee-rate', '5', '--height', '200']
    const { digest } = await proposePayout(team, { options })
    await signAs(team, 'officer-2', digest)
    await makeKey(office, 'stranger', home)
    psbt = decodePsbt(readFileSync(office.path('payout.psbt')))
    write('zeros.psbt', fingerprints('00000000'))
    write('other.psbt', fingerprints('deadbeef'))
    write('bare.psbt', fields => fields.filter(({ type }) => type !== INPUT.NON_WITNESS_UTXO))
  }, 180_000)

  const about = (file: string, key?: string) =>
    `explain ${file} --vault ${VAULT} --home ${home}${key === undefined ? '' : ` --key ${key}`}`

  it('says that a key can sign, and who is still missing', async () => {
    const before = treeOf(office.folder)
    const data = await office.ok(about('payout.signed-officer-2.psbt', 'officer-1'))
    expect(data).toMatchObject({
      vault: { name: VAULT, digest: team.vault.digest },
      key: 'officer-1',
      canSign: true,
      canFinalize: false,
      signatures: { complete: false },
      diagnoses: [{ code: 'signature.incomplete', exit: 6, severity: 'info' }],
    })
    for (const { means, cost, todo } of data.diagnoses)
      expect(Math.min(means.length, cost.length, todo.length)).toBeGreaterThan(20)
    expect(treeOf(office.folder)).toEqual(before)
  })

  it.each<readonly [string, string | undefined, Code]>([
    ['payout.signed-officer-2.psbt', undefined, 'signature.incomplete'],
    ['payout.psbt', 'stranger', 'key.not-in-vault'],
    ['bare.psbt', 'officer-1', 'utxo.prevtx-missing'],
  ])('%s, %s: %s', async (file, key, code) => {
    const document = await office.refused(about(file, key), code)
    expect(document.data.diagnoses[0].code).toBe(code)
    expect(document.data.canFinalize).toBe(false)
  })

  it('other fingerprints stand in nobody’s way here, and are told', async () => {
    const { canSign, diagnoses } = await office.ok(about('other.psbt', 'officer-1'))
    expect([canSign, diagnoses[0].code]).toEqual([true, 'signing.other-fingerprint'])
  })

  it('already signed is nothing to do', async () => {
    const line = about('payout.signed-officer-2.psbt', 'officer-2').replace(home, team.homeOf('officer-2'))
    await office.refused(line, 'signature.nothing-to-sign')
  })

  it('finds the vault itself, where it is registered', async () => {
    const data = await office.ok(`explain zeros.psbt --home ${home} --key officer-1`)
    expect(data.vault.name).toBe(VAULT)
    expect(data.diagnoses.map(({ code }: { code: string }) => code)).toContain('signing.fingerprint-zero')
    await office.refused('explain zeros.psbt --home homes/empty', 'signing.unknown-vault')
  })

  it('takes codes as before, and what is neither is refused', async () => {
    expect(await office.ok('explain fee.high')).toMatchObject({ code: 'fee.high', exit: 4 })
    await office.refused('explain fee.hig', 'usage.unknown-code')
    await office.refused('explain fee.high --key officer-1', 'usage.invalid')
    await office.refused(about('password.txt'), 'psbt.magic')
  })
})
