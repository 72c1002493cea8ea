import type { Argument, HelpConfiguration, Option } from 'commander'
import { usualWidth } from '../base/width.js'
import type { HelpWords } from '../words/help.js'
import { helpWordsIn, type Language } from '../words/language.js'
import type { CommandRow } from './command.js'
import { RepeatableOption } from './parameters.js'
import { build, COMMON, findRow, unknownCommand } from './parse.js'
import { COMMANDS } from './registry.js'

/** What is known of the command line: for scripts as `data`, for people as `text`. */
interface Help {
  readonly data: object
  readonly text: string
}

/** Help on the command or the group of commands that a command line names, or on all. Throws `usage.*`. */
export async function helpOn(argv: readonly string[], language: Language): Promise<Help> {
  const words = await helpWordsIn(language)
  const { row, words: typed } = findRow(argv)
  if (row !== undefined) return await helpOnCommand(row, words)
  const group = typed.join(' ')
  const rows = COMMANDS.filter(({ name }) => group === '' || name.startsWith(`${group} `))
  if (rows.length === 0) throw unknownCommand(typed)
  return helpOnAll(rows, words)
}

function helpOnAll(rows: readonly CommandRow[], words: HelpWords): Help {
  return {
    data: {
      commands: rows.map(({ name, summary }) => ({ name, summary })),
      options: COMMON.map(({ flags, description }) => ({ flags, description })),
    },
    text: overview(rows, words),
  }
}

function overview(rows: readonly CommandRow[], words: HelpWords): string {
  const width = Math.max(
    ...[...rows.map(({ name }) => name), ...COMMON.map(({ flags }) => flags)].map(text => text.length),
  )
  const line = (left: string, right: string) => `  ${left.padEnd(width)}  ${words.described(right)}`
  return [
    words.title,
    '',
    `${words.usage} ringi <command> [options]`,
    '',
    ...rows.map(({ name, summary }) => line(name, summary)),
    '',
    words.everyCommand,
    ...COMMON.map(({ flags, description }) => line(flags, description)),
    '',
    words.more,
    '',
  ].join('\n')
}

async function helpOnCommand(row: CommandRow, words: HelpWords): Promise<Help> {
  const command = build(row, (await row.load()).command).configureHelp(spokenIn(words))
  return {
    data: {
      name: row.name,
      summary: row.summary,
      usage: `ringi ${row.name} ${command.usage()}`,
      arguments: command.registeredArguments.map(argumentData),
      options: command.options.map(optionData),
    },
    text: command.helpInformation(),
  }
}

/** How commander lays help out, in these words. */
function spokenIn(words: HelpWords): HelpConfiguration {
  const titles = new Map([
    ['Usage:', words.usage],
    ['Arguments:', words.arguments],
    ['Options:', words.options],
  ])
  return {
    styleTitle: title => titles.get(title) ?? title,
    displayWidth: widthOf,
    boxWrap: wrapped,
    commandDescription: command => words.described(command.description()),
    argumentDescription: ({ description }) => words.described(description),
    optionDescription: option => {
      const { description, default: usual } = optionData(option)
      return [words.described(description), ...(usual === null ? [] : [words.usual(usual)])].join(' ')
    },
  }
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + usualWidth(character), 0)
}

/** A word with the blanks before it; of Japanese, a character with what may not begin a line. */
const CHUNKS =
  /\s*(?:[(「]*[\u3001-\u9fff\uff01-\uffee][、。」）)]*|[^\s\u3001-\u9fff\uff01-\uffee]+[、。」）]*)/gu

/** Text in lines of at most `width` columns. */
function wrapped(text: string, width: number): string {
  const lines = ['']
  for (const chunk of text.match(CHUNKS) ?? []) {
    const line = `${lines.at(-1)}${chunk}`
    if (widthOf(line) <= width || lines.at(-1) === '') lines.splice(-1, 1, line)
    else lines.push(chunk.trimStart())
  }
  return lines.join('\n')
}

function argumentData(argument: Argument) {
  return {
    name: argument.name(),
    description: argument.description,
    required: argument.required,
    variadic: argument.variadic,
  }
}

function optionData(option: Option) {
  const { flags, description, mandatory, defaultValue, defaultValueDescription } = option
  const usual = defaultValue === undefined ? null : (defaultValueDescription ?? String(defaultValue))
  const repeatable = option instanceof RepeatableOption
  return { flags, description, required: mandatory, repeatable, default: usual }
}
