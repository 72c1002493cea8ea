import { beforeAll, describe, expect, test } from 'vitest'
import type { Shape } from '../support/ceremony.js'
import { describeWithNode } from './support/describe.js'
import { coreAddressType, type Data, Stage } from './support/stage.js'

const SHAPES: readonly Shape[] = [
  { required: 2, of: 3, scriptType: 'p2wsh' },
  { required: 2, of: 3, scriptType: 'p2sh-p2wsh' },
  { required: 2, of: 3, scriptType: 'p2sh', unsorted: true },
]

const [AKIRA, BEATRICE, CHIDI] = ['officer-1', 'officer-2', 'officer-3'] as const

describeWithNode('PSBTs to and from Bitcoin Core', node => {
  const cases = SHAPES.flatMap(shape => [0, 2].map(version => ({ ...shape, version })))

  describe.each(cases)('$scriptType, version $version', ({ version, ...shape }) => {
    let stage: Stage
    let payee: string
    // Of two coins, with change; each test signs it in its own way, and only the last one publishes it.
    let proposal: Data

    beforeAll(async () => {
      stage = await Stage.open(node(), shape)
      payee = await node().newAddress()
      await stage.fund(['0.1', '0.2'])
      const payment = `--to ${payee}=0.25btc --fee-rate 5 --memo 稟議 --reference INV-1`
      proposal = await stage.propose(`${payment} --psbt-version ${version}`)
    })

    /** What a wallet of Core that holds the first officer's key makes of a PSBT. */
    async function processed(psbt: string, finalize: boolean) {
      const wallet = await stage.cosignerWallet(AKIRA)
      const answer = await node().call(
        'walletprocesspsbt',
        [stage.base64(psbt), true, 'ALL', true, finalize],
        wallet,
      )
      return { ...answer, file: stage.office.write(stage.name('core.psbt'), answer.psbt) }
    }

    test('Core reads the same in a proposal', async context => {
      if (version === 2 && !node().knowsVersion2) context.skip('this node does not know version 2')
      const { file, fee, vsize, txid } = proposal
      const decoded = await stage.call('decodepsbt', [stage.base64(file)])
      expect(decoded).toMatchObject({ psbt_version: version, unknown: {} })
      expect(Math.round(decoded.fee * 1e8)).toBe(Number(fee))
      expect(decoded.global_xpubs).toHaveLength(shape.of)
      for (const input of decoded.inputs) expect(input.bip32_derivs).toHaveLength(shape.of)
      if (version === 0) expect(decoded.tx.txid).toBe(txid)
      const analysed = await stage.call('analyzepsbt', [stage.base64(file)])
      expect(analysed.next).toBe('signer')
      // Core reckons with signatures that are a byte longer.
      expect(analysed.estimated_vsize).toBeGreaterThanOrEqual(vsize)
    })

    test('Core finishes what officers have signed, to the same bytes', async context => {
      if (version === 2 && !node().knowsVersion2) context.skip('this node does not know version 2')
      const signed = await stage.signAll(proposal)
      const combined = await stage.call('combinepsbt', [signed.map(file => stage.base64(file))])
      expect((await stage.call('analyzepsbt', [combined])).next).toBe('finalizer')
      const final = await stage.finalize(await stage.combine(signed))
      expect(await stage.call('finalizepsbt', [combined])).toEqual({ hex: final.hex, complete: true })
    })

    test('Core signs first, and makes the signatures that Ringi makes', async context => {
      if (version === 2 && !node().knowsVersion2) context.skip('this node does not know version 2')
      const byCore = await processed(proposal.file, false)
      const { signatures, digest } = await stage.review(byCore.file)
      const cosigners = [{ signed: 'all' }, { signed: 'none' }, { signed: 'none' }]
      expect(signatures).toMatchObject({ complete: false, cosigners })
      const final = await stage.finalize(await stage.sign(byCore.file, BEATRICE, digest))
      const own = await stage.sign(proposal.file, AKIRA, digest)
      const other = await stage.sign(own, BEATRICE, digest)
      expect((await stage.finalize(other)).hex).toBe(final.hex)
      expect((await node().accepts(final.hex)).allowed).toBe(true)
    })

    test('Core signs last, and finalizes', async context => {
      if (version === 2 && !node().knowsVersion2) context.skip('this node does not know version 2')
      const signed = await stage.sign(proposal.file, CHIDI, proposal.digest)
      const byCore = await processed(signed, true)
      for (const files of [[byCore.file], [proposal.file, byCore.file, signed]]) {
        const final = await stage.finalize(await stage.combine(files))
        expect({ complete: true, hex: final.hex }).toEqual({ complete: byCore.complete, hex: byCore.hex })
        expect(final.signedBy[0].toSorted()).toEqual([AKIRA, CHIDI])
      }
      // A third signature comes too late to matter, and does no harm.
      const third = await stage.sign(proposal.file, BEATRICE, proposal.digest)
      await stage.settle(await stage.finalize(await stage.combine([byCore.file, third])))
    })

    test('officers sign what Core has funded', async context => {
      if (version === 2 && !node().knowsVersion2) context.skip('this node does not know version 2')
      await stage.fund(['0.3'])
      const options = { fee_rate: 6, add_inputs: true, change_type: coreAddressType(shape) }
      const versioned = node().knowsVersion2 ? [true, 2, version] : []
      const payment = [[], [{ [payee]: 0.25 }], 0, options, ...versioned]
      const funded = await stage.call('walletcreatefundedpsbt', payment)
      const file = stage.office.write(stage.name('funded.psbt'), funded.psbt)
      const { outputs, totals, digest } = await stage.review(file)
      expect(outputs.map(({ kind }: Data) => kind).toSorted()).toEqual(['change', 'payment'])
      expect(Number(totals.fee)).toBe(Math.round(funded.fee * 1e8))
      await stage.settle(await stage.complete({ file, digest }))
    })
  })
})
