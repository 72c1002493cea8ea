import { describe, expect, it } from 'vitest'
import { SCHEMAS } from '../../../src/cli/schemas/index.js'

interface Shape {
  readonly type?: string
  readonly pattern?: string
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly anyOf?: readonly Shape[]
}

/** Every name in what the commands print, with what it may be: each alternative by itself, without null. */
function namesIn(schema: Shape): [string, Shape][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, shape]) => [
    ...alternatives(shape).map((one): [string, Shape] => [name, one]),
    ...namesIn(shape),
  ])
  return [...own, ...[...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(namesIn)]
}

function alternatives(shape: Shape): Shape[] {
  return (shape.anyOf ?? [shape]).filter(({ type }) => type !== 'null')
}

const NAMES = Object.values(SCHEMAS).flatMap(({ schema }) => namesIn(schema as Shape))
const shapesOf = (name: string) => NAMES.filter(([one]) => one === name).map(([, shape]) => shape)

/** Whole numbers that count nothing: places, versions, sizes, and what a standard calls so. */
const NO_COUNTS = [
  ...['index', 'input', 'output', 'line', 'entry', 'seq', 'sequence', 'counter'],
  ...['version', 'psbtVersion', 'txVersion', 'from', 'exit', 'locktime', 'vsize', 'weight'],
  ...['threshold', 'required', 'divisibility'],
  // They are as old as the program.
  ...['dice', 'signedInputs'],
]

describe('a name has one meaning, whichever command prints it', () => {
  it.each(['inputs', 'outputs', 'cosigners', 'entries', 'proposals', 'payments'])(
    '%s are the things themselves, amounts apart',
    name => {
      const lists = shapesOf(name).filter(({ pattern }) => pattern !== '^[0-9]+$')
      expect(lists.length).toBeGreaterThan(0)
      for (const { type } of lists) expect(type).toBe('array')
    },
  )

  it('words are the twelve of a digest', () => {
    expect(shapesOf('words').length).toBeGreaterThan(5)
    for (const { pattern } of shapesOf('words')) expect(pattern).toContain('{11}')
  })

  it('a vault is its name and digest', () => {
    expect(shapesOf('vault').length).toBeGreaterThan(10)
    for (const { properties } of shapesOf('vault'))
      expect(Object.keys(properties ?? {})).toEqual(['name', 'digest'])
  })

  it('amounts are values, in satoshi', () => {
    expect(shapesOf('amount')).toEqual([])
    for (const { pattern } of shapesOf('value')) expect(pattern).toMatch(/^\^(-\?)?\[0-9\]\+\$$/)
  })

  it('how many there are of something is …Count', () => {
    const whole = NAMES.filter(([, { type }]) => type === 'integer').map(([name]) => name)
    const odd = new Set(whole.filter(name => !/[a-z]Count(?![a-z])/.test(name) && !NO_COUNTS.includes(name)))
    expect([...odd]).toEqual([])
    for (const [name, { type }] of NAMES) if (name.endsWith('Count')) expect(type, name).toBe('integer')
  })
})
