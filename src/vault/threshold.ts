import { RingiError } from '../base/error.js'
import type { ScriptType } from '../spend/script-types.js'

declare const brand: unique symbol

/** M of N, with 1 <= M <= N and N within what the script type carries. Only {@link threshold} makes one. */
export type Threshold = { readonly required: number; readonly of: number } & { readonly [brand]: 'Threshold' }

/** M of N for a script type. Throws `vault.threshold`, `vault.cosigner-count`. */
export function threshold(required: number, of: number, scriptType: ScriptType): Threshold {
  if (of < 1 || of > scriptType.maxCosigners) {
    throw new RingiError(
      'vault.cosigner-count',
      `A vault of type ${scriptType.name} has 1 to ${scriptType.maxCosigners} cosigners, not ${of}.`,
    )
  }
  if (!Number.isInteger(required) || required < 1 || required > of) {
    throw new RingiError('vault.threshold', `The threshold must be from 1 to the number of cosigners, ${of}.`)
  }
  return { required, of } as Threshold
}

/** The fewest cosigners among whom there is always one of any M: N-M+1. */
export function meetingCount({ required, of }: Pick<Threshold, 'required' | 'of'>): number {
  return of - required + 1
}
