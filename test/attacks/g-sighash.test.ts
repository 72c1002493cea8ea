import { expect, test } from 'vitest'
import { u32 } from './toolkit/bytes.js'
import { I, type Pair, set } from './toolkit/raw-psbt.js'
import { onEveryStage, refusedUntouched } from './toolkit/scene.js'

const ANYONE = 0x80

onEveryStage(scene => {
  test('G the type that commits to everything may be asked for', async () => {
    const psbt = scene().raw()
    psbt.inputs = psbt.inputs.map(map => set(map, I.sighash, u32(1)))
    expect((await scene().review(psbt)).ok).toBe(true)
  })

  // SINGLE on input 1 of a proposal whose output 1 exists, and of one where it does not (the hash of one).
  test.each([2, 3, ANYONE | 1, ANYONE | 2, ANYONE | 3, 0])('G1 G2 type %i asked for', async type => {
    for (const index of [0, 1]) {
      const psbt = scene().raw()
      psbt.inputs[index] = set(psbt.inputs[index] as Pair[], I.sighash, u32(type))
      await scene().refused(psbt, 'sighash.not-all', ['review', 'sign', 'combine'])
    }
  })

  test('G2 SINGLE where no output stands at the place of the input', async () => {
    const psbt = scene().raw()
    psbt.outputs.splice(scene().changeOutput, 1)
    if (psbt.version === 0) psbt.edit(({ outputs }) => void outputs.splice(scene().changeOutput, 1))
    else psbt.edit(() => {})
    psbt.inputs[1] = set(psbt.inputs[1] as Pair[], I.sighash, u32(3))
    const { findings } = await scene().refused(psbt, ['sighash.not-all', 'fee.absurd'], ['sign', 'review'])
    expect(findings.map(({ code }) => code)).toContain('sighash.not-all')
  })

  test.each([4, 0x101, 0x80, 0xffffffff])('G5 the undefined type %i', async type => {
    const psbt = scene().raw()
    psbt.inputs[0] = set(psbt.inputs[0] as Pair[], I.sighash, u32(type))
    await scene().refused(psbt, 'psbt.field-malformed', ['review', 'sign', 'combine'])
  })

  test.each([2, 3, ANYONE | 1])('G4 a true signature of type %i enters at no door', async type => {
    const signed = scene().traitor().sign(scene().raw(), { type })
    await scene().refused(signed, 'signature.not-all')
    const asked = scene().traitor().sign(scene().raw(), { type })
    asked.inputs = asked.inputs.map(map => set(map, I.sighash, u32(type)))
    await scene().refused(asked, ['sighash.not-all', 'signature.not-all'])
  })

  test('G4 two files that agree on a type slip it in no better', async () => {
    for (const name of ['one', 'two']) {
      const psbt = scene().raw()
      psbt.inputs = psbt.inputs.map(map => set(map, I.sighash, u32(2)))
      scene().office.write(`${name}.psbt`, psbt.bytes())
    }
    await refusedUntouched(
      scene().office,
      scene().line('combine', ['one.psbt', 'two.psbt']),
      'sighash.not-all',
    )
  })

  test('R2 the type of Bitcoin Cash, asked for or written behind a signature', async () => {
    const asked = scene().raw()
    asked.inputs[0] = set(asked.inputs[0] as Pair[], I.sighash, u32(0x41))
    await scene().refused(asked, 'sighash.not-all', ['review', 'sign', 'combine'])
    const signed = scene().traitor().sign(scene().raw(), { writtenType: 0x41 })
    await scene().refused(signed, 'signature.not-all')
  })

  test('G5 a signature with an undefined type, or without one', async () => {
    for (const writtenType of [0, 4]) {
      const signed = scene().traitor().sign(scene().raw(), { writtenType })
      await scene().refused(signed, 'psbt.field-malformed')
    }
  })
})
