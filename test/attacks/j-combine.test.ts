import { readFileSync } from 'node:fs'
import { Transaction } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { hex, toHex, varint, withLength } from './toolkit/bytes.js'
import { allOf, drop, fieldOf, I, type Pair, pair, RawPsbt, set } from './toolkit/raw-psbt.js'
import { onEveryStage, refusedUntouched, type Scene, type StageName } from './toolkit/scene.js'
import type { Forgery } from './toolkit/traitor.js'

onEveryStage((scene, stage) => {
  const write = (name: string, psbt: RawPsbt) => scene().office.write(name, psbt.bytes())
  const signedBy = (officer: string) => scene().traitor(officer).sign(scene().raw())
  const read = (name: string) => new RawPsbt(readFileSync(scene().office.path(name)))

  test('J1 copies of two transactions', async () => {
    write('one.psbt', signedBy('officer-2'))
    const edits = [
      (psbt: RawPsbt) => psbt.edit(({ outputs }) => void outputs.reverse()),
      (psbt: RawPsbt) => psbt.edit(transaction => Object.assign(transaction, { locktime: 7 })),
      (psbt: RawPsbt) => psbt.edit(({ inputs }) => Object.assign(inputs[0] as object, { sequence: 1 << 22 })),
      (psbt: RawPsbt) => psbt.edit(({ outputs }) => void outputs.push({ value: 999n, script: hex('6a') })),
    ]
    for (const edit of edits) {
      write('other.psbt', withoutClaims(edit(scene().raw())))
      const files = [
        ['one.psbt', 'other.psbt'],
        ['other.psbt', 'one.psbt'],
      ]
      for (const both of files) {
        await refusedUntouched(scene().office, scene().line('combine', both), 'psbt.other-transaction')
      }
    }
  })

  test('J3 what a cosigner’s file brings beside signatures stays outside', async () => {
    const generous = signedBy('officer-2')
    generous.global.push(pair(0x7e, hex('aa'), hex('01')))
    generous.inputs[0]?.push(pair(0x7e, hex('bb'), hex('02')), pair(0xfc, hex('cc'), hex('0376697200')))
    generous.outputs[0]?.push(pair(0x7e, hex('dd'), hex('03')))
    write('generous.psbt', generous)
    write('one.psbt', signedBy('officer-1'))
    await scene().office.ok(scene().line('combine', ['generous.psbt', 'one.psbt'], 'j3.psbt'))
    const combined = read('j3.psbt')
    for (const map of [combined.global, ...combined.inputs, ...combined.outputs]) {
      expect([...allOf(map, 0x7e), ...allOf(map, 0xfc).filter(({ value }) => value[0] === 0xcc)]).toEqual([])
    }
    expect(combined.inputs.map(map => allOf(map, I.signature).length)).toEqual([2, 2])
    await scene().office.ok(scene().line('combine', ['one.psbt', 'generous.psbt'], 'j3-again.psbt'))
    expect(read('j3-again.psbt').bytes()).toEqual(combined.bytes())
  })

  test('J3 what was left out is told, whatever its number means in another kind of map', async () => {
    for (const map of ['global', 'outputs'] as const) {
      for (const type of [0x07, 0x08]) {
        const psbt = signedBy('officer-2')
        const fields = map === 'global' ? psbt.global : (psbt.outputs[1 - scene().changeOutput] as Pair[])
        fields.push(map === 'global' ? pair(type, hex('00')) : strangersField(type))
        write('generous.psbt', psbt)
        write('one.psbt', signedBy('officer-1'))
        const line = [...scene().line('combine', ['generous.psbt', 'one.psbt'], 'j3-told.psbt'), '--force']
        const { findings } = await scene().office.document(line)
        expect(findings.map(({ code }) => code)).toContain('psbt.field-dropped')
      }
    }
  })

  test('J3 conflicting values are refused, naming both files, whoever comes first', async () => {
    for (const value of ['aa', 'bb']) {
      const psbt = signedBy('officer-2')
      psbt.inputs[1]?.push(pair(0x7e, hex(value)))
      write(`${value}.psbt`, psbt)
    }
    for (const files of [
      ['aa.psbt', 'bb.psbt'],
      ['bb.psbt', 'aa.psbt'],
    ]) {
      const { error } = await refusedUntouched(
        scene().office,
        scene().line('combine', files),
        'psbt.conflict',
      )
      expect(error?.details.files).toEqual(files)
    }
  })

  test('J4 final scripts are taken once they are verified', async () => {
    write('final.psbt', finished(scene(), stage, ['officer-1', 'officer-2']))
    await scene().office.ok(scene().line('finalize', ['final.psbt'], 'j4.tx'))
    write('honest.psbt', scene().raw())
    await scene().office.ok(scene().line('combine', ['final.psbt', 'honest.psbt'], 'j4.psbt'))
    expect(read('j4.psbt').inputs.map(map => allOf(map, I.signature).length)).toEqual([2, 2])
  })

  test('J4 J5 final scripts that do not hold', async () => {
    const honest = ['officer-1', 'officer-2'] as const
    const broken: ((items: Uint8Array[]) => Uint8Array[])[] = [
      ([dummy, a, b, script]) => [dummy, b, a, script] as Uint8Array[],
      ([dummy, a, , script]) => [dummy, a, a, script] as Uint8Array[],
      ([dummy, a, , script]) => [dummy, a, script] as Uint8Array[],
      ([, a, b, script]) => [hex('01'), a, b, script] as Uint8Array[],
      items => [...items, hex('51')],
      ([, ...rest]) => rest,
      ([dummy, a, b]) => [dummy, a, b, hex('51')] as Uint8Array[],
      () => [],
    ]
    for (const change of broken) {
      const psbt = finished(scene(), stage, honest, change)
      await scene().refused(psbt, 'input.final-unverified', ['review', 'finalize', 'combine'])
    }
    const forged = finished(scene(), stage, honest, ([dummy, a, b, script]) => {
      const other = (b as Uint8Array).map((byte, i) => (i === 20 ? byte ^ 1 : byte))
      return [dummy, a, other, script] as Uint8Array[]
    })
    await scene().refused(forged, 'input.final-unverified', ['review', 'finalize', 'combine'])
  })

  test.runIf(stage.segwit)('J5 a final witness with bytes behind it, or with a count that lies', async () => {
    for (const change of [
      (w: Uint8Array) => Buffer.concat([w, hex('00')]),
      (w: Uint8Array) => Buffer.concat([hex('05'), w.slice(1)]),
    ]) {
      const psbt = finished(scene(), stage, ['officer-1', 'officer-2'])
      const map = psbt.inputs[0] as Pair[]
      psbt.inputs[0] = set(map, I.finalWitness, change(fieldOf(map, I.finalWitness) as Uint8Array))
      await scene().refused(psbt, 'psbt.field-malformed', ['review', 'finalize'])
    }
  })

  test('J4 a stranger’s unlocking script in place of ours', async () => {
    const psbt = scene().raw()
    psbt.inputs[0]?.push(pair(I.finalScript, hex('51')))
    await scene().refused(psbt, 'input.final-unverified', ['review', 'sign', 'finalize'])
  })

  test('J6 of three signatures two are chosen, and it is said whose', async () => {
    const psbt = ['officer-1', 'officer-2', 'officer-3'].reduce(
      (signed, officer) => scene().traitor(officer).sign(signed),
      scene().raw(),
    )
    write('three.psbt', psbt)
    const { signedBy: names, hex: finishedHex } = await scene().office.ok(
      scene().line('finalize', ['three.psbt'], 'j6.tx'),
    )
    expect(names).toHaveLength(2)
    for (const one of names) expect(new Set(one).size).toBe(2)
    scene().office.write('j6.hex', finishedHex)
    const verified = await scene().office.ok(verifyLine(scene(), 'j6.hex'))
    expect(verified.signedBy).toEqual(names)
  })

  test('J7 some inputs signed, some not: incomplete, told by input', async () => {
    const psbt = scene().traitor('officer-2').sign(signedBy('officer-1'), {}, [1])
    const { error } = await scene().refused(psbt, 'signature.incomplete', ['finalize'])
    expect(JSON.stringify(error?.details)).toContain('input 0')
    write('one.psbt', signedBy('officer-1'))
    const line = [...scene().line('combine', ['one.psbt', 'one.psbt']), '--require-complete']
    await refusedUntouched(scene().office, line, 'signature.incomplete')
  })

  test('J11 heavier than nodes relay', async () => {
    const heavy = scene()
      .raw()
      .edit(({ outputs }) => {
        outputs.push({ value: 0n, script: Buffer.concat([hex('6a4e'), new Uint8Array(101_000)]) })
      })
    await scene().refused(heavy, ['transaction.too-heavy', 'fee.absurd'], ['sign', 'finalize', 'review'])
  })

  test('J8 a finished transaction that the network would refuse does not pass verify', async () => {
    const psbt = ['officer-1', 'officer-2'].reduce(
      (one, officer) => scene().traitor(officer).sign(one),
      scene().raw(),
    )
    write('done.psbt', psbt)
    const { hex: honest } = await scene().office.ok(scene().line('finalize', ['done.psbt'], 'j8.tx'))
    await scene().office.ok(verifyLine(scene(), 'j8.tx'))
    for (const [code, edit] of BAD_TRANSACTIONS) {
      const transaction = Transaction.fromHex(honest)
      edit(transaction)
      scene().office.write('bad.tx', toHex(transaction.toBuffer()))
      await refusedUntouched(scene().office, verifyLine(scene(), 'bad.tx'), code)
    }
    scene().office.write('bad.tx', '02000000000100000000000000000000000000')
    await refusedUntouched(scene().office, verifyLine(scene(), 'bad.tx'), 'transaction.malformed')
    scene().office.write('bad.tx', `${honest}00`)
    await refusedUntouched(scene().office, verifyLine(scene(), 'bad.tx'), 'transaction.malformed')
  })

  test('G4 J8 a finished transaction, or final scripts, whose signatures are not of everything', async () => {
    for (const forgery of [{ type: 2 }, { type: 3 }, { type: 0x81 }, { highS: true }]) {
      const signed = ['officer-1', 'officer-2'].reduce(
        (one, officer) => scene().traitor(officer).sign(one, forgery),
        scene().raw(),
      )
      scene().office.write('partly.tx', toHex(extract(signed, stage)))
      await refusedUntouched(scene().office, verifyLine(scene(), 'partly.tx'), 'transaction.not-signed')
      const psbt = finished(scene(), stage, ['officer-1', 'officer-2'], items => items, forgery)
      await scene().refused(psbt, 'input.final-unverified', ['review', 'finalize', 'combine'])
    }
  })

  test('J5 final scripts with something before them', async () => {
    const psbt = finished(scene(), stage, ['officer-1', 'officer-2'])
    const map = psbt.inputs[1] as Pair[]
    const script = fieldOf(map, I.finalScript) ?? new Uint8Array(0)
    psbt.inputs[1] = set(map, I.finalScript, Buffer.concat([hex('51'), script]))
    await scene().refused(psbt, 'input.final-unverified', ['review', 'finalize', 'combine'])
  })

  test('J8 signatures of M cosigners do not make outputs that exceed the inputs valid', async () => {
    const greedy = scene()
      .raw()
      .edit(({ outputs }) => {
        ;(outputs[scene().changeOutput] as { value: bigint }).value += 100_000_000n
      })
    const signed = ['officer-1', 'officer-2'].reduce(
      (one, officer) => scene().traitor(officer).sign(one),
      greedy,
    )
    scene().office.write('greedy.tx', toHex(extract(signed, stage)))
    await refusedUntouched(scene().office, verifyLine(scene(), 'greedy.tx'), 'fee.negative')
  })

  test('a payment that nobody proposed, signed by enough: verify holds it against the proposal', async () => {
    const other = scene()
      .raw()
      .edit(({ outputs }) => {
        const payment = outputs[1 - scene().changeOutput] as { script: Uint8Array }
        payment.script = hex(`0014${'66'.repeat(20)}`)
      })
    const signed = ['officer-1', 'officer-2'].reduce(
      (one, officer) => scene().traitor(officer).sign(one),
      other,
    )
    scene().office.write('other.tx', toHex(extract(signed, stage)))
    await scene().office.ok(verifyLine(scene(), 'other.tx'))
    const against = [...verifyLine(scene(), 'other.tx'), '--proposal', `honest-${scene().version}.psbt`]
    await refusedUntouched(scene().office, against, 'proposal.other-transaction')
  })
})

