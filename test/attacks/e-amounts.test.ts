import { expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { sha256 } from '../../src/base/hash.js'
import { hex, Reader, u64 } from './toolkit/bytes.js'
import { drop, fieldOf, I, type Pair, type RawPsbt, set } from './toolkit/raw-psbt.js'
import { parseTransaction } from './toolkit/raw-transaction.js'
import type { Door } from './toolkit/scene.js'
import { onEveryStage, refusedUntouched } from './toolkit/scene.js'

// Combining with an honest copy brings back what is missing.
const ALONE: readonly Door[] = ['review', 'sign', 'finalize']
const MONEY = 2_100_000_000_000_000n

onEveryStage((scene, { segwit, scriptType }) => {
  test('E the honest proposal is signed, combined and finalized by the same lines', async () => {
    const { office, version } = scene()
    office.write('second.psbt', scene().traitor().sign(scene().raw()).bytes())
    await office.ok(scene().line('sign', [`honest-${version}.psbt`], 'first.psbt'))
    await office.ok(scene().line('combine', ['first.psbt', 'second.psbt'], 'both.psbt'))
    await office.ok(scene().line('finalize', ['both.psbt'], 'final.tx'))
  })

  test.runIf(segwit)('E1 copies that each lie about one amount are refused alone and together', async () => {
    const lies = [0, 1].map(index => lying(scene().raw(), index, 1_000_000n))
    for (const lie of lies) await scene().refused(lie, 'utxo.prevtx-missing', ALONE)
    for (const [i, lie] of lies.entries()) {
      scene().office.write(
        `lie-${i}.psbt`,
        scene()
          .traitor(`officer-${i + 1}`)
          .sign(lie)
          .bytes(),
      )
    }
    const together = scene().line('combine', ['lie-0.psbt', 'lie-1.psbt'])
    await refusedUntouched(scene().office, together, 'utxo.prevtx-missing')
    // With the previous transactions of an honest copy the lie stands against them.
    const helped = scene().line('combine', ['lie-0.psbt', `honest-${scene().version}.psbt`])
    await refusedUntouched(scene().office, helped, 'input.witness-utxo-mismatch')
  })

  test.each([0, 1])('E2 without the previous transaction of input %i', async index => {
    const psbt = scene().raw()
    psbt.inputs[index] = drop(psbt.inputs[index] ?? [], I.prevtx)
    await scene().refused(psbt, 'utxo.prevtx-missing', ALONE)
  })

  test.runIf(segwit).each([0, 1])(
    'E3 the witness UTXO of input %i lies about amount or script',
    async index => {
      await scene().refused(withUtxo(scene().raw(), index, 0), 'input.witness-utxo-mismatch')
      await scene().refused(withUtxo(scene().raw(), index, -1), 'input.witness-utxo-mismatch')
    },
  )

  test('E4 previous transactions that are each other’s, are damaged, or lack the output', async () => {
    const swapped = scene().raw()
    const [first, second] = swapped.inputs.map(map => fieldOf(map, I.prevtx) as Uint8Array)
    swapped.inputs[0] = set(swapped.inputs[0] ?? [], I.prevtx, second as Uint8Array)
    swapped.inputs[1] = set(swapped.inputs[1] ?? [], I.prevtx, first as Uint8Array)
    await scene().refused(swapped, 'psbt.prevtx')
    for (const at of [0, 60, -9]) {
      const damaged = scene().raw()
      damaged.inputs[0] = set(damaged.inputs[0] ?? [], I.prevtx, flipped(first as Uint8Array, at))
      await scene().refused(damaged, 'psbt.prevtx')
    }
    for (const vout of [2, 0xffffffff]) {
      await scene().refused(spending(scene().raw(), { vout }), 'psbt.prevtx')
    }
  })

  test.skipIf(segwit)(
    'E5 a legacy input with a witness UTXO, alone or beside a previous transaction that says otherwise',
    async () => {
      const psbt = scene().raw()
      const prevtx = fieldOf(psbt.inputs[0] ?? [], I.prevtx) as Uint8Array
      const { script } = outputsOf(prevtx)[1] as { script: Uint8Array }
      const utxo = Buffer.concat([u64(19_999_999n), Uint8Array.of(script.length), script])
      psbt.inputs[0] = set(psbt.inputs[0] ?? [], I.utxo, utxo)
      await scene().refused(psbt, 'utxo.legacy-witness-utxo')
      psbt.inputs[0] = drop(psbt.inputs[0] ?? [], I.prevtx)
      await scene().refused(psbt, 'utxo.prevtx-missing', ALONE)
    },
  )

  test.skipIf(segwit)('E6 a legacy coin dressed as nested segwit, whole or in part', async () => {
    const map = scene().raw().inputs[0] as Pair[]
    const multisig = fieldOf(map, I.redeem) as Uint8Array
    const program = Buffer.concat([hex('0020'), sha256(multisig)])
    const { script } = outputsOf(fieldOf(map, I.prevtx) as Uint8Array)[1] as { script: Uint8Array }
    const utxo = Buffer.concat([u64(19_999_999n), Uint8Array.of(script.length), script])
    const costumes: [Code | Code[], (map: Pair[]) => Pair[]][] = [
      ['input.unexpected-script', one => set(one, I.witness, multisig)],
      ['input.redeem-script-mismatch', one => set(one, I.redeem, program)],
      ['input.redeem-script-mismatch', one => set(set(one, I.redeem, program), I.witness, multisig)],
      ['utxo.legacy-witness-utxo', one => set(one, I.utxo, utxo)],
      [
        ['utxo.legacy-witness-utxo', 'input.redeem-script-mismatch', 'input.unexpected-script'],
        one => set(set(set(one, I.redeem, program), I.witness, multisig), I.utxo, utxo),
      ],
    ]
    for (const [code, dress] of costumes) {
      const psbt = scene().raw()
      psbt.inputs[0] = dress(psbt.inputs[0] as Pair[])
      await scene().refused(psbt, [code, 'psbt.script-mismatch'].flat() as Code[])
    }
  })

  test.each([-1n, -(2n ** 63n), MONEY + 1n, 2n ** 63n - 1n])('E7 E8 an output of %i sats', async value => {
    for (const index of [0, 1]) {
      await scene().refused(paying(scene().raw(), index, value), [
        'psbt.field-malformed',
        'amount.out-of-range',
      ])
    }
  })

  test('E8 outputs that are amounts each and none together', async () => {
    const both = paying(paying(scene().raw(), 0, MONEY), 1, MONEY)
    await scene().refused(both, ['psbt.field-malformed', 'amount.out-of-range'])
  })

  test('E9 outputs that exceed the inputs, by one sat and by far', async () => {
    const { changeOutput } = scene()
    const { outputs } = scene().raw().transaction()
    const { value } = outputs[changeOutput] as { value: bigint }
    const { totals } = (await scene().review(scene().raw())).data
    const most = value + BigInt(totals.fee)
    await scene().refused(paying(scene().raw(), changeOutput, most + 1n), 'fee.negative', ALONE)
    await scene().refused(paying(scene().raw(), changeOutput, MONEY / 2n), 'fee.negative', ALONE)
    expect((await scene().review(paying(scene().raw(), changeOutput, most))).error).toBeUndefined()
  })

  test('E10 an absurd fee is refused, a high one warned of, by share and by rate', async () => {
    const { changeOutput } = scene()
    await scene().refused(paying(scene().raw(), changeOutput, 100n), 'fee.absurd', ALONE)
    await scene().refused(paying(scene().raw(), 1 - changeOutput, 100n), 'fee.absurd', ALONE)
    const high = await scene().review(paying(scene().raw(), changeOutput, 9_500_000n))
    expect(high.ok).toBe(true)
    expect(high.findings).toContainEqual(expect.objectContaining({ code: 'fee.high', severity: 'warn' }))
  })

  test.runIf(scriptType === 'p2wsh')(
    'E11 an input that is not the vault’s, before and behind those that are',
    async () => {
      for (const index of [0, 1]) {
        const psbt = spending(scene().raw(), { vout: 0 }, index)
        // Output 0 of every previous transaction is a stranger's; nothing but its proof is told of it.
        psbt.inputs[index] = (psbt.inputs[index] ?? []).filter(({ key }) =>
          ([I.prevtx, I.txid, I.vout, I.sequence] as number[]).includes(key[0] as number),
        )
        await scene().refused(psbt, 'input.not-ours', ['sign'])
      }
    },
  )
})

/** Without previous transactions and with the witness UTXO of one input raised. */
function lying(psbt: RawPsbt, index: number, by: bigint): RawPsbt {
  psbt.inputs = psbt.inputs.map(map => drop(map, I.prevtx))
  const map = psbt.inputs[index] as Pair[]
  const utxo = fieldOf(map, I.utxo) as Uint8Array
  psbt.inputs[index] = set(map, I.utxo, Buffer.concat([u64(new Reader(utxo).u64() + by), utxo.slice(8)]))
  return psbt
}

function withUtxo(psbt: RawPsbt, index: number, at: number): RawPsbt {
  const map = psbt.inputs[index] as Pair[]
  psbt.inputs[index] = set(map, I.utxo, flipped(fieldOf(map, I.utxo) as Uint8Array, at))
  return psbt
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const place = at < 0 ? bytes.length + at : at
  return bytes.map((byte, i) => (i === place ? byte ^ 1 : byte))
}

function paying(psbt: RawPsbt, index: number, value: bigint): RawPsbt {
  return psbt.edit(({ outputs }) => Object.assign(outputs[index] as object, { value }))
}

function spending(psbt: RawPsbt, change: object, index = 0): RawPsbt {
  return psbt.edit(({ inputs }) => Object.assign(inputs[index] as object, change))
}

/** The outputs of a previous transaction, which has one input with a witness. */
function outputsOf(prevtx: Uint8Array) {
  const body = prevtx.slice(6, -4 - 5)
  return parseTransaction(Buffer.concat([prevtx.slice(0, 4), body, prevtx.slice(-4)])).outputs
}
