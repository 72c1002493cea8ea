import type { Explanations } from '../../explanation.js'
import { codes } from './codes.js'
import { data } from './data.js'
import { descriptor } from './descriptor.js'
import { entropy } from './entropy.js'
import { fees } from './fees.js'
import { files } from './files.js'
import { inputs } from './inputs.js'
import { keyFiles } from './key-files.js'
import { keys } from './keys.js'
import { log } from './log.js'
import { nem } from './nem.js'
import { payments } from './payments.js'
import { policies } from './policies.js'
import { psbtContent } from './psbt-content.js'
import { psbtForm } from './psbt-form.js'
import { rules } from './rules.js'
import { signatures } from './signatures.js'
import { surroundings } from './surroundings.js'
import { usage } from './usage.js'
import { utxos } from './utxos.js'
import { vaultSetup } from './vault-setup.js'
import { vaultUse } from './vault-use.js'

/** Every code in English. */
export const english: Explanations = {
  ...usage,
  ...surroundings,
  ...files,
  ...data,
  ...codes,
  ...entropy,
  ...keys,
  ...keyFiles,
  ...descriptor,
  ...vaultSetup,
  ...vaultUse,
  ...utxos,
  ...payments,
  ...fees,
  ...psbtForm,
  ...psbtContent,
  ...inputs,
  ...signatures,
  ...log,
  ...policies,
  ...rules,
  ...nem,
}
