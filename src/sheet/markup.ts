import { escapeText } from '../base/text.js'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text as it may stand in XML and HTML, in elements and in quoted attributes: what a screen would hide or obey is
 * written out, which is all that XML 1.0 has no place for, and nothing in it is a tag.
 */
export function safeText(text: string): string {
  return escapeText(text).replace(/[&<>"']/g, character => ENTITIES[character] as string)
}

// Not exported: text from outside can be passed where markup is wanted, but never be taken for it.
class MarkupText {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** HTML or SVG that {@link markup} has made. */
export type Markup = MarkupText

/** What a template takes: text and numbers, which it escapes, and markup, which it takes as it is. */
export type MarkupContent = string | number | bigint | undefined | Markup | readonly Markup[]

/** A template whose values are escaped, unless they are markup themselves. Undefined is nothing. */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupContent[]): Markup {
  return new MarkupText(parts.map((part, i) => part + contentOf(values[i])).join(''))
}

function contentOf(value: MarkupContent): string {
  if (value === undefined) return ''
  if (value instanceof MarkupText) return value.toString()
  return typeof value === 'object' ? value.map(contentOf).join('') : safeText(String(value))
}
