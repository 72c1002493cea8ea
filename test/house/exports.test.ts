import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const files = ['src', 'test', 'bench', 'examples', 'fuzz', 'scripts'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(?:ts|mts|js|mjs)$/.test(path) && !path.includes('node_modules'))
    .map(path => `${folder}/${path.split(sep).join('/')}`),
)

const codeOf = (path: string) =>
  readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** `import { a, type b as c } from`, `export * from`, `const { d } = await import(`: what is taken, and where from. */
const TAKEN =
  /\b(?:import|export)\s+(?:type\s+)?([^'";()]*?)\s*from\s*'(\.[^']+)'|(?:const\s*\{([^}]*)\}\s*=\s*(?:await\s+)?)?\bimport\(\s*'(\.[^']+)'\s*\)/g

/** Every name that `path` takes from another file, as `FILE NAME`; `*` is all of them. */
function takenIn(path: string): string[] {
  return [...codeOf(path).matchAll(TAKEN)].flatMap(([, named, from, picked, loaded]) => {
    const target = normalize(join(dirname(path), (from ?? loaded) as string))
      .split(sep)
      .join('/')
    const names = /\{([^}]*)\}/.exec(named ?? '')?.[1] ?? picked ?? '*'
    return names
      .split(',')
      .map(
        one =>
          one
            .trim()
            .replace(/^type\s+/, '')
            .split(/\s+as\s+|:/)[0]
            ?.trim() ?? '',
      )
      .map(name => `${target.replace(/\.js$/, '.ts')} ${name}`)
  })
}

/** The library's surface and the programs: what they export, others use. */
const DOORS = /^src\/(?:index|cli\/(?:entry|standalone|portable))\.ts$/

const EXPORTED = /^export\s+(?:async\s+)?(?:abstract\s+)?(?:const|function\*?|class)\s+(\w+)/gm

// Types are left out: declarations have to name those that what is exported is made of.
test('what is exported, another file uses', () => {
  const taken = new Set(files.flatMap(takenIn))
  const dead = files
    .filter(path => path.startsWith('src/') && !DOORS.test(path) && !taken.has(`${path} *`))
    .flatMap(path => [...codeOf(path).matchAll(EXPORTED)].map(([, name]) => `${path} ${name}`))
    .filter(one => !taken.has(one))
  expect(files.length).toBeGreaterThan(1000)
  expect(dead).toEqual([])
})
