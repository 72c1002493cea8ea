/** A JSON Schema, or a piece of one (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The schema of a text that `form` lets through. */
export function textLike(form: RegExp): JsonSchema {
  // A slash has to be escaped in the language only.
  return { type: 'string', pattern: form.source.replaceAll('\\/', '/') }
}

/** The schema of an object with these members and no others, of which those `required` have to be there. */
export function objectOf(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = Object.keys(properties),
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}
