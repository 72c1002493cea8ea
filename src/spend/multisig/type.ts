import { type Field, fieldOf, INPUT } from '../../bitcoin/psbt-fields.js'
import type { MultisigExpression, OutputDescriptor } from '../../descriptor/output-descriptor.js'
import { hashedScript } from '../compile.js'
import { plainDerivations } from '../derivation-claims.js'
import { SCRIPT_HASH_FIELDS } from '../fields.js'
import type { ScriptType } from '../script-type.js'
import { MultisigTemplate, type Wrapping } from './template.js'

/** The script type of multi() and sortedmulti() (BIP 383) in these wrappers. */
export function multisigType(wrapping: Wrapping): ScriptType {
  const { wrappers, sighasher: _, forms: __, ...row } = wrapping
  const type: ScriptType = {
    ...row,
    fields: SCRIPT_HASH_FIELDS,
    derivationsIn: plainDerivations,
    claimedScript: fields => claimedScript(fields, wrappers),
    descriptor: expression => wrappers.reduceRight((inner, wrapper) => `${wrapper}(${inner})`, expression),
    template: plan => new MultisigTemplate(type, wrapping, plan),
    recognise: descriptor => {
      const found = multisigIn(descriptor, wrappers)
      if (found === undefined) return undefined
      const { threshold: required, type: order } = found
      return keys => type.template({ required, sorted: order === 'sortedmulti', keys })
    },
  }
  return type
}

function claimedScript(fields: readonly Field[], wrappers: Wrapping['wrappers']): Uint8Array | undefined {
  const type = wrappers.includes('wsh') ? INPUT.WITNESS_SCRIPT : INPUT.REDEEM_SCRIPT
  const innermost = fieldOf(fields, type)
  return innermost && wrappers.reduceRight((script, wrapper) => hashedScript(wrapper, script), innermost)
}

function multisigIn(
  descriptor: OutputDescriptor,
  wrappers: Wrapping['wrappers'],
): MultisigExpression | undefined {
  const [outermost, ...rest] = wrappers
  if (outermost === undefined) return 'keys' in descriptor ? descriptor : undefined
  return 'inner' in descriptor && descriptor.type === outermost
    ? multisigIn(descriptor.inner, rest)
    : undefined
}
