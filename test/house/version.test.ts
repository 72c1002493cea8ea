import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { VERSION } from '../../src/app/version.js'

test('the program says the version that its manifest says', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(VERSION).toBe(manifest.version)
  expect(VERSION).toMatch(/^\d+\.\d+\.\d+/)
})
