import { readFileSync } from 'node:fs'
import { address as addressCodec, networks, payments } from 'bitcoinjs-lib'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fromHex as hex } from '../../src/base/bytes.js'
import { coinsOf, copyOf, inForce, makeScene, policyOf, type Scene, STRANGER } from '../cli/policy/scene.js'
import { payee, VAULT } from '../support/ceremony.js'
import { RawPsbt } from './toolkit/raw-psbt.js'
import type { RawTransaction } from './toolkit/raw-transaction.js'
import { refusedUntouched } from './toolkit/scene.js'

const UNDER = '--policy policy.yaml'
const COINS = '--utxos listunspent.json --prevtxs prevtxs.hex'
const ALLOWED = `  allowed-destinations: { addresses: [${STRANGER}] }\n`

let made: Scene
let scene: Scene
beforeAll(async () => {
  made = await makeScene()
})
beforeEach(() => {
  scene = copyOf(made)
})

const under = (rules: string) => scene.office.write('policy.yaml', policyOf(scene, rules))

/** Proposes as an attacker's own software would, and gives what signs it. */
async function proposing(to: string, more = ''): Promise<string> {
  const line = `propose --home homes/nobody --vault ${VAULT}.vault.json ${COINS} --to ${to}=0.2btc --fee-rate 5 --out a.psbt ${more}`
  const { digest } = await scene.office.ok(line.trim())
  return `${scene.signing(1, 'a', digest, 'a.1')} ${UNDER}`
}

/** Changes a proposal, and gives what signs it as it is now. */
async function doctored(change: (transaction: RawTransaction) => void): Promise<string> {
  const honest = new RawPsbt(readFileSync(scene.office.path('a.psbt')))
  scene.office.write('a.psbt', honest.edit(change).bytes())
  const { data } = await scene.office.document(scene.as(1, 'review a.psbt'))
  return `${scene.signing(1, 'a', data.digest, 'a.1')} ${UNDER}`
}

const blocked = async (line: string, code: Parameters<typeof refusedUntouched>[2]) => {
  const document = await refusedUntouched(scene.office, line, code)
  expect(document.exit).toBe(5)
  return document
}

describe('L4 an allowed destination', () => {
  test('and an output more', async () => {
    under(ALLOWED)
    const honest = await proposing(STRANGER)
    expect(await scene.office.document(honest)).toMatchObject({ ok: true })
    const extras = [
      // Data that is published, worth nothing and worth something; an address; a script that is no address.
      { value: 0n, script: hex('6a0568656c6c6f') },
      { value: 600n, script: hex('6a') },
      { value: 1_000n, script: addressCodec.toOutputScript(payee('regtest', 9), networks.regtest) },
      { value: 1_000n, script: hex('51') },
    ]
    for (const extra of extras) {
      await proposing(STRANGER, '--force')
      const line = await doctored(({ outputs }) => {
        const largest = outputs.reduce((most, one) => (one.value > most.value ? one : most))
        largest.value -= extra.value
        outputs.push(extra)
      })
      const { findings } = await blocked(`${line} --force`, 'rule.allowed-destinations')
      const found = findings.filter(({ code }) => code === 'rule.allowed-destinations')
      expect(found).toMatchObject([{ severity: 'block', where: { output: 2 } }])
    }
  })

  test('and data, where the rule is about data', async () => {
    under('  op-return: { max: 0 }\n  output-count: { max: 2 }\n')
    await proposing(STRANGER)
    const line = await doctored(({ outputs }) => void outputs.push({ value: 0n, script: hex('6a0161') }))
    await blocked(line, 'rule.op-return')
  })

  test('as another script type of the same key', async () => {
    const pubkey = hex('0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')
    const network = networks.regtest
    const segwit = payments.p2wpkh({ pubkey, network })
    under(`  allowed-destinations: { addresses: [${segwit.address}] }\n`)
    expect(await scene.office.document(await proposing(segwit.address as string))).toMatchObject({ ok: true })
    for (const other of [
      payments.p2pkh({ pubkey, network }),
      payments.p2sh({ redeem: segwit, network }),
      payments.p2wsh({ redeem: payments.p2pk({ pubkey, network }), network }),
    ])
      await blocked(
        `${await proposing(other.address as string, '--force')} --force`,
        'rule.allowed-destinations',
      )
  })
})