function verifyLine({ team }: Scene, file: string): string[] {
  return [
    'verify',
    file,
    '--vault',
    'treasury',
    '--home',
    team.homeOf('officer-1'),
    '--prevtxs',
    'prevtxs.hex',
  ]
}

const BAD_TRANSACTIONS: readonly [code: Code, edit: (transaction: Transaction) => void][] = [
  ['transaction.malformed', transaction => void transaction.ins.push(transaction.ins[0] as never)],
  ['transaction.malformed', transaction => void transaction.outs.splice(0)],
  [
    'amount.out-of-range',
    transaction => Object.assign(transaction.outs[0] as object, { value: 2_100_000_000_000_001n }),
  ],
  ['transaction.not-signed', transaction => Object.assign(transaction.outs[0] as object, { value: 1_000n })],
  ['transaction.not-signed', transaction => void transaction.outs.reverse()],
  ['transaction.not-signed', transaction => void transaction.ins.reverse()],
  ['transaction.not-signed', transaction => Object.assign(transaction, { locktime: 1 })],
  ['transaction.not-signed', transaction => Object.assign(transaction, { version: 1 })],
  [
    'transaction.not-signed',
    ({ ins: [input] }) => void Object.assign(input as object, { witness: [], script: new Uint8Array(0) }),
  ],
  [
    'utxo.prevtx-missing',
    ({ ins: [input] }) => void Object.assign(input as object, { hash: new Uint8Array(32).fill(5) }),
  ],
]

