/** A JSON Schema, or a piece of one (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The schema of a text that `form` lets through. */
export function textLike(form: RegExp): JsonSchema {
  return { type: 'string', pattern: form.source }
}

/** The schema of an object with exactly these members, of which those in `optional` may be missing. */
export function objectOf(
  members: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const properties = { ...members, ...optional }
  return { type: 'object', properties, required: Object.keys(members), additionalProperties: false }
}
