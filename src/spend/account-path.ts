import { RingiError } from '../base/error.js'
import type { Network } from '../chain/network.js'

/** m/48'/coin'/account'/script' (BIP 48), written with h. 0 is what Trezor has for P2SH. */
export function bip48Path(network: Network, account: number, script: 0 | 1 | 2): string {
  return `48h/${network.coinType}h/${account}h/${script}h`
}

/** m/45' (BIP 45), which knows neither coins nor accounts. Throws `path.malformed` for an account above 0. */
export function bip45Path(account: number): string {
  if (account === 0) return '45h'
  throw new RingiError('path.malformed', { why: 'no-accounts' })
}
