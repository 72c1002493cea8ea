import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Shape } from '../support/ceremony.js'
import { describeWithNode } from './support/describe.js'
import { coreAddressType, Stage } from './support/stage.js'

const SHAPES: readonly Shape[] = [
  { required: 2, of: 3, scriptType: 'p2wsh' },
  { required: 2, of: 3, scriptType: 'p2sh-p2wsh' },
  { required: 2, of: 3, scriptType: 'p2sh', unsorted: true },
]

const [AKIRA, BEATRICE, CHIDI] = ['officer-1', 'officer-2', 'officer-3'] as const

describeWithNode('PSBTs to and from Bitcoin Core', node => {
  const versions = () => (node().knowsVersion2 ? [0, 2] : [0])

  describe.each(SHAPES)('$scriptType', shape => {
    let stage: Stage
    let core: string
    let payee: string

    beforeAll(async () => {
      stage = await Stage.open(node(), shape)
      core = await stage.cosignerWallet(AKIRA)
      payee = await node().newAddress()
    })

    /** A proposal that spends two new coins and has change. */
    async function propose(version: number) {
      await stage.fund(['0.1', '0.2'])
      const payment = `--to ${payee}=0.25btc --fee-rate 5 --memo 稟議 --reference INV-1`
      return await stage.propose(`${payment} --psbt-version ${version}`)
    }

    const base64 = (file: string) => readFileSync(stage.office.path(file)).toString('base64')

    /** What the wallet of Core that holds the first officer's key makes of a PSBT. */
    async function processed(psbt: string, finalize: boolean) {
      const answer = await node().call('walletprocesspsbt', [base64(psbt), true, 'ALL', true, finalize], core)
      return { ...answer, file: stage.office.write(stage.name('core.psbt'), answer.psbt) }
    }

    test('Core reads the same in a proposal', async () => {
      for (const version of versions()) {
        const { file, fee, vsize, txid } = await propose(version)
        const decoded = await stage.call('decodepsbt', [base64(file)])
        expect(decoded).toMatchObject({ psbt_version: version, unknown: {} })
        expect(Math.round(decoded.fee * 1e8)).toBe(Number(fee))
        expect(decoded.global_xpubs).toHaveLength(shape.of)
        for (const input of decoded.inputs) expect(input.bip32_derivs).toHaveLength(shape.of)
        if (version === 0) expect(decoded.tx.txid).toBe(txid)
        const analysed = await stage.call('analyzepsbt', [base64(file)])
        expect(analysed.next).toBe('signer')
        // Core reckons with signatures that are a byte longer.
        expect(analysed.estimated_vsize).toBeGreaterThanOrEqual(vsize)
      }
    })

    test('Core finishes what officers have signed, to the same bytes', async () => {
      for (const version of versions()) {
        const signed = await stage.signAll((await propose(version)).file)
        const combined = await stage.call('combinepsbt', [signed.map(base64)])
        expect((await stage.call('analyzepsbt', [combined])).next).toBe('finalizer')
        const final = await stage.finalize(await stage.combine(signed))
        expect(await stage.call('finalizepsbt', [combined])).toEqual({ hex: final.hex, complete: true })
        await stage.settle(final)
      }
    })

    test('Core signs first', async () => {
      for (const version of versions()) {
        const byCore = await processed((await propose(version)).file, false)
        const reviewed = await stage.review(byCore.file)
        const cosigners = [{ signed: 'all' }, { signed: 'none' }, { signed: 'none' }]
        expect(reviewed.signatures).toMatchObject({ complete: false, cosigners })
        const both = await stage.sign(byCore.file, BEATRICE, reviewed.digest)
        await stage.settle(await stage.finalize(both))
      }
    })

    test('Core signs last, and finalizes', async () => {
      for (const version of versions()) {
        const { file, digest } = await propose(version)
        const signed = await stage.sign(file, CHIDI, digest)
        const byCore = await processed(signed, true)
        for (const files of [[byCore.file], [file, byCore.file, signed]]) {
          const final = await stage.finalize(await stage.combine(files))
          expect({ complete: true, hex: final.hex }).toEqual({ complete: byCore.complete, hex: byCore.hex })
          expect(final.signedBy[0].toSorted()).toEqual([AKIRA, CHIDI])
        }
        // A third signature comes too late to matter, and does no harm.
        const third = await stage.sign(file, BEATRICE, digest)
        await stage.settle(await stage.finalize(await stage.combine([byCore.file, third])))
      }
    })

    test('Core makes the same signatures', async () => {
      for (const version of versions()) {
        const { file, digest } = await propose(version)
        const byCore = await stage.call('decodepsbt', [(await processed(file, false)).psbt])
        const own = await stage.call('decodepsbt', [base64(await stage.sign(file, AKIRA, digest))])
        expect(byCore.inputs.length).toBeGreaterThan(0)
        for (const [i, { partial_signatures }] of byCore.inputs.entries())
          expect(own.inputs[i].partial_signatures).toEqual(partial_signatures)
      }
    })

    test('officers sign what Core has funded', async () => {
      for (const version of versions()) {
        await stage.fund(['0.1', '0.2'])
        const options = { fee_rate: 6, add_inputs: true, change_type: coreAddressType(shape) }
        const versioned = node().knowsVersion2 ? [true, 2, version] : []
        const payment = [[], [{ [payee]: 0.25 }], 0, options, ...versioned]
        const funded = await stage.call('walletcreatefundedpsbt', payment)
        const file = stage.office.write(stage.name('funded.psbt'), funded.psbt)
        const { outputs, totals } = await stage.review(file)
        expect(outputs.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['change', 'payment'])
        expect(Number(totals.fee)).toBe(Math.round(funded.fee * 1e8))
        await stage.settle(await stage.complete(file))
      }
    })
  })
})
