import { fromHex, toHex, utf8 } from '../base/bytes.js'
import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { keyOf, text } from '../base/shape.js'
import { path } from '../base/vocabulary.js'
import { formatNemAddress, nemAddressOf } from '../chain/nem/address.js'
import { NEM_NETWORKS, type NemNetwork } from '../chain/nem/networks.js'
import { isName } from '../keys/name.js'
import { type NemPrivateKey, nemPublicKey, nemSign, nemVerifies } from './ed25519-keccak.js'
import { address, publicKey, signature } from './vocabulary.js'

/** What somebody says of the key with which they are to sign for an account. */
export interface NemCosignerRecord {
  readonly name: string
  readonly network: NemNetwork
  /** Where the key stands below its seed, `44h/43h/0h/0h/0h`; empty where it was made by itself. */
  readonly path: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

const FILE = envelope('nem-cosigner', 1, {
  name: text,
  network: keyOf(NEM_NETWORKS),
  path,
  publicKey,
  address,
  signature,
})

const LONGEST_FILE = 5_000

/** The cosigner file: what it says, signed by the key that it is about, which proves that somebody has it. */
export function createNemCosignerFile(
  stated: Omit<NemCosignerRecord, 'publicKey'>,
  key: NemPrivateKey,
): string {
  const cosigner = { ...stated, publicKey: nemPublicKey(key) }
  return formatted(cosigner, nemSign(statementOf(cosigner), key))
}

/** Reads a cosigner file. Throws `cosigner.malformed`, `cosigner.bad-signature`. */
export function parseNemCosignerFile(file: string): NemCosignerRecord {
  const found = FILE.read(file, LONGEST_FILE)
  if (found === undefined || !isName(found.name)) throw new RingiError('cosigner.malformed', { why: 'nem' })
  const { name, path } = found
  const cosigner = { name, network: NEM_NETWORKS[found.network], path, publicKey: fromHex(found.publicKey) }
  const signature = fromHex(found.signature)
  const isSame = formatted(cosigner, signature) === file
  if (isSame && nemVerifies(signature, statementOf(cosigner), cosigner.publicKey)) return cosigner
  throw new RingiError('cosigner.bad-signature', { why: 'nem' })
}

function formatted(cosigner: NemCosignerRecord, signature: Uint8Array): string {
  const { name, network, path, publicKey } = cosigner
  return FILE.format({
    ...{ name, network: network.name, path, publicKey: toHex(publicKey) },
    address: formatNemAddress(nemAddressOf(publicKey, network)),
    signature: toHex(signature),
  })
}

// No transaction begins like this: as a type, its first four letters are a number that NEM does not have.
function statementOf({ name, network, path, publicKey }: NemCosignerRecord): Uint8Array {
  return utf8(`ringi/nem-cosigner\n${name}\n${network.name}\n${path}\n${toHex(publicKey)}\n`)
}