test('L4 what is denied stays denied in capitals', async () => {
  for (const [listed, paid] of [
    [STRANGER.toUpperCase(), STRANGER],
    [STRANGER, STRANGER.toUpperCase()],
  ] as const) {
    under(`  denied-destinations: { addresses: [${listed}] }\n`)
    await blocked(await proposing(paid, '--force'), 'rule.denied-destinations')
  }
  // Allowed and denied is denied.
  under(`${ALLOWED}  denied-destinations: { addresses: [${STRANGER}] }\n`)
  await blocked(await proposing(STRANGER, '--force'), 'rule.denied-destinations')
})

test('L5 dust that is spent or paid warns, with its place', async () => {
  under('  dust: { below: 10000sat }\n')
  const coins = coinsOf(scene).slice(0, 2)
  await scene.office.ok(
    `propose --home homes/nobody --vault ${VAULT}.vault.json ${COINS} --to ${STRANGER}=9999sat --fee-rate 5 --out a.psbt --coin ${coins[0]}`,
  )
  const review = await scene.office.document(scene.as(1, `review a.psbt ${UNDER}`))
  const dust = review.findings.filter(({ code }) => code === 'rule.dust')
  expect(dust).toMatchObject([{ severity: 'warn' }])
  const values = review.data.outputs.map(({ value }: { value: string }) => value)
  expect(dust[0]?.where).toEqual({ output: values.indexOf('9999') })
  under('  dust: { below: 1.1btc }\n')
  const small = await scene.office.document(scene.as(1, `review a.psbt ${UNDER}`))
  expect(small.exit).toBe(0)
  const places = small.findings.filter(({ code }) => code === 'rule.dust').map(({ where }) => where)
  expect(places).toEqual(expect.arrayContaining([{ input: 0 }, { output: 0 }, { output: 1 }]))
  under('  dust: { below: 10000sat, severity: block }\n')
  await blocked(`${scene.signing(1, 'a', review.data.digest, 'a.1')} ${UNDER}`, 'rule.dust')
})

describe('L7 what warns is signed only by its digest, or by a person', () => {
  test('not by --yes, nor with the digest of something else, nor as a folder', async () => {
    const { office, as } = scene
    await inForce(scene, 'force', policyOf(scene, '  dust: { below: 1.1btc }\n'), [1])
    const { digest } = await scene.propose('a', '0.2btc')
    const other = await scene.propose('b', '0.3btc')
    const line = as(1, 'sign a.psbt --key officer-1 --password-file password.txt --out a.1.psbt')
    for (const options of ['', ' --yes']) await refusedUntouched(office, line + options, 'confirm.needed')
    await refusedUntouched(office, `${line} --approve ${other.digest}`, 'proposal.digest-mismatch')
    office.write('batch/a.psbt', readFileSync(office.path('a.psbt')))
    const batch = as(1, 'sign batch --key officer-1 --password-file password.txt --yes')
    await refusedUntouched(office, batch, 'confirm.needed')
    await refusedUntouched(office, `${line} --approve ${digest}`, 'proposal.warnings-not-approved')
    const signed = await office.document(`${line} --approve ${await scene.seen(1, 'a')}`)
    expect(signed.findings).toContainEqual(expect.objectContaining({ code: 'rule.dust', severity: 'warn' }))
    const { entries } = await office.ok('log show --home homes/officer-1 --event signed')
    expect(entries).toHaveLength(1)
    expect(readFileSync(office.path('homes/officer-1/log.jsonl'), 'utf8')).toContain('"rule.dust"')
  })
})
