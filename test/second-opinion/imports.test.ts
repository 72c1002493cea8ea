import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../src/second-opinion')

it('shares nothing with what it checks but bytes and the error that it throws, with its code', () => {
  const sources = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
  const imported = sources.flatMap(source =>
    Array.from(source.matchAll(/(?:from|import\(|import) ?'([^']+)'/g), ([, path]) => path as string),
  )
  const outside = new Set(imported.filter(path => !/^\.\/[\w-]+\.js$/.test(path)))
  expect([...outside].sort()).toEqual(['../base/bytes.js', '../base/codes.js', '../base/error.js'])
  expect(sources.join('').match(/\brequire\(/)).toBeNull()
})
