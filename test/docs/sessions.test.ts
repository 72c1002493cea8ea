import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { agrees, blocksOf, isSession, pages, presentable, root, Shell, stepsOf } from './session.js'

// RINGI_DOCS=update writes what the commands print into the pages, wherever the two differ.
const update = process.env.RINGI_DOCS === 'update'

describe.each(pages)('%s', name => {
  const path = join(root, name)
  const page = readFileSync(path, 'utf8')
  const sessions = blocksOf(page).filter(isSession)
  const steps = sessions.flatMap(({ text }) => stepsOf(text))
  if (steps.length === 0) return test('shows no commands', () => {})

  const shell = new Shell()
  afterAll(() => rmSync(shell.folder, { recursive: true, force: true }))

  test.each(steps)('$command', ({ command, output }) => {
    const actual = shell.run(command)
    if (agrees(output, actual)) return
    expect(actual).not.toContain('[internal.bug]')
    if (update) replace(path, command, output, presentable(actual))
    else expect(presentable(actual)).toBe(output)
  })
})

function replace(path: string, command: string, output: string, actual: string): void {
  const text = ([shown]: string[]) => `$ ${command}\n${shown === '' ? '' : `${shown}\n`}`
  const page = readFileSync(path, 'utf8')
  expect(page).toContain(text([output]))
  writeFileSync(path, page.replace(text([output]), () => text([actual])))
}
