import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../src', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))

/** The files of src/ that `pattern` is in. */
const filesWith = (pattern: RegExp) =>
  files.filter(name => pattern.test(readFileSync(join(root, name), 'utf8'))).sort()

describe('nothing prints text from outside but through one door', () => {
  test.each([
    // The program's own version and help are all that does not go through it.
    ['writes to a stream', /\.(?:stdout|stderr)\(|io\[/, ['cli/main.ts', 'cli/print.ts']],
    ['knows the streams', /process\.(?:stdout|stderr)|\bconsole\b|[,{] stdout, stderr/, ['cli/io.ts']],
    [
      'opens the terminal',
      /\bopen(?:Terminal|Screen)\(/,
      ['cli/io.ts', 'platform/screen.ts', 'platform/terminal.ts'],
    ],
    ['lays text out', /\blaidOut\(/, ['cli/print.ts', 'cli/questions.ts', 'cli/render/layout.ts']],
    [
      'takes shown text apart',
      /\binkOf\(/,
      ['cli/print.ts', 'cli/render/layout.ts', 'cli/render/shown.ts', 'cli/render/style.ts'],
    ],
    [
      'asks at the terminal itself',
      /terminal\.(?:secret|line|confirm|showOnce)\(put\(/,
      ['cli/questions.ts'],
    ],
  ] as const)('only what has to %s', (_, pattern, allowed) => {
    expect(filesWith(pattern)).toEqual(allowed)
  })

  test('a command’s text is what `shown` makes, which strings cannot pass for', () => {
    expect(readFileSync(join(root, 'cli/command.ts'), 'utf8')).toContain(
      'readonly text: (style: Style) => Shown',
    )
    expect(filesWith(/as (?:unknown as )?Shown|as (?:ShownText|MarkupText)/)).toEqual([])
    expect(filesWith(/new (?:ShownText|MarkupText)\(/)).toEqual(['cli/render/shown.ts', 'sheet/markup.ts'])
  })
})
