import { test } from 'vitest'
import { BitcoinNode } from './node.js'
import { Company } from './officers.js'
test('x', async () => {
  const node = await BitcoinNode.start(process.env.BITCOIND as string)
  try {
    console.log(await node.print('help', ['createpsbt']))
    console.log(JSON.parse(await node.print('help', ['walletcreatefundedpsbt'])))
    console.log(JSON.parse(await node.print('help', ['walletprocesspsbt'])))
    console.log(JSON.parse(await node.print('help', ['joinpsbts'])))
    const c = new Company()
    console.log(await c.officers(2))
    c.dissolve()
  } finally { await node.stop() }
})
