import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.js'
import { hex, toHex } from './toolkit/bytes.js'
import { runPreloaded } from './toolkit/preloaded.js'
import { allOf, I, pair, RawPsbt } from './toolkit/raw-psbt.js'
import { onEveryStage, snapshot } from './toolkit/scene.js'

const OTHER_DIGEST = new Uint8Array(32).fill(9)

onEveryStage(scene => {
  test('I1 own signatures are RFC 6979 with low R, as a second library makes them', async () => {
    const { office, version } = scene()
    await office.ok(scene().line('sign', [`honest-${version}.psbt`], 'mine.psbt'))
    const mine = new RawPsbt(readFileSync(office.path('mine.psbt')))
    const again = scene().traitor('officer-1').sign(scene().raw())
    const signatures = (psbt: RawPsbt) =>
      psbt.inputs.map(map => allOf(map, I.signature).map(({ value }) => toHex(value)))
    expect(signatures(mine)).toEqual(signatures(again))
    expect(signatures(mine).flat()).toHaveLength(2)
    for (const signature of signatures(mine).flat()) expect(signature.length / 2).toBeLessThanOrEqual(71)
  })

  test('I2 high S', async () => {
    for (const index of [0, 1]) {
      const signed = scene().traitor().sign(scene().raw(), { highS: true }, [index])
      await scene().refused(signed, 'signature.high-s')
    }
  })

  test('I3 high R is told and taken', async () => {
    const { findings, ok, data } = await scene().review(
      scene().traitor().sign(scene().raw(), { highR: true }),
    )
    expect(ok).toBe(true)
    expect(findings).toContainEqual(expect.objectContaining({ code: 'signature.high-r', severity: 'info' }))
    expect(data.signatures.cosigners[1]).toMatchObject({ signed: 'all' })
  })

  test('I4 D10 DER that is not canonical', async () => {
    const honest = scene().traitor().signature(scene().raw(), 0)
    for (const signature of uncanonical(honest)) {
      const psbt = scene().raw()
      const { publicKey } = scene().traitor().key(psbt, 0)
      psbt.inputs[0]?.push(pair(I.signature, signature, publicKey))
      await scene().refused(psbt, ['psbt.field-malformed', 'signature.invalid'], ['review', 'combine'])
    }
  })

  test('I5 the type byte changed after signing', async () => {
    await scene().refused(scene().traitor().sign(scene().raw(), { writtenType: 3 }), 'signature.not-all')
    await scene().refused(
      scene().traitor().sign(scene().raw(), { type: 3, writtenType: 1 }),
      'signature.invalid',
    )
  })

  test('I6 an invalid signature is refused at combining, which names cosigner and file', async () => {
    for (const index of [0, 1]) {
      const forged = scene().traitor().sign(scene().raw(), { digest: OTHER_DIGEST }, [index])
      const { error } = await scene().refused(forged, 'signature.invalid', [
        'review',
        'sign',
        'finalize',
        'combine',
      ])
      expect(error?.message).toContain('officer-2')
      expect(error?.message).toContain('evil.psbt')
    }
  })

  test('I7 a signature under another’s key', async () => {
    const psbt = scene().raw()
    const signature = scene().traitor('officer-2').signature(psbt, 0)
    const { publicKey } = scene().traitor('officer-3').key(psbt, 0)
    psbt.inputs[0]?.push(pair(I.signature, signature, publicKey))
    await scene().refused(psbt, 'signature.invalid')
  })

  test('I7 the signature of one input at the other', async () => {
    const psbt = scene().raw()
    const traitor = scene().traitor()
    psbt.inputs[0]?.push(pair(I.signature, traitor.signature(psbt, 1), traitor.key(psbt, 0).publicKey))
    await scene().refused(psbt, 'signature.invalid')
  })

  test('I8 a machine that miscalculates writes nothing, even where its own check finds everything right', () => {
    const { office, version } = scene()
    const line = scene().line('sign', [`honest-${version}.psbt`])
    const before = snapshot(office.folder)
    const faulty = runPreloaded(office, 'broken-curve.js', line)
    expect([faulty.exit, faulty.error?.code]).toEqual([1, 'signature.self-check'])
    const blind = runPreloaded(office, 'broken-curve.js', line, { BROKEN_CHECK: '1' })
    expect([blind.exit, blind.error?.code]).toEqual([1, 'signature.disagreement'])
    expect(snapshot(office.folder)).toEqual(before)
  })

  test('I9 a true signature by a key that is not in the vault, or not written as it is there', async () => {
    const psbt = scene().raw()
    const outsider = scene().traitor().key(psbt, 0).derive(1)
    const { publicKey } = outsider
    psbt.inputs[0]?.push(pair(I.signature, scene().traitor().signature(psbt, 0), publicKey))
    await scene().refused(psbt, 'signature.foreign-key')
  })

  test('signatures on another transaction: the payment was changed behind the signer', async () => {
    const signed = scene().traitor().sign(scene().raw())
    const changed = new RawPsbt(signed.bytes()).edit(({ outputs }) => {
      const payment = outputs[1 - scene().changeOutput] as { script: Uint8Array }
      payment.script = hex(`0014${'66'.repeat(20)}`)
    })
    await scene().refused(changed, 'signature.invalid', ['review', 'sign', 'finalize'])
  })
})

