import { secp256k1 } from '@noble/curves/secp256k1.js'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/base/hash.js'
import { ownLines } from '../support/screen.js'
import { hex, u32 } from './toolkit/bytes.js'
import { allOf, drop, fieldOf, I, type Pair, pair, type RawPsbt, set } from './toolkit/raw-psbt.js'
import { encodeTransaction } from './toolkit/raw-transaction.js'
import { onEveryStage } from './toolkit/scene.js'

const STRANGER = secp256k1.getPublicKey(new Uint8Array(32).fill(7))

onEveryStage((scene, { scriptType, segwit }) => {
  const type = segwit ? I.witness : I.redeem
  const mismatch = segwit ? 'input.witness-script-mismatch' : 'input.redeem-script-mismatch'

  function withScript(script: (multisig: Uint8Array, key: Uint8Array) => Uint8Array, index = 0): RawPsbt {
    const psbt = scene().raw()
    const map = psbt.inputs[index] as Pair[]
    const key = (allOf(map, I.derivation)[0] as Pair).key.slice(1)
    psbt.inputs[index] = set(map, type, script(fieldOf(map, type) as Uint8Array, key))
    return psbt
  }

  test('H1 a bit of the script flipped, at the first input and at the last', async () => {
    for (const index of [0, 1]) {
      await scene().refused(
        withScript(multisig => multisig.map((byte, i) => (i === 5 ? byte ^ 1 : byte)), index),
        mismatch,
      )
    }
  })

  test('H2 other scripts that contain the keys', async () => {
    const others: ((multisig: Uint8Array, key: Uint8Array) => Uint8Array)[] = [
      (_, key) => Buffer.concat([hex('21'), key, hex('7551')]),
      multisig => Buffer.concat([hex('ab'), multisig]),
      multisig => Buffer.concat([multisig, hex('ab')]),
      multisig => Buffer.concat([hex('63ab67'), multisig, hex('68')]),
      multisig => Buffer.concat([hex('51'), multisig.slice(1)]),
      (_, key) => Buffer.concat([hex('21'), key, hex('ac')]),
      () => new Uint8Array(0),
    ]
    for (const other of others)
      await scene().refused(withScript(other), mismatch, ['review', 'sign', 'combine'])
  })

  test.runIf(scriptType === 'p2wsh')('H1 a redeem script on an input that has none', async () => {
    const psbt = scene().raw()
    const map = psbt.inputs[0] as Pair[]
    psbt.inputs[0] = set(map, I.redeem, fieldOf(map, I.witness) as Uint8Array)
    await scene().refused(psbt, 'input.unexpected-script')
  })

  test.runIf(scriptType === 'p2sh')('H1 a witness script on an input that has none', async () => {
    const psbt = scene().raw()
    const map = psbt.inputs[0] as Pair[]
    psbt.inputs[0] = set(map, I.witness, fieldOf(map, I.redeem) as Uint8Array)
    await scene().refused(psbt, 'input.unexpected-script')
  })

  test('H1 scripts that are not their own beside a payment', async () => {
    const psbt = scene().raw()
    const payment = psbt.outputs[1 - scene().changeOutput] as Pair[]
    payment.push(pair(1, hex('51')))
    await scene().refused(psbt, 'psbt.script-mismatch')
  })

  test('H4 H5 taproot and MuSig2 fields', async () => {
    const xOnly = STRANGER.slice(1)
    const fields = [
      pair(0x13, new Uint8Array(64).fill(1)),
      pair(0x14, new Uint8Array(64).fill(1), Buffer.concat([xOnly, new Uint8Array(32)])),
      pair(0x16, Buffer.concat([hex('00'), hex('01020304'), u32(0)]), xOnly),
      pair(0x17, xOnly),
      pair(0x18, new Uint8Array(32)),
      pair(0x1a, STRANGER, STRANGER),
    ]
    for (const field of fields) {
      const psbt = scene().raw()
      psbt.inputs[1]?.push(field)
      await scene().refused(psbt, 'input.taproot-fields', ['review', 'sign', 'combine'])
    }
  })

  test('H5 a taproot coin with its previous transaction alone, as if it were legacy', async () => {
    const coin = Buffer.concat([hex('5120'), STRANGER.slice(1)])
    const psbt = scene().raw()
    const prevtx = encodeTransaction({
      version: 2,
      inputs: [{ txid: new Uint8Array(32).fill(3), vout: 0, script: new Uint8Array(0), sequence: 0 }],
      outputs: [{ value: 20_000_000n, script: coin }],
      locktime: 0,
    })
    const map = psbt.inputs[0] as Pair[]
    const claims = [I.prevtx, I.utxo, I.redeem, I.witness].reduce(drop, map)
    psbt.inputs[0] = [...claims, pair(I.prevtx, prevtx)]
    psbt.edit(({ inputs }) => Object.assign(inputs[0] as object, { txid: sha256(sha256(prevtx)), vout: 0 }))
    await scene().refused(psbt, 'input.not-ours', ['review', 'sign', 'finalize'])
  })

  test('H10 an OP_RETURN with anything behind it is shown whole', async () => {
    const scripts = [
      '6a',
      '6a0568656c6c6f',
      `6a04deadbeef${'ff'.repeat(300)}`,
      `6a4c50${'61'.repeat(80)}51ae`,
    ]
    for (const script of scripts) {
      const psbt = scene()
        .raw()
        .edit(({ outputs }) => void outputs.push({ value: 0n, script: hex(script) }))
      const { data, findings } = await scene().review(psbt)
      expect(data.outputs[2]).toMatchObject({ script, kind: 'payment', address: null })
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'output.op-return', severity: 'warn', where: { output: 2 } }),
      )
      const { stdout } = await scene().office.run(scene().line('review', ['evil.psbt']))
      expect(ownLines(stdout).join('\n')).toContain(script)
    }
  })

  test('H11 surprising lock times and sequences are told', async () => {
    const edits = [
      ['locktime.not-final', { locktime: 1_900_000_000 }, {}],
      ['locktime.not-final', { locktime: 499_999_999 }, {}],
      ['sequence.unusual', {}, { sequence: 144 }],
      ['sequence.unusual', {}, { sequence: 0x0040ffff }],
    ] as const
    for (const [code, whole, input] of edits) {
      const psbt = scene()
        .raw()
        .edit(transaction => {
          Object.assign(transaction, whole)
          Object.assign(transaction.inputs[1] as object, input)
        })
      const { findings } = await scene().review(psbt)
      expect(findings).toContainEqual(expect.objectContaining({ code, severity: 'warn' }))
    }
  })

  test('H12 a key of the vault at another path, or a stranger’s key, among the derivations', async () => {
    const [map] = scene().raw().inputs as [Pair[]]
    const [mine] = allOf(map, I.derivation) as [Pair]
    const wrong: Pair[] = [
      pair(I.derivation, mine.value, STRANGER),
      pair(I.derivation, mine.value, secp256k1.Point.fromBytes(mine.key.slice(1)).toBytes(false)),
      pair(I.derivation, Buffer.concat([mine.value.slice(0, 4), u32(0)]), STRANGER),
    ]
    for (const field of wrong) {
      const psbt = scene().raw()
      psbt.inputs[0]?.push(field)
      await scene().refused(psbt, 'input.key-outside-vault', ['review', 'sign', 'combine'])
    }
    const elsewhere = [
      Buffer.concat([mine.value.slice(0, -4), u32(9)]),
      // Zeros with the right path say nothing false, and are taken: test/psbt/other-signers.test.ts.
      Buffer.concat([hex('00000000'), mine.value.slice(4, -4), u32(9)]),
      Buffer.concat([hex('deadbeef'), mine.value.slice(4, -4), u32(9)]),
      mine.value.slice(0, 4),
    ]
    for (const value of elsewhere) {
      const psbt = scene().raw()
      psbt.inputs[0] = map.map(one => (one.key.join() === mine.key.join() ? { ...one, value } : one))
      await scene().refused(psbt, 'input.derivation-mismatch', ['review', 'sign', 'combine'])
    }
  })

  test('an extended key among the globals that is a stranger’s, or from elsewhere', async () => {
    const xpub = allOf(scene().raw().global, 1)[1] as Pair
    const stranger = scene().raw()
    const key = xpub.key.slice()
    key.set(STRANGER, key.length - 33)
    stranger.global.push({ key, value: xpub.value })
    await scene().refused(stranger, 'input.key-outside-vault')
    const elsewhere = scene().raw()
    elsewhere.global = elsewhere.global.map(one =>
      one.key.join() === xpub.key.join()
        ? { ...one, value: Buffer.concat([one.value.slice(0, -4), u32(9)]) }
        : one,
    )
    await scene().refused(elsewhere, 'input.derivation-mismatch')
  })

  test('inputs without derivations and scripts are signed by what the vault knows', async () => {
    const psbt = scene().raw()
    psbt.inputs = psbt.inputs.map(map => [I.derivation, I.redeem, I.witness].reduce(drop, map))
    expect((await scene().review(psbt)).ok).toBe(true)
  })
})
