import { secp256k1 } from '@noble/curves/secp256k1.js'
import { payments, script as scripts } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { sha256 } from '../../src/base/hash.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import { makeKey } from '../support/ceremony.js'
import { ownLines } from '../support/screen.js'
import { hex, toHex, u32 } from './toolkit/bytes.js'
import { allOf, drop, fieldOf, I, O, type Pair, pair, RawPsbt, set } from './toolkit/raw-psbt.js'
import { encodeTransaction } from './toolkit/raw-transaction.js'
import { type Door, onEveryStage, type Scene } from './toolkit/scene.js'
import { accountPath, masterOf } from './toolkit/traitor.js'

const STRANGER = secp256k1.getPublicKey(new Uint8Array(32).fill(7))
const NOT_OURS = 'change.not-derived'

onEveryStage((scene, { scriptType }) => {
  const refused = async (psbt: RawPsbt, codes: Code | Code[], doors: Door[] = ['review', 'sign']) =>
    await scene().refused(psbt, codes, doors)

  test('F the change of the honest proposal is change, and nothing else is', async () => {
    const { outputs } = (await scene().review(scene().raw())).data
    expect(outputs.map(({ kind }: { kind: string }) => kind === 'change')).toEqual(
      [0, 1].map(index => index === scene().changeOutput),
    )
  })

  test('F1 own derivation fields on an attacker’s script', async () => {
    for (const script of [
      hex(`0014${'ab'.repeat(20)}`),
      hex(`a914${'ab'.repeat(20)}87`),
      hex(`76a914${'ab'.repeat(20)}88ac`),
    ]) {
      await refused(withChangeScript(scene(), script), [NOT_OURS, 'psbt.script-mismatch'])
      // Also without the scripts that give it away.
      await refused(bare(withChangeScript(scene(), script), scene().changeOutput), NOT_OURS)
    }
  })

  test('F1 own derivation fields on the payment', async () => {
    const psbt = scene().raw()
    const derivations = allOf(psbt.outputs[scene().changeOutput] ?? [], O.derivation)
    psbt.outputs[1 - scene().changeOutput]?.push(...derivations)
    await refused(psbt, NOT_OURS)
  })

  test('F1 own derivations as a taproot output has them, on the payment and on the change', async () => {
    const [claim] = allOf(scene().raw().outputs[scene().changeOutput] ?? [], O.derivation) as [Pair]
    const fields = [
      pair(0x07, Buffer.concat([hex('00'), claim.value]), claim.key.slice(2)),
      pair(0x07, Buffer.concat([hex('01'), new Uint8Array(32), claim.value]), claim.key.slice(2)),
    ]
    for (const field of fields) {
      for (const output of [0, 1]) {
        const psbt = scene().raw()
        psbt.outputs[output]?.push(field)
        await refused(psbt, NOT_OURS)
      }
      const psbt = withoutFields(
        withChangeScript(scene(), hex(`5120${toHex(STRANGER.slice(1))}`)),
        scene().changeOutput,
      )
      psbt.outputs[scene().changeOutput]?.push(field)
      await refused(psbt, NOT_OURS)
    }
  })

  test('H4 taproot fields on the change, which has no use for them', async () => {
    for (const field of [pair(0x05, STRANGER.slice(1)), pair(0x06, hex('00c00151'))]) {
      const psbt = scene().raw()
      psbt.outputs[scene().changeOutput]?.push(field)
      await refused(psbt, NOT_OURS, ['review', 'sign', 'combine'])
      const paid = scene().raw()
      paid.outputs[1 - scene().changeOutput]?.push(field)
      expect((await scene().review(paid)).findings.map(({ code }) => code)).toContain('psbt.unknown-fields')
    }
  })

  test.each([0, 1, 2])(
    'F2 change with the key at place %i swapped, and all that belongs to it',
    async place => {
      const changed = rewritten(scene(), scriptType, multisig => {
        const keys = keysOf(multisig)
        keys[place] = STRANGER
        return multisigOf(2, keys)
      })
      await refused(changed, NOT_OURS)
    },
  )

  test('F3 the very keys of the change in another kind of script', async () => {
    const type = scriptType === 'p2sh' ? O.redeem : O.witness
    const multisig = fieldOf(scene().raw().outputs[scene().changeOutput] ?? [], type) as Uint8Array
    const honest = scene().raw().transaction().outputs[scene().changeOutput]?.script as Uint8Array
    const others = (['p2wsh', 'p2sh-p2wsh', 'p2sh'] as const).map(other => wrapped(other, multisig).output)
    for (const script of [...others, multisig].filter(one => toHex(one) !== toHex(honest))) {
      const psbt = withChangeScript(scene(), script)
      await refused(psbt, [NOT_OURS, 'psbt.script-mismatch'])
      const { data } = await scene().review(withoutFields(psbt, scene().changeOutput))
      expect(data.outputs[scene().changeOutput].kind).toBe('payment')
    }
  })

  test('F3 change with a lower threshold, a key more, a key less, or in another order', async () => {
    const others = [
      (keys: Uint8Array[]) => multisigOf(1, keys),
      (keys: Uint8Array[]) => multisigOf(2, [...keys, STRANGER]),
      (keys: Uint8Array[]) => multisigOf(2, keys.slice(1)),
      (keys: Uint8Array[]) => multisigOf(2, keys.toReversed()),
    ]
    for (const other of others) {
      await refused(
        rewritten(scene(), scriptType, multisig => other(keysOf(multisig))),
        NOT_OURS,
      )
    }
  })

  test('F4 one bit rotten in the change script, or in the scripts beside it', async () => {
    const { script } = scene().raw().transaction().outputs[scene().changeOutput] as { script: Uint8Array }
    const rotten = script.map((byte, i) => (i === 10 ? byte ^ 4 : byte))
    await refused(withChangeScript(scene(), rotten), [NOT_OURS, 'psbt.script-mismatch'])
    const type = scriptType === 'p2sh' ? O.redeem : O.witness
    const beside = scene().raw()
    const map = beside.outputs[scene().changeOutput] ?? []
    const multisig = fieldOf(map, type) as Uint8Array
    beside.outputs[scene().changeOutput] = set(
      map,
      type,
      multisig.map((byte, i) => (i === 9 ? byte ^ 1 : byte)),
    )
    await refused(beside, NOT_OURS)
  })

  test('F5 F7 a path that does not lead to the key, a foreign fingerprint, a foreign key', async () => {
    const edits: ((pair: Pair) => Pair)[] = [
      ({ key, value }) => ({ key, value: Buffer.concat([value.slice(0, -4), u32(3)]) }),
      ({ key, value }) => ({ key, value: Buffer.concat([value.slice(0, 4), u32(0), value.slice(4)]) }),
      ({ key, value }) => ({ key, value: Buffer.concat([hex('deadbeef'), value.slice(4)]) }),
      ({ value }) => pair(O.derivation, value, STRANGER),
    ]
    for (const edit of edits) {
      for (const which of [0, 2]) await refused(withDerivation(scene(), which, edit), NOT_OURS)
    }
  })

  test.each([
    ['another depth', [0x80000030, 1, 0, 5]],
    ['a hardened index', [1, 0x80000003]],
    ['a hardened branch', [0x80000001, 3]],
    ['a branch above 1', [2, 3]],
    ['an absurd branch', [0x7fffffff, 3]],
  ])('F6 change at %s', async (_, path) => {
    const psbt = withChangeScript(scene(), hex(`0020${'cd'.repeat(32)}`))
    const map = psbt.outputs[scene().changeOutput] ?? []
    const keys = allOf(map, O.derivation).map(({ key, value }) => {
      return { key, value: Buffer.concat([value.slice(0, -8), ...path.map(u32)]) }
    })
    psbt.outputs[scene().changeOutput] = [...drop(bareMap(map), O.derivation), ...keys]
    await refused(psbt, ['change.ransom-path', NOT_OURS])
  })

  test('F6 change of the vault itself at an index far beyond the coins', async () => {
    const { office, team } = scene()
    for (const index of [5000, 2_147_483_647]) {
      const far = await office.ok(
        `vault address treasury --home ${team.homeOf('officer-1')} --index ${index} --change`,
      )
      const psbt = bare(withChangeScript(scene(), hex(far.addresses[0].script)), scene().changeOutput)
      const map = psbt.outputs[scene().changeOutput] ?? []
      psbt.outputs[scene().changeOutput] = map.map(({ key, value }) => {
        const claim = key[0] === O.derivation ? Buffer.concat([value.slice(0, -4), u32(index)]) : value
        return { key, value: claim }
      })
      const { findings } = await refused(psbt, [NOT_OURS, 'change.far-index'], ['review'])
      expect(findings.map(({ code }) => code)).toContain('change.far-index')
    }
  })

  test('F6 change led to a far index by a coin that was sent there to lead it', async () => {
    const { office, team } = scene()
    const home = team.homeOf('officer-1')
    for (const index of [1_500, 2_000_000_000]) {
      const bait = await office.ok(`vault address treasury --home ${home} --index ${index}`)
      const far = await office.ok(`vault address treasury --home ${home} --index ${index + 5} --change`)
      const prevtx = encodeTransaction({
        version: 2,
        inputs: [{ txid: new Uint8Array(32).fill(3), vout: 0, script: new Uint8Array(0), sequence: 0 }],
        outputs: [{ value: 600n, script: hex(bait.addresses[0].script) }],
        locktime: 0,
      })
      const psbt = scene().raw()
      psbt.edit(({ inputs, outputs }) => {
        inputs.push({
          txid: sha256(sha256(prevtx)),
          vout: 0,
          script: new Uint8Array(0),
          sequence: 0xfffffffd,
        })
        Object.assign(outputs[scene().changeOutput] as object, { script: hex(far.addresses[0].script) })
      })
      const change = withoutFields(psbt, scene().changeOutput).outputs[scene().changeOutput]
      change?.push(ownDerivation(scene(), O.derivation, [1, index + 5]))
      psbt.inputs.at(-1)?.push(pair(I.prevtx, prevtx), ownDerivation(scene(), I.derivation, [0, index]))
      const { data, findings } = await scene().review(psbt)
      expect(data.inputs.at(-1)).toMatchObject({ proven: true, path: { index } })
      expect(data.outputs[scene().changeOutput]).toMatchObject({ kind: 'change', path: { index: index + 5 } })
      expect(findings).toContainEqual(
        expect.objectContaining({
          code: 'change.far-index',
          severity: 'warn',
          where: { output: scene().changeOutput },
        }),
      )
    }
  })

  test('F8 change to another vault that is registered here is named as that vault’s, and is no change', async () => {
    const { office, team } = scene()
    const home = team.homeOf('officer-1')
    await makeKey(office, 'spare', 'homes/spare', { scriptType })
    const make = `vault create --name branch --threshold 1 --cosigner spare.cosigner.json --script-type ${scriptType} --network regtest`
    await office.ok(make)
    await office.ok(`vault register branch.vault.json --watch-only --yes --home ${home}`)
    for (const branch of ['', ' --change']) {
      const { addresses } = await office.ok(`vault address branch --index 4${branch} --home ${home}`)
      const psbt = withChangeScript(scene(), hex(addresses[0].script))
      await refused(bare(psbt, scene().changeOutput), NOT_OURS)
      const { data, findings } = await scene().review(withoutFields(psbt, scene().changeOutput))
      expect(data.outputs[scene().changeOutput].kind).toBe('payment')
      const told = findings.find(({ code }) => code === 'output.other-vault')
      expect([told?.severity, told?.message.includes('branch')]).toEqual(['info', true])
    }
  })

  test('F9 malformed and honest P2PK, bare multisig and unknown scripts are payments, with a warning', async () => {
    for (const script of [
      `21${'05'.repeat(33)}ac`,
      `21${toHex(STRANGER)}ac`,
      `5121${toHex(STRANGER)}51ae`,
      '51',
      '',
      'ff',
    ]) {
      const psbt = withoutFields(withChangeScript(scene(), hex(script)), scene().changeOutput)
      const { data, findings } = await scene().review(psbt)
      expect(data.outputs[scene().changeOutput].kind).toBe('payment')
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'output.unknown-script', severity: 'warn' }),
      )
    }
  })

  test('F9 a script that is too long for anybody ever to spend from is refused', async () => {
    const script = new Uint8Array(10_001).fill(0x51)
    const psbt = withoutFields(withChangeScript(scene(), script), scene().changeOutput)
    await refused(psbt, 'output.unspendable')
    const { findings } = await scene().review(
      withoutFields(withChangeScript(scene(), script.slice(1)), scene().changeOutput),
    )
    expect(findings.map(({ code }) => code)).not.toContain('output.unspendable')
  })

  test('F10 of 300 outputs, some worth nothing, every one is shown', async () => {
    const psbt = scene().raw()
    const scripts = Array.from({ length: 300 }, (_, i) =>
      hex(`0014${i.toString(16).padStart(4, '0').repeat(10)}`),
    )
    psbt.edit(({ outputs }) => {
      for (const script of scripts) outputs.push({ value: script[21] === 0 ? 0n : 1n, script })
    })
    const { data, findings } = await scene().review(psbt)
    expect(data.outputs.map(({ script }: { script: string }) => script)).toEqual(
      expect.arrayContaining(scripts.map(toHex)),
    )
    expect(findings.filter(({ code }) => code === 'output.zero-value').length).toBeGreaterThan(0)
    const { stdout } = await scene().office.run(scene().line('review', ['evil.psbt']))
    const lines = ownLines(stdout).join('\n')
    for (const { address } of data.outputs) expect(lines).toContain(address)
  })
})

