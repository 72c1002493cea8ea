import { concat, fromHex } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { sha256 } from '../../src/base/hash.js'
import { push } from '../../src/bitcoin/script.js'
import { decodeAddress, encodeAddress } from '../../src/chain/address.js'
import { decodeCashAddress, encodeCashAddress } from '../../src/chain/bitcoin-cash/cashaddr.js'
import { tokenOutputOf } from '../../src/chain/bitcoin-cash/tokens.js'
import { NETWORKS } from '../../src/chain/network.js'
import { CASH_FORMS } from '../../src/spend/multisig/form.js'
import { spendWith, stackIn } from '../../src/spend/stack.js'
import { mutateBytes } from '../mutate/bytes.js'
import { again, same, sameBytes, type Target, textOf } from '../target.js'
import { byText } from './shared.js'

const PREFIXES = ['bitcoincash', 'bchtest', 'bchreg'] as const

/** Addresses in CashAddr: what is taken is one spelling of what is written. */
const cashAddress: Target = {
  ...byText(
    'cashaddr',
    () =>
      PREFIXES.flatMap(prefix =>
        [20, 32].flatMap(bytes =>
          [true, false].map(tokenAware =>
            encodeCashAddress(
              { kind: 'script-hash', tokenAware, hash: new Uint8Array(bytes).fill(7) },
              prefix,
            ),
          ),
        ),
      ),
    /^(bitcoincash|bchtest|bchreg):[a-z0-9]{40,}$/,
  ),
  check(input) {
    const text = textOf(input)
    const taken = PREFIXES.filter(prefix => decodeCashAddress(text, prefix) !== undefined)
    same('networks', taken.length <= 1, true)
    const [prefix = 'bitcoincash'] = taken
    const network = NETWORKS[prefix === 'bitcoincash' ? 'bitcoin-cash' : prefix]
    const script = decodeAddress(text, network)
    const decoded = decodeCashAddress(text, prefix)
    const plain = text.toLowerCase().replace(`${prefix}:`, '')
    if (decoded) same('written', encodeCashAddress(decoded, prefix), `${prefix}:${plain}`)
    const shown = encodeAddress(script, network) ?? ''
    sameBytes(
      'shown',
      again('shown', () => decodeAddress(shown, network)),
      script,
    )
    return `${prefix} ${decoded?.kind} ${decoded?.tokenAware} ${script.length}`
  },
}

/** Outputs that begin with tokens, or as if they did. */
const tokenOutput: Target = {
  name: 'token-prefix',
  seeds: () =>
    ['1001', '2000', '60010a', '7202bbbbfdfd00', '31ffffffffffffffff7f'].map(tail =>
      concat(Uint8Array.of(0xef), sha256(), fromHex(tail), fromHex(`a914${'11'.repeat(20)}87`)),
    ),
  takes: text => (/^ef[0-9a-f]{66,}$/.test(text) && text.length % 2 === 0 ? fromHex(text) : undefined),
  mutate: mutateBytes,
  check(input) {
    const found = tokenOutputOf(input)
    same('tokens', found !== undefined, input[0] === 0xef)
    if (found === undefined) throw new RingiError('bytes.trailing')
    sameBytes('parts', concat(found.prefix, found.script), input)
    const { tokens } = found
    if (tokens === undefined) return 'malformed'
    same('amount', tokens.amount >= 0n && tokens.amount < 1n << 63n, true)
    same('something', tokens.amount > 0n || tokens.nft !== undefined, true)
    return `${tokens.amount > 0n} ${tokens.nft?.capability} ${(tokens.nft?.commitment.length ?? 0) > 0}`
  },
}

const SCRIPTS = { redeemScript: fromHex(`51${'21'.repeat(34)}51ae`) }
const KEYS = 9

/** Input scripts with Schnorr signatures and checkbits: what is read is what would be written. */
const schnorrMultisig: Target = {
  name: 'schnorr-multisig',
  seeds: () =>
    [[0], [3, 8], [0, 1, 2, 3, 4, 5, 6, 7, 8]].map(places => {
      const signatures = places.map(place => ({ place, signature: new Uint8Array(65).fill(place + 1) }))
      return spendWith(SCRIPTS, CASH_FORMS.schnorr.stack(signatures, KEYS)).scriptSig
    }),
  mutate: mutateBytes,
  check(scriptSig) {
    const stack = stackIn(SCRIPTS, { scriptSig, witness: [] })
    const read = stack && CASH_FORMS.schnorr.read(stack, KEYS)
    if (read === undefined) throw new RingiError('bytes.trailing')
    const placed = read.map(({ place = 0, signature }) => ({ place, signature }))
    const again = concat(...CASH_FORMS.schnorr.stack(placed, KEYS).map(push), push(SCRIPTS.redeemScript))
    sameBytes('written', again, scriptSig)
    return `${read.length}`
  },
}

export const cashTargets: readonly Target[] = [cashAddress, tokenOutput, schnorrMultisig]
