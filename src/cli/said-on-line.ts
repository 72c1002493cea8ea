import { LANGUAGE_CODES, type Language } from '../words/language.js'

/** Whether a command line asks for JSON. It may be what is wrong, so that its options were never read. */
export function asksForJson(argv: readonly string[]): boolean {
  return argv.some((word, i) => word === '--json' || isOption(argv, i, '--format', 'json'))
}

/** The language that a command line asks for, read like {@link asksForJson}. */
export function languageIn(argv: readonly string[]): Language {
  return LANGUAGE_CODES.find(code => argv.some((_, i) => isOption(argv, i, '--lang', code))) ?? 'en'
}

function isOption(argv: readonly string[], at: number, name: string, value: string): boolean {
  return argv[at] === `${name}=${value}` || (argv[at] === value && argv[at - 1] === name)
}