/** The first officer's derivation of a key of the vault, for an input or an output. */
function ownDerivation({ team, honest }: Scene, type: number, [branch, index]: [number, number]): Pair {
  const master = masterOf(team, 'officer-1')
  const { publicKey } = master.derivePath(accountPath(team)).derive(branch).derive(index)
  const origin = allOf(new RawPsbt(honest).inputs[0] ?? [], I.derivation)
    .map(({ value }) => value)
    .find(value => toHex(value).startsWith(toHex(master.fingerprint))) as Uint8Array
  return pair(type, Buffer.concat([origin.slice(0, -8), u32(branch), u32(index)]), publicKey)
}

function withChangeScript(scene: Scene, script: Uint8Array): RawPsbt {
  return scene.raw().edit(({ outputs }) => Object.assign(outputs[scene.changeOutput] as object, { script }))
}

function bareMap(map: readonly Pair[]): Pair[] {
  // In version 2 an amount and a script are fields of the map, and no claims.
  return drop(drop(map, O.redeem), O.witness)
}

/** Without redeem and witness script. */
function bare(psbt: RawPsbt, output: number): RawPsbt {
  psbt.outputs[output] = bareMap(psbt.outputs[output] ?? [])
  return psbt
}

/** Without any claim. */
function withoutFields(psbt: RawPsbt, output: number): RawPsbt {
  psbt.outputs[output] = drop(bareMap(psbt.outputs[output] ?? []), O.derivation)
  return psbt
}

