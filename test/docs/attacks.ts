import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Code } from '../../src/base/codes.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { type Attack, CATALOGUE, GROUPS } from '../attacks/catalogue.js'
import { root } from './session.js'

/** A test or a group of tests whose title begins with ids of the catalogue, and its source. */
export interface Shown {
  readonly ids: readonly string[]
  readonly file: string
  readonly source: string
}

/** Everything under test/ whose title begins with ids. */
export function shownInTests(): Shown[] {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  return files
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .flatMap(name => shownIn(`test/${name}`, readFileSync(join(root, 'test', name), 'utf8')))
}

// `test('B3 B4 …`, `describe.skipIf(…)('P5 …`, and a title on a line of its own below `test.each(`.
const TITLE = /^( *)(?:(?:test|it|describe)\b.*?\(|\]\)\(|\)\(|)['`]((?:[A-PR]\d+ )+|K )/

/** Where formatted code is indented as deep as the title's statement, the statement begins and ends. */
export function shownIn(file: string, text: string): Shown[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    const [, indent, ids] = TITLE.exec(line) ?? []
    if (indent === undefined || ids === undefined) return []
    const from = lines.findLastIndex((one, i) => i <= at && startsBlock(one, indent.length))
    const depth = depthOf(lines[from] ?? '')
    const length = lines.slice(at + 1).findIndex(one => /^ *\}?\)$/.test(one) && depthOf(one) === depth)
    const source = lines.slice(from, at + 2 + length).join('\n')
    return [{ ids: ids.trim().split(' '), file, source: `${source}\n${declarationsIn(lines, source)}` }]
  })
}

function startsBlock(line: string, indent: number): boolean {
  return /^ *(?:test|it|describe)\b/.test(line) && depthOf(line) <= indent
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length
}

const DECLARATION = /^ {0,2}(?:const|(?:async )?function) (\w+)\b/

/** Declarations of the file that the block uses: codes stand in there too. */
function declarationsIn(lines: readonly string[], source: string): string {
  const names = lines.flatMap(line => DECLARATION.exec(line)?.[1] ?? [])
  return names
    .filter(name => new RegExp(`\\b${name}\\b`).test(source))
    .map(name => declarationOf(lines, name))
    .join('\n')
}

function declarationOf(lines: readonly string[], name: string): string {
  const from = lines.findIndex(line => DECLARATION.exec(line)?.[1] === name)
  const depth = depthOf(lines[from] ?? '')
  const behind = lines.slice(from + 1)
  const length = behind.findIndex(line => line.trim() !== '' && depthOf(line) <= depth)
  const closes = /^ *[\])}]/.test(behind[length] ?? '')
  return lines.slice(from, from + 1 + length + (closes ? 1 : 0)).join('\n')
}

/** The codes that an answer names. */
export function codesOf({ refused = [], warned = [], told = [] }: Attack): Code[] {
  return [...refused, ...warned, ...told]
}

/** The catalogue as tables, one for each group. */
export function attackTables(shown: readonly Shown[]): string {
  return Object.entries(GROUPS)
    .map(([letter, title]) => {
      const rows = CATALOGUE.filter(({ id }) => id[0] === letter).map(attack => rowOf(attack, shown))
      const head = '| | attack | answer | shown by |\n| --- | --- | --- | --- |'
      return `## ${letter}. ${title}\n\n${head}\n${rows.join('\n')}\n`
    })
    .join('\n')
}

function rowOf(attack: Attack, shown: readonly Shown[]): string {
  const blocks = shown.filter(({ ids }) => ids.includes(attack.id))
  const files = [...new Set(blocks.map(({ file }) => file))]
  const links = files.map(file => `[${file.replace(/^test\//, '')}](../${file})`).join(', ')
  return `| ${attack.id} | ${attack.what} | ${answerOf(attack)} | ${links} |`
}

/** Whether the catalogue says what Ringi answers. */
export function isAnswered(attack: Attack): boolean {
  return codesOf(attack).length > 0 || attack.answer !== undefined
}

function answerOf({ refused = [], warned = [], told = [], answer }: Attack): string {
  const statuses = [...new Set(refused.map(code => EXIT_STATUS[code]))].sort((a, b) => a - b)
  const parts = [
    refused.length > 0 && `refused, exit ${statuses.join(' or ')}: ${listed(refused)}`,
    warned.length > 0 && `warned of: ${listed(warned)}`,
    told.length > 0 && `told: ${listed(told)}`,
    answer,
  ]
  return parts.filter(part => typeof part === 'string').join('; ')
}

function listed(codes: readonly Code[]): string {
  return codes.map(code => `\`${code}\``).join(' ')
}
