import type { JsonSchema } from '../../base/json-schema.js'
import { RULES } from '../catalogue/registry.js'
import type { Rule } from '../engine/rule.js'
import { record } from '../parameters/collection.js'
import { HEADER } from './policy.js'
import { SEVERITY } from './settings.js'

/** The JSON Schema of a policy file (2020-12), for editors and for checks before Ringi's own. */
export function policySchema(): JsonSchema {
  const { properties, required, ...rest } = record('a policy', HEADER).schema as Record<string, object>
  const rules = {
    type: 'object',
    properties: Object.fromEntries(RULES.map(rule => [rule.name, ruleSchema(rule)])),
    additionalProperties: false,
    minProperties: 1,
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A Ringi policy',
    ...rest,
    properties: { ...properties, rules },
    required: [...(required as string[]), 'rules'],
  }
}

function ruleSchema({ summary, parameters }: Rule): JsonSchema {
  const { properties, required, ...rest } = parameters.schema as Record<string, object>
  const schema = {
    ...rest,
    description: summary,
    properties: { ...properties, severity: SEVERITY.schema },
  }
  const needed = required as string[]
  // A rule without parameters that are needed may stand alone.
  return needed.length === 0 ? { ...schema, type: ['object', 'null'] } : { ...schema, required: needed }
}
