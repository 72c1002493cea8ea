import { describe, expect, test } from 'vitest'
import type { Shape } from '../support/ceremony.js'
import { describeWithNode } from './support/describe.js'
import { type Data, expectRate, Stage } from './support/stage.js'

const SEED = 20260701
const VAULTS = 8

/** Whole numbers from `least` to `most`, the same ones in every run (mulberry32). */
function drawFrom(seed: number): (least: number, most: number) => number {
  let state = seed
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (most - least + 1))
  }
}

describeWithNode('random vaults and payments with a node', node => {
  const numbers = Array.from({ length: VAULTS }, (_, i) => i)

  describe.each(numbers)('vault %i', number => {
    const draw = drawFrom(SEED + number)
    const shape = drawShape(draw)

    test(`${shape.required} of ${shape.of} ${shape.scriptType}${shape.unsorted ? ', unsorted' : ''}`, async () => {
      const stage = await Stage.open(node(), shape)
      const coins = Array.from({ length: draw(2, 12) }, () => `${draw(1, 9) / 100 + draw(0, 999999) / 1e8}`)
      await stage.fund(coins.map(text => Number(text).toFixed(8)))
      for (const version of [0, 2]) await payAtRandom(stage, draw, version)
    })
  })
})

function drawShape(
  draw: (least: number, most: number) => number,
): Required<Omit<Shape, 'network' | 'scheme'>> {
  const scriptType = (['p2wsh', 'p2sh-p2wsh', 'p2sh'] as const)[draw(0, 2)] as 'p2wsh'
  const of = draw(1, 7)
  return { of, required: draw(1, of), scriptType, unsorted: draw(0, 1) === 1 }
}

async function payAtRandom(stage: Stage, draw: ReturnType<typeof drawFrom>, version: number): Promise<void> {
  const unspent: Data[] = await stage.call('listunspent')
  const most = unspent.reduce((sum, { amount }) => sum + Math.round(amount * 1e8), 0) / 2
  const count = draw(1, 5)
  const payments: string[] = []
  for (let i = 0; i < count; i++) {
    const type = ['legacy', 'p2sh-segwit', 'bech32', 'bech32m'][draw(0, 3)] as string
    const sats = draw(10_000, Math.floor(most / count))
    payments.push(`--to ${await stage.node.newAddress(type)}=${sats}sat`)
  }
  const rate = draw(10, 500) / 10
  const options = `${payments.join(' ')} --fee-rate ${rate} --psbt-version ${version}`
  const proposal = await stage.propose(options, version === 0 ? undefined : await stage.scanned())
  expect(proposal.payments).toHaveLength(count)
  const final = await stage.complete(proposal)
  expectRate(final, rate)
  await stage.settle(final)
}
