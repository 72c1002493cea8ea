import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import { changeTransaction, fieldIn, type Maps, mapsOf, psbtOf } from '../psbt-maps.js'
import { fundTeam, makeTeam } from '../team.js'

/** What somebody has done to a proposal on its way, and to one that akira has signed. */
const DOCTORED: Readonly<Record<string, (maps: Maps) => void>> = {
  'without-previous': ({ inputs }) => inputs[0]?.delete('00'),
  'other-sighash': ({ inputs }) => inputs[0]?.set('03', Buffer.from('83000000', 'hex')),
  'other-amount': ({ inputs }) => {
    const [key, value] = fieldIn(inputs[0], '01')
    inputs[0]?.set(key, Buffer.concat([Buffer.of(value.readUInt8(0) ^ 1), value.subarray(1)]))
  },
  'other-script': ({ inputs }) => {
    const [key, value] = fieldIn(inputs[0], '05')
    inputs[0]?.set(key, Buffer.concat([Buffer.of(0x51), value.subarray(1)]))
  },
  'stolen-change': maps => {
    changeTransaction(maps, transaction => {
      const change = transaction.outs.findIndex(({ value }) => value !== 10_000_000n)
      const output = transaction.outs[change]
      if (output) output.script = Buffer.concat([Buffer.from('0020', 'hex'), Buffer.alloc(32, 9)])
    })
  },
  'ransom-path': ({ outputs }) => {
    for (const map of outputs) {
      for (const [key, value] of map) {
        if (!key.startsWith('02')) continue
        map.set(key, Buffer.concat([value.subarray(0, -4), Buffer.from('ffffff0f', 'hex')]))
      }
    }
  },
  'far-locktime': maps => {
    changeTransaction(maps, transaction => {
      transaction.locktime = 7_000_000
    })
  },
  'version-3': maps => {
    changeTransaction(maps, transaction => {
      transaction.version = 3
    })
  },
  'unknown-field': ({ global }) => global.set('f0aa', Buffer.from('00ff', 'hex')),
  'foreign-fingerprint': ({ inputs }) => {
    const [key, value] = fieldIn(inputs[0], '06')
    inputs[0]?.set(key, Buffer.concat([Buffer.from('00000000', 'hex'), value.subarray(4)]))
  },
  'huge-fee': maps => {
    changeTransaction(maps, transaction => {
      const change = transaction.outs.find(({ value }) => value !== 10_000_000n)
      if (change) change.value = 1_000n
    })
  },
}

export const doctored: Scenario = {
  name: 'doctored',
  title: 'proposals that somebody has doctored on their way',
  async play(stage) {
    await makeTeam(stage)
    await fundTeam(stage, [50_000_000])
    const { digest } = await stage.prepare(
      `propose --home akira --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 3 --to ${payee()}=0.1btc --out payout.psbt`,
    )
    await stage.prepare(
      `sign payout.psbt --home akira --key akira --vault treasury --approve ${digest} --password-file password.txt`,
    )
    for (const [name, change] of Object.entries(DOCTORED)) {
      const maps = mapsOf(stage.read('payout.psbt'))
      change(maps)
      stage.write(`${name}.psbt`, psbtOf(maps))
      await stage.run(`review ${name}.psbt --home beatrice --vault treasury`)
    }
    stage.say('with a signature')
    const maps = mapsOf(stage.read('payout.signed-akira.psbt'))
    const [key, signature] = fieldIn(maps.inputs[0], '02')
    maps.inputs[0]?.set(key, Buffer.concat([signature.subarray(0, 20), Buffer.of(7), signature.subarray(21)]))
    stage.write('forged.psbt', psbtOf(maps))
    await stage.run('review forged.psbt --home beatrice --vault treasury')
    await stage.run(
      'combine forged.psbt payout.psbt --home beatrice --vault treasury --out combined-forged.psbt',
    )
    await stage.run('explain forged.psbt --home beatrice --vault treasury --key beatrice')
    await stage.run('explain without-previous.psbt --home beatrice --vault treasury --key beatrice')
    await stage.run('explain stolen-change.psbt --home beatrice --vault treasury --key beatrice')
    await stage.run('inspect unknown-field.psbt')
    await stage.run('convert unknown-field.psbt --psbt-version 2')
    await stage.run(
      'combine payout.signed-akira.psbt far-locktime.psbt --home beatrice --vault treasury --out combined.psbt',
    )
  },
}
