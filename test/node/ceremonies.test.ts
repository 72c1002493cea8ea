import { describe, expect, test } from 'vitest'
import { type Shape, VAULT } from '../support/ceremony.js'
import type { Way } from '../support/program.js'
import { describeWithNode } from './support/describe.js'
import { coreAddressType, expectRate, Stage } from './support/stage.js'

interface Case {
  readonly title: string
  readonly shape: Shape
  readonly way?: Way
  /** Whether there is a second payment, which finds the change of the first one. */
  readonly twice?: boolean
}

const CASES: readonly Case[] = [
  { title: '2 of 3', shape: { required: 2, of: 3 }, twice: true, way: 'as a process' },
  { title: '2 of 3, unsorted', shape: { required: 2, of: 3, unsorted: true }, twice: true },
  { title: '1 of 1', shape: { required: 1, of: 1 }, twice: true },
  { title: '3 of 5', shape: { required: 3, of: 5 }, twice: true },
  { title: '15 of 15', shape: { required: 15, of: 15 } },
  { title: '2 of 20', shape: { required: 2, of: 20 } },
  { title: '3 of 5 nested', shape: { required: 3, of: 5, scriptType: 'p2sh-p2wsh' }, twice: true },
  {
    title: '2 of 3 nested, unsorted',
    shape: { required: 2, of: 3, scriptType: 'p2sh-p2wsh', unsorted: true },
  },
  { title: '2 of 2 legacy', shape: { required: 2, of: 2, scriptType: 'p2sh' }, twice: true },
  { title: '2 of 3 legacy, unsorted', shape: { required: 2, of: 3, scriptType: 'p2sh', unsorted: true } },
  { title: '15 of 15 legacy', shape: { required: 15, of: 15, scriptType: 'p2sh' } },
]

describeWithNode('ceremonies with a node', node => {
  describe.each(CASES)('$title', ({ shape, way, twice }) => {
    test('from addresses to transactions that are mined', async () => {
      const stage = await Stage.open(node(), shape, way)
      await expectSameAddresses(stage)
      await expectSameVault(stage)
      await stage.fund(['0.1', '0.20000001', '0.3'])
      await pay(stage)
      if (twice) await sweep(stage)
    })
  })
})

/** Pays somebody from what listunspent prints, with change. */
async function pay(stage: Stage): Promise<void> {
  const payee = await stage.node.newAddress()
  const proposal = await stage.propose(`--to ${payee}=0.35btc --fee-rate 3 --psbt-version 0`)
  expect(proposal).toMatchObject({ change: { index: 0 }, payments: [{ address: payee, value: '35000000' }] })
  const final = await stage.complete(proposal)
  expectRate(final, 3)
  await stage.settle(final)
}

/** Sweeps what scantxoutset prints, which includes the change of the payment before. */
async function sweep(stage: Stage): Promise<void> {
  const payee = await stage.node.newAddress()
  const line = `--sweep ${payee} --fee-rate 11.5 --psbt-version 2`
  const proposal = await stage.propose(line, await stage.scanned())
  expect(proposal).toMatchObject({ outputCount: 1, change: null })
  const final = await stage.complete(proposal)
  expectRate(final, 11.5)
  await stage.settle(final)
  expect(await stage.call('listunspent')).toEqual([])
}

/** Core derives the same addresses from the export, and its wallet hands them out in the same order. */
async function expectSameAddresses(stage: Stage): Promise<void> {
  const [toReceive, forChange] = (await stage.coreImport()).map(({ desc }) => desc)
  const receive = await stage.addresses(10)
  const change = await stage.addresses(10, ' --change')
  expect(await stage.call('deriveaddresses', [toReceive, [0, 9]])).toEqual(receive)
  expect(await stage.call('deriveaddresses', [forChange, [0, 9]])).toEqual(change)
  const last = await stage.addresses(1, ' --index 2147483647')
  expect(await stage.call('deriveaddresses', [toReceive, [2147483647, 2147483647]])).toEqual(last)

  const type = coreAddressType(stage.team.shape)
  expect(await stage.call('getnewaddress', ['', type])).toBe(receive[0])
  expect(await stage.call('getnewaddress', ['', type])).toBe(receive[1])
  expect(await stage.call('getrawchangeaddress', [type])).toBe(change[0])
}

/** Core reads the descriptor of both branches, and what its wallet lists makes the same descriptor again. */
async function expectSameVault(stage: Stage): Promise<void> {
  const { descriptor } = stage.team.vault
  const { multipath_expansion } = await stage.call('getdescriptorinfo', [descriptor])
  expect(multipath_expansion).toEqual((await stage.coreImport()).map(({ desc }) => desc))
  const listed = await stage.printed('listdescriptors')
  const out = stage.name('vault.json')
  const imported = await stage.ok(`vault import ${listed} --name ${VAULT} --network regtest --out ${out}`)
  expect(imported.descriptor).toBe(descriptor)
}
