import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { agrees, blocksOf, isSession, pages, presentable, root, Shell, stepsOf } from './session.js'

// RINGI_DOCS=update writes what the commands print into the pages, wherever the two differ.
const update = process.env.RINGI_DOCS === 'update'

const shown = pages.map(name => {
  const blocks = blocksOf(readFileSync(join(root, name), 'utf8')).filter(isSession)
  return { name, steps: blocks.flatMap(({ text }) => stepsOf(text)) }
})

describe.each(shown.filter(({ steps }) => steps.length > 0))('$name', ({ name, steps }) => {
  const shell = new Shell()
  afterAll(() => rmSync(shell.folder, { recursive: true, force: true }))

  test.each(steps)('$command', async ({ command, output }) => {
    const actual = await shell.print(command)
    if (agrees(output, actual)) return
    expect(actual).not.toContain('[internal.bug]')
    if (update) replace(join(root, name), command, output, presentable(actual))
    else expect(presentable(actual)).toBe(output)
  })
})

function replace(path: string, command: string, output: string, actual: string): void {
  const step = (text: string) => `$ ${command}\n${text === '' ? '' : `${text}\n`}`
  const page = readFileSync(path, 'utf8')
  expect(page).toContain(step(output))
  writeFileSync(
    path,
    page.replace(step(output), () => step(actual)),
  )
}
