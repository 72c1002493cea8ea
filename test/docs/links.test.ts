import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pages, root } from './session.js'

describe.each(pages)('%s', name => {
  const path = join(root, name)
  const page = readFileSync(path, 'utf8')

  test('links to files that are there', () => {
    const targets = [...page.matchAll(/\]\(([^)#\s]+)(?:#[^)\s]*)?(?: "[^"]*")?\)/g)].map(
      ([, target]) => target as string,
    )
    const missing = targets
      .filter(target => !target.startsWith('https://'))
      .filter(target => !existsSync(join(dirname(path), target)))
    expect(missing).toEqual([])
  })
})
