import { expect, test } from 'vitest'
import { NETWORKS } from '../../../../src/chain/network.js'
import { checkDestination as checkOn } from '../../../../src/psbt/roles/propose/check-destination.js'
import type { Destination } from '../../../../src/psbt/roles/propose/destination.js'
import { paymentOf, strangerScript } from '../../../support/rehearsal.js'

const checkDestination = (destination: Destination) => checkOn(destination, NETWORKS.regtest)

test('payments that can be made pass', () => {
  expect(checkDestination({ payments: [paymentOf(294n), paymentOf(1_000n, 1)] })).toEqual([])
  expect(checkDestination({ sweep: { address: 'x', script: strangerScript() } })).toEqual([])
})

test('nobody, and dust, are refused', () => {
  expect(() => checkDestination({ payments: [] })).toThrowCode('payment.none')
  const dust = paymentOf(293n, 1)
  expect(() => checkDestination({ payments: [paymentOf(1_000n), dust] })).toThrowCode('output.dust', {
    why: 'payment',
    least: '294',
    ...{ address: dust.address, value: '293' },
  })
})

test('an address that is paid twice is warned of', () => {
  const findings = checkDestination({ payments: [paymentOf(1_000n), paymentOf(2_000n)] })
  expect(findings.map(({ severity, code }) => `${severity}:${code}`)).toEqual(['warn:payment.duplicate'])
})
