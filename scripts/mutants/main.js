// npm run mutants [-- PLACE…]: mutation testing of rooms, folders, files or patterns below src/. Writes the figures and
// every mutant that no test noticed to reports/mutants/, and fails where too many live.
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'
import { figuresOf, isAlive, listOf, scoreOf, WANTED } from './figures.js'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..', '..'))

const ALL = [
  ...['vault', 'bitcoin', 'spend'],
  ...['psbt/codec', 'psbt/review', 'psbt/roles', 'psbt/diagnose', 'psbt/*.ts'],
]
const isPattern = place => /[*{]/.test(place)
const isPlace = place =>
  /^(vault|bitcoin|spend|psbt)\b/.test(place) && (isPattern(place) || existsSync(join('src', place)))
const given = process.argv.slice(2).map(place => place.replace(/^src\//, '').replace(/\/$/, ''))
const unknown = given.find(place => !isPlace(place))
if (unknown !== undefined) {
  console.error(`src/${unknown} is in none of the rooms vault, bitcoin, spend and psbt.`)
  process.exit(2)
}

const keyOf = ({ fileName, location, replacement }) => JSON.stringify([fileName, location, replacement])
// Columns count from 1 in results, and from 0 in ranges.
const rangeOf = ({ fileName, location: { start, end } }) =>
  `${relative('.', fileName)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`

function run(tests, options) {
  process.env.RINGI_MUTANT_TESTS = tests
  return new Stryker({ configFile: 'scripts/mutants/stryker.config.js', ...options }).runMutationTest()
}

/**
 * In two rounds. First each mutant is switched on within the tests that mirror its place and reach it, which is quick.
 * What lives, or is reached only while modules and fixtures are made, is then on from the start, for the whole room.
 */
async function mutantsOf(place) {
  const isFolder = !isPattern(place) && statSync(join('src', place)).isDirectory()
  const files = isFolder ? `${place}/**/*.ts` : place
  const testsOf = path => `test/${path.replace(/\.ts$/, '.test.ts')}`
  const room = testsOf(`${place.split('/')[0]}/**/*.ts`)
  const mirror = isPattern(files) || existsSync(testsOf(files)) ? testsOf(files) : room
  const first = await run(mirror, { mutate: [`src/${files}`], ignoreStatic: true })
  const isOpen = ({ static: atStart, status }) =>
    atStart ? ['Survived', 'Ignored'].includes(status) : mirror !== room && isAlive(status)
  const open = new Set(first.filter(isOpen).map(keyOf))
  if (open.size === 0) return first
  const ranges = first.filter(mutant => open.has(keyOf(mutant))).map(rangeOf)
  const second = new Map((await run(room, { mutate: ranges })).map(mutant => [keyOf(mutant), mutant]))
  return first.map(mutant => (open.has(keyOf(mutant)) ? (second.get(keyOf(mutant)) ?? mutant) : mutant))
}

mkdirSync('reports/mutants', { recursive: true })
for (const place of given.length > 0 ? given : ALL) {
  const mutants = await mutantsOf(place)
  const text = `${figuresOf(place, mutants)}\n\n${listOf(mutants)}\n`
  writeFileSync(`reports/mutants/${place.replace(/[^a-z0-9-]+/g, '-')}.txt`, text)
  console.log(text)
  if (scoreOf(mutants) < WANTED) process.exitCode = 1
}