function withDerivation(scene: Scene, which: number, edit: (pair: Pair) => Pair): RawPsbt {
  const psbt = scene.raw()
  const map = psbt.outputs[scene.changeOutput] ?? []
  const victim = allOf(map, O.derivation)[which]
  psbt.outputs[scene.changeOutput] = map.map(one => (one === victim ? edit(one) : one))
  return psbt
}

/** The change with another multisig script, consistently: output, scripts and derivations tell the same lie. */
function rewritten(
  scene: Scene,
  scriptType: ScriptTypeName,
  change: (multisig: Uint8Array) => Uint8Array,
): RawPsbt {
  const type = scriptType === 'p2sh' ? O.redeem : O.witness
  const multisig = change(fieldOf(scene.raw().outputs[scene.changeOutput] ?? [], type) as Uint8Array)
  const { output, redeem } = wrapped(scriptType, multisig)
  const psbt = withChangeScript(scene, output)
  const map = psbt.outputs[scene.changeOutput] ?? []
  const withRedeem = redeem === undefined ? map : set(map, O.redeem, redeem)
  const derivations = allOf(map, O.derivation)
  const known = derivations.filter(({ key }) =>
    keysOf(multisig).some(one => toHex(one) === toHex(key.slice(1))),
  )
  const stranger = pair(O.derivation, (derivations[0] as Pair).value, STRANGER)
  psbt.outputs[scene.changeOutput] = [
    ...drop(set(withRedeem, type, multisig), O.derivation),
    ...known,
    stranger,
  ]
  return psbt
}

function wrapped(
  scriptType: ScriptTypeName,
  multisig: Uint8Array,
): { output: Uint8Array; redeem?: Uint8Array } {
  const program = Buffer.concat([Uint8Array.of(0, 32), sha256(multisig)])
  if (scriptType === 'p2wsh') return { output: program }
  const redeem = scriptType === 'p2sh' ? multisig : program
  return { output: payments.p2sh({ redeem: { output: redeem } }).output as Uint8Array, redeem }
}

function keysOf(multisig: Uint8Array): Uint8Array[] {
  return (scripts.decompile(multisig) ?? []).filter(item => typeof item !== 'number')
}

function multisigOf(required: number, keys: readonly Uint8Array[]): Uint8Array {
  return scripts.compile([0x50 + required, ...keys, 0x50 + keys.length, 0xae])
}
