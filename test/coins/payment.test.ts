import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { parsePayment } from '../../src/coins/payment.js'

const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
const parse = (text: string) => () => parsePayment(text, NETWORKS.mainnet)

test('an address and an amount', () => {
  const payment = parse(`${address}=0.5btc`)()
  expect(payment).toEqual({
    address,
    script: Uint8Array.from(Buffer.from('0014751e76e8199196d454941c45d1b3a323f1433bd6', 'hex')),
    amount: 50_000_000n,
  })
})

test('refusals', () => {
  expect(parse(address)).toThrowCode('usage.invalid')
  expect(parse('')).toThrowCode('usage.invalid')
  expect(parse(`${address}=5`)).toThrowCode('amount.unit-missing')
  expect(parse(`${address}=`)).toThrowCode('amount.malformed')
  expect(parse(`${address}=1btc=1btc`)).toThrowCode('amount.malformed')
  expect(parse(`${address}=-1btc`)).toThrowCode('amount.malformed')
  expect(parse(` ${address}=1btc`)).toThrowCode('address.malformed')
  expect(parse(`${address}\u200b=1btc`)).toThrowCode('address.malformed')
  expect(parse('=1btc')).toThrowCode('address.malformed')
  expect(parse('tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx=1btc')).toThrowCode('address.other-network')
})
