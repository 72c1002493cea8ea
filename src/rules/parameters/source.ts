import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { escapeText, isTreacherous } from '../../base/text.js'
import { type Flaw, malformedPolicy, type Position } from './malformed.js'

/** A piece of a policy file: YAML's failsafe schema, in which every scalar is text. */
export type Source =
  | (Position & { readonly kind: 'text'; readonly text: string })
  | (Position & { readonly kind: 'list'; readonly items: readonly Source[] })
  | (Position & { readonly kind: 'map'; readonly entries: ReadonlyMap<string, MapEntry> })

/** A key of a map, with the place of the key itself. */
interface MapEntry extends Position {
  readonly value: Source
}

const LONGEST = 256 * 1024
const DEEPEST = 12

/**
 * Reads YAML 1.2 as text, lists and maps, and nothing else: no tags, anchors or aliases, no second document, no key
 * twice, nothing that a screen would hide, and no directives; numbers, dates and words like `no` stay the text that they
 * are. Throws `policy.malformed` with line and column.
 */
export function parseSource(text: string): Source {
  const start = { line: 1, column: 1 }
  if (text.length > LONGEST) throw malformedPolicy(start, { why: 'too-long', most: LONGEST })
  if (text.startsWith('\ufeff')) throw malformedPolicy(start, { why: 'byte-order-mark' })
  refuseHidden(text)
  const lines = new LineCounter()
  const document = parseYaml(text, lines)
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) throw malformedPolicy(placeOf(lines, problem.pos[0]), flawOf(problem.message))
  if (document.contents === null) throw malformedPolicy(start, { why: 'empty' })
  return read(document.contents as Node, lines, 0)
}

// A comment or a value that shows otherwise than it is would let two people read two policies.
function refuseHidden(text: string): void {
  for (const [at, content] of text.split('\n').entries()) {
    const visible = content.replace(/\r$/, '').replaceAll('\t', ' ')
    const place = { line: at + 1, column: 1 }
    if (isTreacherous(visible)) throw malformedPolicy(place, { why: 'hidden-line' })
    if (content.startsWith('%')) throw malformedPolicy(place, { why: 'directive' })
  }
}

function parseYaml(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, {
      ...{ schema: 'failsafe', version: '1.2', lineCounter, prettyErrors: false },
      ...{ uniqueKeys: false, strict: true, merge: false, logLevel: 'error' },
    } as const)
  } catch {
    // The library recurses into nested collections until the stack ends.
    throw malformedPolicy({ line: 1, column: 1 }, { why: 'too-deep' })
  }
}

function placeOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function flawOf(problem: string): Flaw {
  if (problem.includes('call stack')) return { why: 'too-deep' }
  if (problem.includes('multiple documents')) return { why: 'documents' }
  return { why: 'yaml', problem: escapeText(problem.split('\n')[0] ?? '').slice(0, 200) }
}

function read(node: Node, lines: LineCounter, depth: number): Source {
  const at = placeOf(lines, node.range?.[0] ?? 0)
  if (isAlias(node)) throw malformedPolicy(at, { why: 'alias' })
  const { anchor, tag } = node as { anchor?: string; tag?: string }
  if (anchor !== undefined || tag !== undefined) throw malformedPolicy(at, { why: 'anchor' })
  if (depth > DEEPEST) throw malformedPolicy(at, { why: 'too-deep' })
  if (isScalar(node)) return { ...at, kind: 'text', text: visibleText(String(node.value ?? ''), at) }
  if (isSeq(node))
    return { ...at, kind: 'list', items: node.items.map(item => read(item as Node, lines, depth + 1)) }
  if (!isMap(node)) throw malformedPolicy(at, { why: 'no-node' })
  const entries = new Map<string, MapEntry>()
  for (const { key, value } of node.items) {
    const name = read(key as Node, lines, depth + 1)
    if (name.kind !== 'text') throw malformedPolicy(name, { why: 'no-key' })
    const { line, column } = name
    // The library would compare every key with every other.
    if (entries.has(name.text)) throw malformedPolicy(name, { why: 'key-twice' })
    entries.set(name.text, {
      line,
      column,
      value: value === null ? { ...name, text: '' } : read(value as Node, lines, depth + 1),
    })
  }
  return { ...at, kind: 'map', entries }
}

// In double quotes, characters that are not in the file can be spelt out.
function visibleText(text: string, at: Position): string {
  if (isTreacherous(text.replace(/[\n\t]/g, ' '))) throw malformedPolicy(at, { why: 'hidden-text' })
  return text
}
