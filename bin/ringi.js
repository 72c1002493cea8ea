#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = new URL('../dist/cli/ringi.js', import.meta.url)
if (existsSync(program)) await import(program.href)
else notBuilt(new URL('..', import.meta.url))

function notBuilt(folder) {
  const todo = existsSync(new URL('scripts/setup.js', folder))
    ? `Ringi is not built yet: run npm run setup in ${fileURLToPath(folder)}`
    : 'This package was made before Ringi was built: run npm run setup where it was made, and npm pack again'
  process.stderr.write(`${todo}.\n`)
  process.exitCode = 11
}
