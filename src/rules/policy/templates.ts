import type { Vault } from '../../vault/vault.js'
import { type Blanks, blanksOf } from './templates/blanks.js'
import { estate } from './templates/estate.js'
import { exchange } from './templates/exchange.js'
import { family } from './templates/family.js'
import { treasury } from './templates/treasury.js'

const TEMPLATES: Readonly<Record<string, (blanks: Blanks) => string>> = { exchange, treasury, family, estate }

/** The names of the templates. */
export const TEMPLATE_NAMES = Object.keys(TEMPLATES)

/** A policy to start from, for `vault`, whose coins are `owner`'s. examples/policies has each of them filled in. */
export function policyFromTemplate(template: string, vault: Vault, owner: string): string {
  const fill = TEMPLATES[template] as (blanks: Blanks) => string
  return fill(blanksOf(vault, owner))
}
