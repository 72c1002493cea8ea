import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { userName } from '../../src/platform/user.js'

test('the user is whom id names', () => {
  const name = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()
  expect([name, `user ${process.getuid?.()}`]).toContain(userName())
})
