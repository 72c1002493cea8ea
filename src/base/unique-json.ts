/** Deeper than any file of a wallet; what prints a value again goes down as many levels. */
const MAX_DEPTH = 32

/**
 * The value of a JSON text, or undefined where it is none, has more than `longest` characters, nests deeper than 32
 * levels or names a member of an object twice: of two members with one name some readers take the first and others the last. Other programs escape letters
 * and write numbers each in their own way, so that, unlike `parseStrictJson`, this takes every spelling. The parser's own
 * error is not passed on: it quotes the text, and the text may hold a private key.
 */
export function parseUniqueJson(text: string, longest = Number.POSITIVE_INFINITY): unknown {
  if (text.length > longest) return undefined
  try {
    return isUnique(text) ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

// One pass, before the parser's: in a JSON text, a string with a colon behind it is the name of a member.
function isUnique(text: string): boolean {
  const open: Set<string>[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{' || character === '[') open.push(new Set())
    if (character === '}' || character === ']') open.pop()
    if (open.length > MAX_DEPTH) return false
    if (character !== '"') continue
    const end = endOfString(text, at)
    if (isFollowedByColon(text, end) && !isNew(text.slice(at, end), open.at(-1))) return false
    at = end - 1
  }
  return true
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function isFollowedByColon(text: string, end: number): boolean {
  let at = end
  while (SPACES.has(text[at])) at++
  return text[at] === ':'
}

const SPACES: ReadonlySet<string | undefined> = new Set(' \t\r\n')

// Two spellings of one name are one name.
function isNew(quoted: string, names: Set<string> | undefined): boolean {
  const name: string = JSON.parse(quoted)
  if (names === undefined || names.has(name)) return false
  names.add(name)
  return true
}
