// npm run mutants [-- PLACE…]: mutation testing of rooms, folders, files or patterns below src/, by the tests of their room.
// Writes the figures and every mutant that no test noticed to reports/mutants/, and fails where too many live.
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'
import { figuresOf, listOf, scoreOf, WANTED } from './figures.js'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..', '..'))

const TESTS = { vault: 'vault', bitcoin: 'bitcoin', psbt: 'psbt property' }

const given = process.argv.slice(2).map(place => place.replace(/^src\//, ''))
const places = given.length > 0 ? given : Object.keys(TESTS)
for (const place of places) {
  const exists = place.includes('*') || existsSync(join('src', place))
  if (exists && Object.hasOwn(TESTS, place.split('/')[0])) continue
  console.error(`src/${place} is in none of the rooms ${Object.keys(TESTS).join(', ')}.`)
  process.exit(2)
}

const run = options =>
  new Stryker({ configFile: 'scripts/mutants/stryker.config.js', ...options }).runMutationTest()

const keyOf = ({ fileName, location, replacement }) => JSON.stringify([fileName, location, replacement])
// Lines and columns count from 0 in results; in a range, lines count from 1.
const rangeOf = ({ fileName, location: { start, end } }) =>
  `${relative('.', fileName)}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`

/**
 * In two rounds. First each mutant is switched on within the tests that reach it, which is quick. What lives, or is
 * reached only while modules and fixtures are made, is then on from the start, for all tests of the room.
 */
async function mutantsOf(place) {
  process.env.RINGI_MUTANT_TESTS = TESTS[place.split('/')[0]]
  const isFolder = !place.includes('*') && statSync(join('src', place)).isDirectory()
  const first = await run({ mutate: [`src/${place}${isFolder ? '/**/*.ts' : ''}`], ignoreStatic: true })
  const open = first.filter(
    ({ static: atStart, status }) => atStart && ['Survived', 'Ignored'].includes(status),
  )
  if (open.length === 0) return first
  const second = new Map((await run({ mutate: open.map(rangeOf) })).map(mutant => [keyOf(mutant), mutant]))
  return first.map(mutant => (open.includes(mutant) ? (second.get(keyOf(mutant)) ?? mutant) : mutant))
}

mkdirSync('reports/mutants', { recursive: true })
for (const place of places) {
  const mutants = await mutantsOf(place)
  const text = `${figuresOf(place, mutants)}\n\n${listOf(mutants)}`
  writeFileSync(`reports/mutants/${place.replaceAll('/', '-').replace('*.ts', 'files')}.txt`, text)
  console.log(text)
  if (scoreOf(mutants) < WANTED) process.exitCode = 1
}
