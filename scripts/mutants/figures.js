// What came of a run, in figures and as a list.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** The percentage of mutants that tests have to notice. */
export const WANTED = 85

const STATUSES = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored']
const count = (mutants, status) => mutants.filter(mutant => mutant.status === status).length
const noticed = mutants => count(mutants, 'Killed') + count(mutants, 'Timeout')

/** Whether no test has noticed a mutant with this status. */
export const isAlive = status => status === 'Survived' || status === 'NoCoverage'

/** Percentage of mutants that a test noticed, of all that are no prose. */
export function scoreOf(mutants) {
  const alive = mutants.filter(({ status }) => isAlive(status)).length
  return (100 * noticed(mutants)) / Math.max(1, noticed(mutants) + alive)
}

/** A row of the table in docs/mutants.md. */
export function figuresOf(place, mutants) {
  const counts = STATUSES.map(status => `${status} ${count(mutants, status)}`)
  return `src/${place}: ${mutants.length} mutants, ${counts.join(', ')}; ${scoreOf(mutants).toFixed(1)}%`
}

/** Every mutant that lives, with its line and what stood there instead. */
export function listOf(mutants) {
  return mutants
    .filter(({ status }) => isAlive(status))
    .map(lineOf)
    .join('\n')
}

function lineOf({ fileName, location: { start, end }, mutatorName, replacement, status }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const original = lines.join('\n').slice(start.column - 1, lines.length > 1 ? undefined : end.column - 1)
  return `${relative('.', fileName)}:${start.line}:${start.column} ${status} ${mutatorName}\n  ${brief(original)}\n  → ${brief(replacement)}`
}

const brief = text => text.replace(/\s+/g, ' ').slice(0, 160)
