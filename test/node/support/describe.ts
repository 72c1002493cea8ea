import { afterAll, beforeAll, describe } from 'vitest'
import { BitcoinNode } from './node.js'
import { Company } from './officers.js'

/** The node and the officers of one test file; there while its tests run. */
export interface World {
  readonly node: BitcoinNode
  readonly company: Company
}

const program = process.env.BITCOIND

/** Describes what is tested against a node of its own; skipped without BITCOIND. */
export function describeWithNode(title: string, body: (world: () => World) => void): void {
  if (!program) {
    describe.skip(`${title}: skipped, BITCOIND does not name a Bitcoin Core node`, () => body(absent))
    return
  }
  describe(title, () => {
    let world: World | undefined
    beforeAll(async () => {
      world = { node: await BitcoinNode.start(program), company: new Company() }
    })
    afterAll(async () => {
      world?.company.dissolve()
      await world?.node.stop()
    })
    body(() => world ?? absent())
  })
}

function absent(): World {
  throw new Error('There is no node outside of the tests.')
}
