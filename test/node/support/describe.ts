import { afterAll, beforeAll, describe } from 'vitest'
import { BitcoinNode } from './node.js'

const program = process.env.BITCOIND

/**
 * Describes what is tested against a node that `body` can ask for while its tests run; skipped where BITCOIND names
 * none.
 */
export function describeWithNode(title: string, body: (node: () => BitcoinNode) => void): void {
  if (!program) {
    describe.skip(`${title}: skipped, BITCOIND does not name Bitcoin Core's bitcoind`, () => body(absent))
    return
  }
  describe(title, () => {
    let node: BitcoinNode | undefined
    beforeAll(async () => {
      node = await BitcoinNode.start(program)
    })
    afterAll(async () => await node?.stop())
    body(() => node ?? absent())
  })
}

function absent(): never {
  throw new Error('There is no node outside of the tests.')
}
