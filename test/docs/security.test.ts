import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './session.js'

// "Who can do what" in docs/security.md: every sentence names the tests that show it, by id and title, as
// [L31](../test/attacks/l-waiting.test.ts "is not shortened by …").
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
const section = /^## Who can do what\n([\s\S]*?)^## /m.exec(page)?.[1] ?? ''
const sentences = section.split(/^- /m).slice(1)
const parts = [...section.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)

const SHOWN = /\[([^\]]+)\]\(\.\.\/(test\/[^\s)]+) "([^"]+)"\)/g
const shown = [...section.matchAll(SHOWN)].map(([, id = '', file = '', title = '']) => ({ id, file, title }))

const TITLE = /^ *(?:(?:test|it|describe)\b.*?\(|\]\)\(|\)\(|)'(.+?)',(?: |$)/gm

/** The titles of a file's tests and groups of tests. */
function titlesIn(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(TITLE)].map(([, title]) => title as string)
}

test('there are four who can do something', () => {
  expect(parts).toEqual([
    'A cosigner',
    'A coordinator',
    'Somebody with the home and no password',
    'Somebody with the stick',
  ])
})

test.each(sentences)('%s', sentence => {
  expect(sentence).toMatch(new RegExp(SHOWN.source))
})

test.each(shown)('$file has a test with the title: $title', ({ file, title }) => {
  expect(titlesIn(file).filter(one => one.includes(title))).not.toEqual([])
})

test.each(shown.filter(({ id }) => /^[A-PR]\d+$/.test(id)))('$file shows $id', ({ id, file }) => {
  const ids = titlesIn(file).flatMap(one => /^((?:[A-PR]\d+ )*)/.exec(one)?.[1]?.trim().split(' ') ?? [])
  expect(ids).toContain(id)
})
