import { truncateSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/base/hash.js'
import { hex, toHex, u32, u64, varint } from './toolkit/bytes.js'
import { allOf, drop, fieldOf, G, I, O, type Pair, pair, RawPsbt, set } from './toolkit/raw-psbt.js'
import { makeScenes, refusedUntouched, type Scene } from './toolkit/scene.js'

const MAGIC = 5
const GENERATOR = hex('0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')
let scenes: Readonly<Record<0 | 2, Scene>>
beforeAll(async () => {
  scenes = await makeScenes('p2wsh')
})

describe.each([0, 2] as const)('D version %i', version => {
  const scene = () => scenes[version]
  const doors = ['review', 'sign'] as const
  const refused = async (psbt: RawPsbt | Uint8Array, ...codes: Parameters<Scene['refused']>[1][]) =>
    await scene().refused(psbt, codes.flat() as never, doors)

  test('D1 trailing bytes and maps', async () => {
    for (const tail of ['00', '0000', '0a', toHex(scene().honest)]) {
      await refused(Buffer.concat([scene().honest, hex(tail)]), 'psbt.trailing')
    }
  })

  test('D2 sloppy base64 and hex', async () => {
    const base64 = Buffer.from(scene().honest).toString('base64')
    const text = toHex(scene().honest)
    const sloppy = [
      `${base64.slice(0, 40)} ${base64.slice(40)}`,
      `${base64.slice(0, 40)}\n${base64.slice(40)}`,
      `${base64}\0`,
      `${base64}=`,
      `${base64} and more`,
      `${base64.slice(0, 60)}-_${base64.slice(62)}`,
      `${base64.replace(/=+$/, '')}A`,
      `${text}0`,
      `${text.slice(0, 40)} ${text.slice(40)}`,
      `0x${text}`,
      `${text}zz`,
      `"${base64}"`,
    ]
    for (const one of sloppy) {
      scene().office.write('evil.psbt', one)
      await refusedUntouched(scene().office, scene().line('review', ['evil.psbt']), [
        'psbt.encoding',
        'psbt.magic',
      ])
    }
    for (const clean of [base64, ` ${base64}\r\n`, text, text.toUpperCase(), `\ufeff${base64}`]) {
      scene().office.write('evil.psbt', clean)
      await scene().office.ok(scene().line('review', ['evil.psbt']))
    }
  })

  test('D3 truncated anywhere', async () => {
    const { length } = scene().honest
    const places = Array.from({ length: 60 }, (_, i) => Math.floor((i * length) / 60))
    for (const at of [...places, 1, 4, 5, 6, length - 1, length - 2]) {
      const { exit } = await scene().review(scene().honest.slice(0, at))
      expect([3, 4]).toContain(exit)
    }
    await refusedUntouched(scene().office, scene().line('sign', ['evil.psbt']), [
      'psbt.count',
      'psbt.truncated',
    ])
  })

  test('D4 a key that stands twice, in each kind of map, with the same value and another', async () => {
    for (const list of ['global', 'inputs', 'outputs'] as const) {
      for (const other of [false, true]) {
        const psbt = scene().raw()
        const map = list === 'global' ? psbt.global : (psbt[list].find(one => one.length > 0) as Pair[])
        const { key, value } = map.at(-1) as Pair
        map.push({ key, value: other ? new Uint8Array(value.length).fill(1) : value })
        await refused(psbt, 'psbt.duplicate-key')
      }
    }
  })

  test('D5 compact sizes that are longer than needed', async () => {
    const bytes = Buffer.from(scene().honest)
    const first = bytes[MAGIC] as number
    for (const size of ['fd__00', 'fe__000000', 'ff__00000000000000']) {
      const long = hex(size.replace('__', first.toString(16).padStart(2, '0')))
      await refused(
        Buffer.concat([bytes.subarray(0, MAGIC), long, bytes.subarray(MAGIC + 1)]),
        'bytes.compact-size',
      )
    }
    const absurd = hex('ffffffffffffffffff')
    await refused(Buffer.concat([bytes.subarray(0, MAGIC), absurd]), 'bytes.compact-size')
  })

  test('D7 fields of the other version, versions that are none', async () => {
    const foreign = scene().raw()
    if (version === 0) {
      foreign.inputs[0]?.push(pair(I.sequence, u32(1)))
      await refused(foreign, 'psbt.field-version')
      foreign.outputs[0]?.push(pair(O.amount, u64(1n)))
      await refused(foreign, 'psbt.field-version')
    } else {
      foreign.global.push(pair(G.tx, hex('02000000000000000000')))
      await scene().refused(foreign, 'psbt.field-version', doors)
    }
    for (const number of [1, 3, 0xffffffff]) {
      const psbt = scene().raw()
      psbt.global = set(psbt.global, G.psbt, u32(number))
      await refused(psbt, 'psbt.version')
    }
    const short = scene().raw()
    short.global = set(short.global, G.psbt, hex('02'))
    await refused(short, 'psbt.version')
  })

  test('D8 counts that lie', async () => {
    const psbt = scene().raw()
    if (version === 0) {
      psbt.inputs.pop()
      await refused(psbt, 'psbt.count', 'psbt.field-malformed', 'psbt.key-malformed', 'psbt.prevtx')
      return
    }
    for (const type of [G.inputs, G.outputs]) {
      for (const count of [0, 1, 3, 0xffff, 0xffffffff]) {
        const lying = scene().raw()
        lying.global = set(lying.global, type, varint(count))
        const { exit, error } = await scene().review(lying)
        expect([exit, error?.code]).toEqual([3, expect.stringMatching(/^psbt\./)])
      }
    }
  })

  test('D9 D11 D15 malformed keys and values', async () => {
    const offCurve = hex(`02${'ff'.repeat(32)}`)
    const derivation = (allOf(scene().raw().inputs[0] ?? [], I.derivation)[0] as Pair).value
    const fields = [
      pair(I.derivation, derivation, offCurve),
      pair(I.derivation, derivation, hex('02')),
      pair(I.derivation, derivation, new Uint8Array(0)),
      pair(I.derivation, derivation.slice(0, -1), GENERATOR),
      pair(I.derivation, new Uint8Array(4 * 5000), GENERATOR),
      pair(I.signature, hex('300602010102010101'), offCurve),
      pair(I.sighash, hex('010000')),
      pair(I.sighash, hex('0100000000')),
      pair(I.prevtx, hex('00'), hex('01')),
      pair(0x0a, hex('00'), new Uint8Array(20)),
      pair(0xfc, hex('00')),
    ]
    for (const field of fields) {
      const psbt = scene().raw()
      psbt.inputs[0] = [
        ...drop(psbt.inputs[0] ?? [], field.key[0] === I.derivation ? -1 : (field.key[0] as number)),
        field,
      ]
      await refused(psbt, 'psbt.field-malformed', 'psbt.key-malformed')
    }
    const xpubs = [
      pair(G.xpub, u32(0), new Uint8Array(78)),
      pair(G.xpub, hex('00'), (allOf(scene().raw().global, G.xpub)[0] as Pair).key.slice(1)),
    ]
    for (const field of xpubs) {
      const psbt = scene().raw()
      psbt.global = [...drop(psbt.global, G.xpub), field]
      await refused(psbt, 'psbt.field-malformed', 'psbt.key-malformed')
    }
  })

  test('D13 one coin twice, also at hundreds', async () => {
    for (const times of [1, 300]) {
      const psbt = scene().raw()
      for (let i = 0; i < times; i++) psbt.inputs.push(psbt.inputs[0] as Pair[])
      const first = psbt.transaction().inputs[0] as never
      psbt.edit(({ inputs }) => {
        if (version === 0) for (let i = 0; i < times; i++) inputs.push(first)
      })
      await refused(psbt, 'psbt.duplicate-input')
    }
  })

  test('D14 no inputs, no outputs', async () => {
    for (const list of ['inputs', 'outputs'] as const) {
      const psbt = scene()
        .raw()
        .edit(transaction => void transaction[list].splice(0))
      psbt[list] = []
      await refused(psbt, 'psbt.no-inputs', 'psbt.no-outputs', 'psbt.unsigned-tx')
    }
  })

  test('D16 oversize is refused before it is read', async () => {
    scene().office.write('evil.psbt', scene().honest)
    truncateSync(scene().office.path('evil.psbt'), 3_000_000_000)
    const line = scene().line('review', ['evil.psbt'])
    await refusedUntouchedWithoutHash(scene(), line)
    truncateSync(scene().office.path('evil.psbt'), 0)
  })

  test('D17 unknown and proprietary fields are told, kept through signing, and never in the transaction', async () => {
    const mark = hex('feedfacecafebeef')
    const psbt = scene().raw()
    psbt.global.push(pair(0x7e, mark, hex('01')))
    psbt.inputs[0]?.push(pair(0xfc, mark, hex('0376697200')))
    psbt.outputs[0]?.push(pair(0x7e, mark, hex('01')))
    const { findings } = await scene().review(psbt)
    expect(findings.filter(({ code }) => code === 'psbt.unknown-fields')).toHaveLength(3)
    const line = [...scene().line('sign', ['evil.psbt'], 'd17.psbt'), '--force']
    const { psbt: base64 } = await scene().office.ok(line)
    expect(toHex(Buffer.from(base64, 'base64')).split(toHex(mark))).toHaveLength(4)
    scene().office.write(
      'd17-both.psbt',
      scene()
        .traitor()
        .sign(new RawPsbt(Buffer.from(base64, 'base64')))
        .bytes(),
    )
    const finalize = [...scene().line('finalize', ['d17-both.psbt'], 'd17.tx'), '--force']
    expect((await scene().office.ok(finalize)).hex).not.toContain(toHex(mark))
  })

  test('D17 fields that are known, and of no use but to carry something, are told', async () => {
    for (const field of [
      pair(0x09, Buffer.from('what somebody wants to get out')),
      pair(0x0b, hex('01'), sha256(hex('01'))),
    ]) {
      const psbt = scene().raw()
      psbt.inputs[1]?.push(field)
      const { findings } = await scene().review(psbt)
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'psbt.unknown-fields', where: { input: 1 } }),
      )
    }
  })

  test('D17 notes and kept fields where nobody would read them carry something, and are told', async () => {
    const much = new Uint8Array(5000).fill(0x61)
    const own = (subtype: string) => hex(`0572696e6769${subtype}`)
    const strays: [keyof RawPsbt & ('global' | 'inputs' | 'outputs'), string, Uint8Array][] = [
      ['global', '02', much],
      ['inputs', '00', much],
      ['inputs', '02', much],
      ['outputs', '00', much],
      ['outputs', '04', hex('61')],
      ['global', '0303', hex('aabb')],
      ['global', '0399', much],
      ['inputs', '0311', much],
      ['outputs', '0310', hex('')],
    ]
    for (const [map, subtype, value] of strays) {
      const psbt = scene().raw()
      const fields = map === 'global' ? psbt.global : (psbt[map][0] as Pair[])
      fields.push(pair(0xfc, value, own(subtype)))
      const { findings } = await scene().review(psbt)
      expect(findings.map(({ code }) => code)).toContain('psbt.unknown-fields')
      // Nor does one dishonest file bring it to the others.
      scene().office.write('honest.psbt', scene().honest)
      const { psbt: both } = await scene().office.ok([
        ...scene().line('combine', ['evil.psbt', 'honest.psbt'], 'd17-stray.psbt'),
        '--force',
      ])
      expect(toHex(Buffer.from(both, 'base64'))).not.toContain(toHex(own(subtype)))
    }
  })

  test('D18 odd transaction versions', async () => {
    for (const number of [0, 4, 0x7fffffff, 0xffffffff]) {
      const psbt = scene()
        .raw()
        .edit(transaction => Object.assign(transaction, { version: number }))
      await refused(psbt, 'tx-version.unusual')
    }
  })

  test('D19 garbage where a previous transaction belongs', async () => {
    for (const garbage of ['', '00', 'ff'.repeat(100), `02000000${'ff'.repeat(9)}`, '0200000000000000']) {
      const psbt = scene().raw()
      psbt.inputs[1] = set(psbt.inputs[1] ?? [], I.prevtx, hex(garbage))
      await refused(psbt, 'psbt.prevtx')
    }
    const withTail = scene().raw()
    const prevtx = fieldOf(withTail.inputs[1] ?? [], I.prevtx) as Uint8Array
    withTail.inputs[1] = set(withTail.inputs[1] ?? [], I.prevtx, Buffer.concat([prevtx, hex('00')]))
    await refused(withTail, 'psbt.prevtx')
  })

  test('whatever field is missing, empty, longer or overwritten, the program has an answer', async () => {
    const edits: ((value: Uint8Array) => Uint8Array | undefined)[] = [
      () => undefined,
      () => new Uint8Array(0),
      value => Buffer.concat([value, hex('00')]),
      value => value.slice(0, -1),
      value => value.map(() => 0xff),
    ]
    const fields = scene().raw()
    for (const [list, index] of [
      ['global', 0],
      ['inputs', 0],
      ['outputs', scene().changeOutput],
    ] as const) {
      const map = list === 'global' ? fields.global : (fields[list][index] as Pair[])
      for (const [place, { key, value }] of map.entries()) {
        for (const edit of edits) {
          const psbt = scene().raw()
          const edited = edit(value)
          const target = list === 'global' ? psbt.global : (psbt[list][index] as Pair[])
          target.splice(place, 1, ...(edited === undefined ? [] : [{ key, value: edited }]))
          const { exit } = await scene().review(psbt)
          expect([0, 3, 4]).toContain(exit)
        }
      }
    }
  })

  test('whatever byte is changed, the review says so or it still is the same payment, and never crashes', async () => {
    const honest = (await scene().review(scene().raw())).data
    let seed = 12345
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 8) % below
    }
    for (let i = 0; i < 50; i++) {
      const bytes = scene().honest.slice()
      bytes[random(bytes.length)] = random(256)
      const { exit, data, ok } = await scene().review(bytes)
      expect([0, 3, 4]).toContain(exit)
      if (ok && data.txid === honest.txid) expect(data.outputs).toEqual(honest.outputs)
    }
  })
})

test('D12 an unsigned transaction with a scriptSig or witnesses', async () => {
  const scene = scenes[0]
  const scripted = scene.raw().edit(({ inputs }) => Object.assign(inputs[0] as object, { script: hex('51') }))
  await scene.refused(scripted, 'psbt.unsigned-tx', ['review', 'sign'])
  const witnessed = scene.raw()
  const tx = fieldOf(witnessed.global, G.tx) as Uint8Array
  const body = tx.slice(4, -4)
  const withWitness = Buffer.concat([tx.slice(0, 4), hex('0001'), body, hex('0000'), tx.slice(-4)])
  witnessed.global = set(witnessed.global, G.tx, withWitness)
  await scene.refused(witnessed, 'psbt.unsigned-tx', ['review', 'sign'])
})

// The file is too large to hash for the snapshot, which is the point.
async function refusedUntouchedWithoutHash({ office }: Scene, line: readonly string[]): Promise<void> {
  const before = performance.now()
  const { error } = await office.document(line)
  expect(['file.too-large', 'psbt.too-large']).toContain(error?.code)
  expect(performance.now() - before).toBeLessThan(10_000)
}
