import { toBech32 } from 'bitcoinjs-lib/src/address'
import { concat, fromBase64, fromHex, toBase64, toHex, utf8 } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { PreviousTransaction } from '../../src/bitcoin/previous-transaction.js'
import { decodeSignature, encodeSignature } from '../../src/bitcoin/signature.js'
import { decodeTransaction, encodeTransaction, transactionId } from '../../src/bitcoin/transaction.js'
import { decodeAddress, encodeAddress } from '../../src/chain/address.js'
import { parseAmount, typedAmount } from '../../src/chain/amount.js'
import { parseFeeRate } from '../../src/chain/fee-rate.js'
import { NETWORKS } from '../../src/chain/network.js'
import { signMessage, verifyMessageByAddress, verifyMessageByKey } from '../../src/chain/signed-message.js'
import { encodeBase58Check } from '../../src/keys/base58check.js'
import type { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { allScenes } from '../material.js'
import { mutateBytes } from '../mutate/bytes.js'
import { mutateTransaction } from '../mutate/transaction.js'
import type { Random } from '../random.js'
import { again, lines, looseText, orCode, same, sameBytes, type Target, textOf } from '../target.js'
import { byText, hexOf } from './shared.js'

const ALL_NETWORKS = Object.values(NETWORKS)

/** Transactions: two readers, of which both have to accept the same, and one writer. */
export const transaction: Target = {
  name: 'transaction',
  seeds: () =>
    allScenes().flatMap(scene => [scene.transaction, ...scene.previous.trim().split('\n').map(fromHex)]),
  takes: hexOf(/^0[0-9a-f]00000[0-9a-f]{110,}$/),
  mutate: (input, random, other) =>
    (random.oneIn(2) ? mutateTransaction(input, random) : undefined) ?? mutateBytes(input, random, other),
  check(input) {
    const previous = orCode(() => new PreviousTransaction(input))
    const decoded = orCode(() => decodeTransaction(input))
    const bare = orCode(() => decodeTransaction(input, false))
    if (typeof bare !== 'string') sameBytes('without witness', encodeTransaction(bare, false), input)
    same('both readers accept', typeof previous, typeof decoded)
    if (typeof previous === 'string' || typeof decoded === 'string')
      throw new RingiError('transaction.malformed', { why: 'superfluous-witness' })
    sameBytes('encoded', encodeTransaction(decoded), input)
    same('txid', previous.txid, transactionId(decoded))
    decoded.outputs.forEach(({ value, script }, at) => {
      same('value', previous.output(at)?.value, value)
      sameBytes('script', previous.output(at)?.script ?? new Uint8Array(1), script)
    })
    same('no further output', previous.output(decoded.outputs.length), undefined)
    return `${decoded.inputs.length} ${decoded.outputs.length} ${previous.coinbase}`
  },
}

/** Signatures as scripts carry them: strict DER and a type. */
export const signature: Target = {
  name: 'signature-der',
  seeds: () => [
    ...allScenes().flatMap(({ psbts }) =>
      psbts.flatMap(({ inputs: all }) =>
        all.flatMap(({ fields }) => fields.filter(({ type }) => type === 2).map(({ value }) => value)),
      ),
    ),
    encodeSignature(new Uint8Array(64)),
    encodeSignature(new Uint8Array(64).fill(0xff), 0x83),
  ],
  takes: hexOf(/^30[0-9a-f]{12,146}$/),
  mutate: mutateBytes,
  check(input) {
    const { signature64, sighashType } = decodeSignature(input)
    same('length', signature64.length, 64)
    sameBytes('encoded', encodeSignature(signature64, sighashType), input)
    return `${input.length} ${sighashType & 0x83}`
  },
}

/** Addresses, on every network. */
export const address: Target = {
  ...byText(
    'address',
    () => allScenes().flatMap(({ vault }) => [0, 1].map(index => vault.addressAt(0, index).address)),
    /^(bc1|tb1|bcrt1|BC1|TB1|[123mn2])[A-Za-z0-9]{10,95}$/,
  ),
  mutate(input, random, other) {
    if (random.oneIn(2)) return utf8(madeAddress(random))
    return byText('', () => []).mutate(input, random, other)
  },
  check(input) {
    const text = textOf(input)
    const answers = ALL_NETWORKS.map(network => {
      const script = orCode(() => decodeAddress(text, network))
      if (typeof script === 'string') return script
      const printed = encodeAddress(script, network)
      // CashAddr has several spellings of one script, which a target of its own knows.
      if (network.chain.forkId) return network.name
      // Bech32 may be in capitals (BIP 173), for QR codes.
      same('printed', printed, text === text.toUpperCase() && text !== printed ? text.toLowerCase() : text)
      return `${script.length}`
    })
    const [mainnet, testnet, signet] = answers
    same('testnet and signet', testnet, signet)
    if (answers.every(answer => !/^\d/.test(answer)))
      throw new RingiError('address.malformed', { chain: answers.join() })
    return `${mainnet} ${testnet}`
  },
}

/** A text with a right checksum, and otherwise as wrong as it gets. */
function madeAddress(random: Random): string {
  const version = random.pick([0x00, 0x05, 0x6f, 0xc4, random.below(256)])
  if (random.oneIn(2)) {
    return encodeBase58Check(
      concat(Uint8Array.of(version), random.bytes(random.pick([20, 20, 19, 21, 32, 0]))),
    )
  }
  const program = random.bytes(random.pick([20, 32, 32, 33, 40, 2, 1, 0, 41]))
  const text = toBech32(
    program,
    random.below(random.pick([2, 18, 32])),
    random.pick(['bc', 'tb', 'bcrt', 'bc', 'ltc']),
  )
  return random.oneIn(8) ? text.toUpperCase() : text
}

/** Amounts as people type them. */
export const amount: Target = {
  ...byText('amount', () => [
    '0.5btc',
    '50000sat',
    '1 sats',
    '21000000 BTC',
    '20999999.99999999btc',
    '1',
    ' 0.1 btc ',
    '0sat',
  ]),
  check(input) {
    const value = parseAmount(textOf(input))
    same(
      'in bitcoin',
      again('btc', () => parseAmount(typedAmount(value, NETWORKS.mainnet))),
      value,
    )
    same(
      'in satoshi',
      again('sat', () => parseAmount(`${value}sat`)),
      value,
    )
    return value === 0n ? 'nothing' : `${value.toString().length}`
  },
}

/** Fee rates in sat/vB. */
export const feeRate: Target = {
  ...byText('fee-rate', () => ['1', '12', '2.5', '0.001', '9999999.999', '0', '1e3']),
  check(input) {
    const rate = parseFeeRate(textOf(input))
    const printed = `${rate / 1000n}.${(rate % 1000n).toString().padStart(3, '0')}`
    same(
      printed,
      again('printed', () => parseFeeRate(printed)),
      rate,
    )
    return `${rate.toString().length}`
  },
}

/** Hex and base64. */
export const encodings: Target = {
  ...byText('hex-and-base64', () => [
    '',
    '00ff',
    'FFaa',
    'AA==',
    'AAA=',
    'AAAA',
    'cHNidP8=',
    'a-_b',
    'QUJD\n',
  ]),
  check(input) {
    const text = textOf(input)
    const hex = orCode(() => fromHex(text))
    if (typeof hex !== 'string') same('hex', toHex(hex), text.toLowerCase())
    const base64 = orCode(() => fromBase64(text))
    if (typeof base64 !== 'string') same('base64', toBase64(base64), text)
    if (typeof hex === 'string' && typeof base64 === 'string') throw new RingiError('bytes.hex')
    return `${typeof hex} ${typeof base64}`
  },
}

const accountKey = () => allScenes()[1]?.accountKeys[0] as ExtendedPrivateKey

/** Signed messages (BIP 137): an address, the signature and the message, each but the last on a line. */
export const signedMessage: Target = {
  ...byText('signed-message', () => []),
  seeds: () =>
    (['p2pkh', 'p2wpkh', 'p2sh-p2wpkh'] as const).map(type => {
      return lines(
        '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
        signMessage('hello', accountKey().privateKey, type),
        'hello',
      )
    }),
  check(input) {
    const [to = '', given = '', ...rest] = looseText(input).split('\n')
    const message = rest.join('\n')
    const key = accountKey().publicKey
    const byKey = verifyMessageByKey(message, given, key)
    same('canonical', toBase64(fromBase64(given)), given)
    if (byKey) same('composed', verifyMessageByKey(message.normalize('NFD'), given, key), true)
    const byAddress = orCode(() => verifyMessageByAddress(message, given, to, NETWORKS.mainnet))
    return `${byKey} ${byAddress}`
  },
}

export const bitcoinTargets = [transaction, signature, address, amount, feeRate, encodings, signedMessage]
