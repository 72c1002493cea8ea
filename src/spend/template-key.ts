import type { ExtendedPublicKey } from '../keys/extended-key.js'
import type { KeyOrigin } from '../keys/origin.js'

/** What a template knows of one cosigner's key: its origin and the extended public key that its branches start at. */
export interface TemplateKey extends KeyOrigin {
  readonly xpub: ExtendedPublicKey
}
