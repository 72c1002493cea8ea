import { expect, test } from 'vitest'
import { describeWithNode } from './support/describe.js'
import { ringi } from './support/program.js'
import { coreAddressType, expectRate, type Shape, Stage } from './support/stage.js'

const SHAPES: readonly Shape[] = [
  { scriptType: 'p2wsh', required: 2, total: 3 },
  { scriptType: 'p2wsh', required: 2, total: 3, unsorted: true },
  { scriptType: 'p2wsh', required: 1, total: 1 },
  { scriptType: 'p2wsh', required: 3, total: 5 },
  { scriptType: 'p2wsh', required: 15, total: 15 },
  { scriptType: 'p2wsh', required: 1, total: 20 },
  { scriptType: 'p2sh-p2wsh', required: 3, total: 5 },
  { scriptType: 'p2sh-p2wsh', required: 3, total: 5, unsorted: true },
  { scriptType: 'p2sh', required: 2, total: 2 },
  { scriptType: 'p2sh', required: 2, total: 2, unsorted: true },
  { scriptType: 'p2sh', required: 15, total: 15 },
]

describeWithNode('ceremonies with a node', world => {
  test.each(SHAPES)('$scriptType $required of $total, unsorted: $unsorted', async shape => {
    const { node, company } = world()
    const stage = await Stage.open(node, company, shape)
    await expectSameAddresses(stage)
    await expectSameVault(stage)
    await stage.fund(['0.1', '0.20000001', '0.3'])

    const payee = await node.newAddress()
    const first = await stage.propose('--to', `${payee}=0.35btc`, '--fee-rate', '3', '--psbt-version', '0')
    expect(first).toMatchObject({ change: { index: 0 }, payments: [{ address: payee, amount: '35000000' }] })
    const paid = await stage.complete(first.file)
    expectRate(paid, 3)
    await stage.settle(paid)

    const scan = ['--utxos', await stage.scanned()]
    const second = await stage.propose(...scan, '--sweep', payee, '--fee-rate', '11.5', '--psbt-version', '2')
    expect(second).toMatchObject({ outputs: 1, change: null })
    const swept = await stage.complete(second.file)
    expectRate(swept, 11.5)
    await stage.settle(swept)
    // Sweeping has taken the change of the first payment with it.
    expect(await stage.call('listunspent')).toEqual([])
  })
})

/** Core derives the same addresses from the export, and its wallet hands them out in the same order. */
async function expectSameAddresses(stage: Stage): Promise<void> {
  const { content } = await ringi('vault', 'export', stage.vaultFile, '--format', 'core')
  const receive = await stage.addresses(20)
  const change = await stage.addresses(20, { change: true })
  expect(await stage.call('deriveaddresses', [content[0].desc, [0, 19]])).toEqual(receive)
  expect(await stage.call('deriveaddresses', [content[1].desc, [0, 19]])).toEqual(change)
  const last = await stage.addresses(1, { first: 0x7fffffff })
  expect(await stage.call('deriveaddresses', [content[0].desc, [0x7fffffff, 0x7fffffff]])).toEqual(last)

  const type = coreAddressType(stage.shape)
  expect(await stage.call('getnewaddress', ['', type])).toBe(receive[0])
  expect(await stage.call('getnewaddress', ['', type])).toBe(receive[1])
  expect(await stage.call('getrawchangeaddress', [type])).toBe(change[0])
}

/** Core takes the descriptor with both branches, and what it lists of its own makes the same vault again. */
async function expectSameVault(stage: Stage): Promise<void> {
  const { content } = await ringi('vault', 'export', stage.vaultFile, '--format', 'descriptor')
  const { descriptor, multipath_expansion } = await stage.call('getdescriptorinfo', [content])
  expect(multipath_expansion).toHaveLength(2)
  expect(descriptor.replaceAll("'", 'h').split('#')[0]).toBe(
    multipath_expansion[0].replaceAll("'", 'h').split('#')[0],
  )
  const { digest } = await ringi('vault', 'show', stage.vaultFile)
  expect((await stage.importedBack()).descriptor).toBe(content)
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
}