/** Without what describes outputs, which would be held against an edited one first. */
function withoutClaims(psbt: RawPsbt): RawPsbt {
  psbt.outputs = psbt.outputs.map(map => [0, 1, 2].reduce(drop, map))
  return psbt
}

/** What unlocks each input: the stack of OP_CHECKMULTISIG, in the order of the script's keys. */
function stackOf(map: readonly Pair[], { segwit }: StageName): Uint8Array[] {
  const script = fieldOf(map, segwit ? I.witness : I.redeem) as Uint8Array
  const signatures = allOf(map, I.signature)
    .toSorted(
      (a, b) => toHex(script).indexOf(toHex(a.key.slice(1))) - toHex(script).indexOf(toHex(b.key.slice(1))),
    )
    .map(({ value }) => value)
  return [new Uint8Array(0), ...signatures, script]
}

function push(item: Uint8Array): Uint8Array {
  if (item.length < 76) return withLength(item)
  return Buffer.concat([Uint8Array.of(0x4c, item.length), item])
}

interface Unlocking {
  readonly script: Uint8Array
  readonly witness: Uint8Array[]
}

function unlocking(map: readonly Pair[], items: Uint8Array[], { scriptType }: StageName): Unlocking {
  if (scriptType === 'p2sh') return { script: Buffer.concat(items.map(push)), witness: [] }
  const redeem = fieldOf(map, I.redeem)
  return { script: redeem === undefined ? new Uint8Array(0) : withLength(redeem), witness: items }
}

