import { type HandOutAccountRequest, handOutAccount } from '../../app/account/hand-out-key.js'
import { toHex } from '../../base/bytes.js'
import { formatNemAddress, nemAddressOf } from '../../chain/nem/address.js'
import { type AnyNetwork, accountNetworkNamed } from '../../chain/network.js'
import type { Outcome } from '../command.js'
import { needed } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

type XpubRequest = Omit<HandOutAccountRequest, 'network'> & { readonly network: AnyNetwork | undefined }

/** `key xpub` for a chain of accounts. */
export async function run(context: Session, request: XpubRequest): Promise<Outcome<DataOf<'key xpub'>>> {
  const network = accountNetworkNamed(needed(request.network, '--network').name)
  const handed = await handOutAccount(context, { ...request, network })
  const { record, findings, written } = handed
  const { path, publicKey } = handed.cosigner
  const address = formatNemAddress(nemAddressOf(publicKey, network))
  return {
    data: {
      ...{ name: record.name, fingerprint: record.fingerprint, network: network.name, path },
      ...{ publicKey: toHex(publicKey), address, file: written.file },
    },
    findings,
    raw: written.raw,
    text: ({ words, bold }) =>
      table([
        [words.key, bold(record.name)],
        [words.network, network.label],
        [words.path, path],
        [words.publicKey, toHex(publicKey)],
        [words.address, address],
        ...(written.file === null ? [] : [[words.file, written.file] as const]),
      ]),
  }
}
