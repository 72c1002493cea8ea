// Makes the program's own code count its branches while it is fuzzed: every function, every way that an if, a switch,
// a conditional or a logical operator can go gets a counter in the array `ringiBranches`.
import { readFile } from 'node:fs/promises'
import { sep } from 'node:path'
import { transform } from 'esbuild'
import { parseAst } from 'vitest/node'

/** What goes before every file: the counters, one array for all of them. */
export const BANNER = 'var ringiBranches=(globalThis.ringiBranches??=new Uint8Array(8192));'

/** The plugin for esbuild. `folder` is that of the code that is to be counted. */
export function countBranches(folder) {
  let count = 0
  return {
    name: 'count-branches',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(folder + sep)) return undefined
        const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'es2022' })
        const marks = new Marks(() => `ringiBranches[${count++ % 8192}]++`)
        marks.visit(parseAst(code))
        return { contents: marks.insertInto(code), loader: 'js' }
      })
    },
  }
}

class Marks {
  #counter
  #insertions = []

  constructor(counter) {
    this.#counter = counter
  }

  visit(node) {
    if (Array.isArray(node)) for (const one of node) this.visit(one)
    if (typeof node?.type !== 'string') return
    for (const branch of branchesOf(node)) this.#mark(branch)
    for (const child of Object.values(node)) if (typeof child === 'object') this.visit(child)
  }

  #mark(node) {
    if (node.type === 'BlockStatement') this.#insert(node.start + 1, `${this.#counter()};`)
    else if (node.type === 'SwitchCase') {
      const first = node.consequent[0]
      if (first !== undefined) this.#insert(first.start, `${this.#counter()};`)
    } else if (node.type.endsWith('Statement')) this.#wrap(node, `{${this.#counter()};`, '}')
    else this.#wrap(node, `(${this.#counter()},`, ')')
  }

  #wrap({ start, end }, before, after) {
    this.#insert(start, before)
    this.#insert(end, after, true)
  }

  #insert(at, text, closing = false) {
    this.#insertions.push({ at, text, closing, order: this.#insertions.length })
  }

  insertInto(code) {
    // At one place what closes comes before what opens, inner ends before outer ones, outer starts before inner ones.
    const sorted = this.#insertions.sort((a, b) => {
      if (a.at !== b.at) return a.at - b.at
      if (a.closing !== b.closing) return a.closing ? -1 : 1
      return a.closing ? b.order - a.order : a.order - b.order
    })
    let marked = ''
    let from = 0
    for (const { at, text } of sorted) {
      marked += code.slice(from, at) + text
      from = at
    }
    return marked + code.slice(from)
  }
}

/** The parts of a node that run or do not. */
function branchesOf(node) {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.body ? [node.body] : []
    case 'IfStatement':
      return [node.consequent, node.alternate].filter(Boolean)
    case 'ForStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return [node.body]
    case 'ConditionalExpression':
      return [node.consequent, node.alternate]
    case 'LogicalExpression':
      return [node.right]
    case 'SwitchCase':
      return [node]
    case 'CatchClause':
      return [node.body]
    default:
      return []
  }
}