/** The proposal with final scripts on every input, and on the first one changed ones. */
function finished(
  scene: Scene,
  stage: StageName,
  officers: readonly string[],
  change = (items: Uint8Array[]) => items,
  forgery: Forgery = {},
): RawPsbt {
  const psbt = officers.reduce((signed, officer) => scene.traitor(officer).sign(signed, forgery), scene.raw())
  psbt.inputs = psbt.inputs.map((map, index) => {
    const stack = stackOf(map, stage)
    const { script, witness } = unlocking(map, index === 0 ? change(stack) : stack, stage)
    const final = drop(map, I.signature)
    if (script.length > 0) final.push(pair(I.finalScript, script))
    if (stage.segwit) {
      final.push(pair(I.finalWitness, Buffer.concat([varint(witness.length), ...witness.map(withLength)])))
    } else if (script.length === 0) final.push(pair(I.finalScript, script))
    return final
  })
  return psbt
}

/** The finished transaction, whatever it does. */
function extract(psbt: RawPsbt, stage: StageName): Uint8Array {
  const { version, inputs, outputs, locktime } = psbt.transaction()
  const transaction = new Transaction()
  Object.assign(transaction, { version, locktime })
  for (const [index, input] of inputs.entries()) {
    const map = psbt.inputs[index] as Pair[]
    const { script, witness } = unlocking(map, stackOf(map, stage), stage)
    transaction.addInput(input.txid, input.vout, input.sequence, script)
    transaction.setWitness(index, witness)
  }
  for (const { value, script } of outputs) transaction.addOutput(script, value)
  return transaction.toBuffer()
}

/** A taproot derivation or MuSig2 participants, of somebody outside. */
function strangersField(type: number): Pair {
  const key = hex('0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')
  return type === 0x08 ? pair(type, key, key) : pair(type, hex('000102030400000000'), key.slice(1))
}
