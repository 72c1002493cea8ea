import { toHex } from '../../../base/bytes.js'
import { type Field, withoutFields } from '../../../bitcoin/psbt-fields.js'
import type { Vault } from '../../../vault/vault.js'
import type { Psbt } from '../../codec/psbt.js'
import { rebuiltTypes } from './rebuild.js'

/**
 * The names of copies that say something else in some field than most of the others: with them, `combine` would refuse all.
 * Where as many say the one as the other, nobody can tell which of them was changed, and none is named.
 */
export function dissenters(
  copies: readonly { readonly name: string; readonly psbt: Psbt }[],
  vault: Vault,
): ReadonlySet<string> {
  const rebuilt = rebuiltTypes(vault)
  const sayings = new Map<string, Map<string, string[]>>()
  for (const { name, psbt } of copies) {
    for (const [place, value] of sayingsOf(psbt, rebuilt)) {
      const byValue = sayings.get(place) ?? new Map<string, string[]>()
      byValue.set(value, [...(byValue.get(value) ?? []), name])
      sayings.set(place, byValue)
    }
  }
  return new Set([...sayings.values()].flatMap(byValue => minority([...byValue.values()])))
}

/** What a copy says in each field that is copied, not rebuilt. */
function sayingsOf(
  { fields, inputs, outputs }: Psbt,
  rebuilt: ReturnType<typeof rebuiltTypes>,
): [string, string][] {
  const maps: (readonly Field[])[] = [
    withoutFields(fields, rebuilt.global),
    ...inputs.map(input => withoutFields(input.fields, rebuilt.input)),
    ...outputs.map(output => withoutFields(output.fields, rebuilt.output)),
  ]
  return maps.flatMap((map, at) =>
    map.map(({ type, keydata, value }): [string, string] => [
      `${at}:${type}:${toHex(keydata)}`,
      toHex(value),
    ]),
  )
}

function minority(camps: readonly (readonly string[])[]): string[] {
  const [first, second] = [...camps].sort((a, b) => b.length - a.length)
  if (first === undefined || second === undefined || first.length === second.length) return []
  return camps.filter(camp => camp !== first).flat()
}
