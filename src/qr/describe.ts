import { INPUT } from '../bitcoin/psbt-fields.js'
import { formatPath } from '../keys/path.js'
import type { Psbt } from '../psbt/codec/psbt.js'
import type { Artefact } from './artefact.js'

/** What an artefact calls itself, for people: a txid, a name. Undefined where it says nothing. */
export function titleOf(artefact: Artefact): string | undefined {
  switch (artefact.kind) {
    case 'proposal':
    case 'transaction':
      return artefact.txid
    case 'vault':
      return artefact.vault.name
    case 'cosigner':
      return `${artefact.cosigner.name} [${artefact.cosigner.fingerprint}/${formatPath(artefact.cosigner.path)}]`
    default:
      return undefined
  }
}

/** The digests whose comparison words an artefact says of itself, once these have been checked. */
export function ownDigests(artefact: Artefact): readonly string[] {
  return artefact.kind === 'vault' ? [artefact.vault.digest.hex] : []
}

/** What kind of file an artefact is; statements by what they call themselves. */
export function kindOf(artefact: Artefact): string {
  return artefact.kind === 'statement' ? artefact.of : artefact.kind
}

/** The usual name of an artefact's file. */
export function usualName(artefact: Artefact): string {
  switch (artefact.kind) {
    case 'proposal':
      return `proposal-${artefact.txid.slice(0, 8)}${isSigned(artefact.psbt) ? '.signed' : ''}.psbt`
    case 'transaction':
      return `transaction-${artefact.txid.slice(0, 8)}.tx`
    case 'vault':
      return `${artefact.vault.name}.vault.json`
    case 'cosigner':
      return `${artefact.cosigner.name}-${artefact.cosigner.scriptType}.cosigner.json`
    case 'statement':
      return `${artefact.of}.json`
    case 'policy':
      return 'policy.yaml'
    case 'json':
      return 'message.json'
    case 'text':
      return 'message.txt'
    default:
      return `${artefact.kind}.txt`
  }
}

function isSigned({ inputs }: Psbt): boolean {
  return inputs.some(({ fields }) => fields.some(({ type }) => type === INPUT.PARTIAL_SIG))
}
