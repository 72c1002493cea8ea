import { expect, test } from 'vitest'
import { fromHex } from '../../../src/base/bytes.js'
import { BITCOIN_RELAY } from '../../../src/chain/bitcoin/limits.js'

const hash20 = '11'.repeat(20)
const hash32 = '11'.repeat(32)

// GetDustThreshold of Bitcoin Core at 3000 sat/kvB.
test.each([
  ['P2WSH', `0020${hash32}`, 330n],
  ['P2WPKH', `0014${hash20}`, 294n],
  ['P2TR', `5120${hash32}`, 330n],
  ['P2A', '51024e73', 240n],
  ['P2PKH', `76a914${hash20}88ac`, 546n],
  ['P2SH', `a914${hash20}87`, 540n],
  ['P2PK', `21${'02'.repeat(33)}ac`, 576n],
  ['an empty script', '', 471n],
  ['no witness program, for it is a byte too long', `0020${hash32}00`, 576n],
  ['OP_RETURN', '6a0548656c6c6f', 0n],
  ['more bytes than a script may have', '51'.repeat(10_001), 0n],
])('%s', (_name, script, limit) => {
  expect(BITCOIN_RELAY.dust(fromHex(script))).toBe(limit)
})