test('I11 what is not a digest that was computed here does not compile', () => {
  const rooms = join(import.meta.dirname, '../../src')
  const folder = temporaryFolder()
  // A room's codes are known to whoever knows the table of all rooms.
  const programOf = (digest: string) => `
    import '${rooms}/cli/exit-statuses.js'
    import { sha256 } from '${rooms}/base/hash.js'
    import { signLowR } from '${rooms}/bitcoin/secp256k1.js'
    const bytes = new Uint8Array(32)
    sha256(bytes)
    signLowR(${digest}, bytes)`
  const digests = ['sha256(bytes)', 'bytes', 'bytes as Uint8Array', 'Buffer.alloc(32)', "'00'", 'undefined']
  const files = digests.map((_, i) => `program-${i}.ts`)
  for (const [i, digest] of digests.entries())
    writeFileSync(join(folder, files[i] as string), programOf(digest))
  const options = '--noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node'
  const types = ['--typeRoots', join(rooms, '../node_modules/@types')]
  const tsc = join(rooms, '../node_modules/typescript/bin/tsc')
  const argv = [tsc, ...options.split(' '), ...types, ...files]
  const { stdout } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' })
  // Nothing but these, and each of them for its digest alone.
  const wrong = [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error (TS\d+)/gm)].map(([, ...where]) => where)
  expect(wrong).toEqual(files.slice(1).map(file => [file, '7', 'TS2345']))
})

/** Encodings that some parser somewhere takes for the same signature. */
function uncanonical(signature: Uint8Array): Uint8Array[] {
  const type = signature.slice(-1)
  const rLength = signature[3] as number
  const r = signature.slice(4, 4 + rLength)
  const s = signature.slice(6 + rLength, -1)
  const der = (one: Uint8Array, other: Uint8Array) => {
    const body = Buffer.concat([Uint8Array.of(2, one.length), one, Uint8Array.of(2, other.length), other])
    return Buffer.concat([Uint8Array.of(0x30, body.length), body, type])
  }
  const padded = (bytes: Uint8Array) => Buffer.concat([Uint8Array.of(0), bytes])
  return [
    der(padded(r), s),
    der(r, padded(s)),
    der(r, new Uint8Array(0)),
    der(Uint8Array.of(0), Uint8Array.of(0)),
    Buffer.concat([Uint8Array.of(0x30, 0x81), signature.slice(1)]),
    Buffer.concat([signature.slice(0, -1), Uint8Array.of(0), type]),
    Buffer.concat([Uint8Array.of(0x31), signature.slice(1)]),
    signature.slice(0, -1),
    signature.slice(0, -2),
    new Uint8Array(0),
    type,
    Buffer.concat([r, s, type]),
  ]
}
