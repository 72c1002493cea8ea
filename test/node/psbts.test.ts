import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { describeWithNode } from './support/describe.js'
import type { Officer } from './support/officers.js'
import { ringi } from './support/program.js'
import { coreAddressType, type Shape, Stage } from './support/stage.js'

const SHAPES: readonly Shape[] = [
  { scriptType: 'p2wsh', required: 2, total: 3 },
  { scriptType: 'p2sh-p2wsh', required: 2, total: 3 },
  { scriptType: 'p2sh', required: 2, total: 3, unsorted: true },
]

const base64 = (file: string) => readFileSync(file).toString('base64')

describeWithNode('PSBTs to and from Bitcoin Core', world => {
  const versions = () => (world().node.knowsVersion2 ? [0, 2] : [0])

  describe.each(SHAPES)('$scriptType', shape => {
    let stage: Stage
    let core: string
    let payee: string
    let akira: Officer
    let beatrice: Officer
    let chidi: Officer

    beforeAll(async () => {
      const { node, company } = world()
      stage = await Stage.open(node, company, shape)
      ;[akira, beatrice, chidi] = stage.officers as [Officer, Officer, Officer]
      core = await stage.cosignerWallet(akira)
      payee = await node.newAddress()
    })

    /** A proposal that spends two new coins and has change. */
    async function propose(version: number) {
      await stage.fund(['0.1', '0.2'])
      const payment = ['--to', `${payee}=0.25btc`, '--fee-rate', '5', '--psbt-version', `${version}`]
      return await stage.propose(...payment, '--memo', '稟議', '--reference', 'INV-1')
    }

    /** What the wallet of Core that holds akira's key makes of a PSBT. */
    async function processed(psbt: string, finalize: boolean) {
      const answer = await world().node.call(
        'walletprocesspsbt',
        [base64(psbt), true, 'ALL', true, finalize],
        core,
      )
      return { ...answer, file: world().company.write(`${core}-${performance.now()}.psbt`, answer.psbt) }
    }

    test('Core reads the same in a proposal', async () => {
      for (const version of versions()) {
        const { file, fee, vsize, txid } = await propose(version)
        const decoded = await stage.call('decodepsbt', [base64(file)])
        expect(decoded).toMatchObject({ psbt_version: version, unknown: {} })
        expect(Math.round(decoded.fee * 1e8)).toBe(Number(fee))
        expect(decoded.global_xpubs).toHaveLength(shape.total)
        for (const input of decoded.inputs) expect(input.bip32_derivs).toHaveLength(shape.total)
        if (version === 0) expect(decoded.tx.txid).toBe(txid)
        const analysed = await stage.call('analyzepsbt', [base64(file)])
        expect(analysed.next).toBe('signer')
        expect(analysed.estimated_vsize).toBeGreaterThanOrEqual(vsize)
        for (const { missing } of analysed.inputs) expect(missing.signatures.length).toBeGreaterThan(0)
      }
    })

    test('Core finishes what officers have signed, to the same bytes', async () => {
      for (const version of versions()) {
        const { file } = await propose(version)
        const signed = await stage.signAll(file)
        const { psbt } = await combinedByCore(signed)
        expect((await stage.call('analyzepsbt', [psbt])).next).toBe('finalizer')
        const finished = await stage.call('finalizepsbt', [psbt])
        const final = await stage.finalize(await stage.combine(signed))
        expect(finished).toEqual({ hex: final.hex, complete: true })
        await stage.settle(final)
      }
    })

    async function combinedByCore(files: readonly string[]): Promise<{ psbt: string }> {
      return { psbt: await stage.call('combinepsbt', [files.map(base64)]) }
    }

    test('Core signs first', async () => {
      for (const version of versions()) {
        const { file } = await propose(version)
        const byCore = await processed(file, false)
        const reviewed = await ringi('review', byCore.file, '--home', beatrice.home, '--vault', stage.name)
        expect(reviewed.signatures).toMatchObject({
          complete: false,
          cosigners: [{ signed: 'all' }, { signed: 'none' }, { signed: 'none' }],
        })
        const both = await stage.sign(byCore.file, beatrice, reviewed.digest)
        await stage.settle(await stage.finalize(both))
      }
    })

    test('Core signs last, and finalizes', async () => {
      for (const version of versions()) {
        const { file, digest } = await propose(version)
        const signed = await stage.sign(file, chidi, digest)
        const byCore = await processed(signed, true)
        expect(byCore.complete).toBe(true)
        for (const files of [[byCore.file], [byCore.file, signed], [file, byCore.file]]) {
          const final = await stage.finalize(await stage.combine(files, '--require-complete'))
          expect(final.hex).toBe(byCore.hex)
          expect(final.signedBy[0].toSorted()).toEqual([akira.name, chidi.name])
        }
        const third = await stage.sign(file, beatrice, digest)
        await stage.settle(await stage.finalize(await stage.combine([byCore.file, third])))
      }
    })

    test('Core makes the same signatures', async () => {
      for (const version of versions()) {
        const { file, digest } = await propose(version)
        const [byCore, byRingi] = await Promise.all(
          [(await processed(file, false)).psbt, base64(await stage.sign(file, akira, digest))].map(psbt =>
            stage.call('decodepsbt', [psbt]),
          ),
        )
        for (const [i, { partial_signatures }] of byCore.inputs.entries())
          expect(byRingi.inputs[i].partial_signatures).toEqual(partial_signatures)
      }
    })

    test('officers sign what Core has funded', async () => {
      for (const version of versions()) {
        await stage.fund(['0.1', '0.2'])
        const options = { fee_rate: 6, add_inputs: true, change_type: coreAddressType(shape) }
        const rest = version === 0 && !world().node.knowsVersion2 ? [] : [true, 2, version]
        const funded = await stage.call('walletcreatefundedpsbt', [
          [],
          [{ [payee]: 0.25 }],
          0,
          options,
          ...rest,
        ])
        const file = world().company.write(`${stage.name}-funded-${version}.psbt`, funded.psbt)
        const reviewed = await ringi('review', file, '--home', akira.home, '--vault', stage.name)
        expect(reviewed.outputs.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
          'change',
          'payment',
        ])
        expect(Number(reviewed.totals.fee)).toBe(Math.round(funded.fee * 1e8))
        const final = await stage.complete(file)
        expect(Number(final.fee)).toBeGreaterThanOrEqual(6 * final.vsize)
        await stage.settle(final)
      }
    })
  })
})
