/**
 * The value of a JSON text, or undefined where it is none, has more than `longest` characters, or prints back otherwise,
 * white space aside. It is for what Ringi has written itself, which is spelled in one way; what other programs write, each
 * in its own way, `parseUniqueJson` reads. Of two members with one name JSON.parse keeps the last and other readers the
 * first; such a text does not print back. The parser's own error is not passed on: it quotes the text, and the text may
 * hold a private key.
 */
export function parseStrictJson(text: string, longest = Number.POSITIVE_INFINITY): unknown {
  if (text.length > longest) return undefined
  try {
    const value: unknown = JSON.parse(text)
    const compact = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
    return JSON.stringify(value) === compact ? value : undefined
  } catch {
    return undefined
  }
}
