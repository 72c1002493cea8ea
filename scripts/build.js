// Builds dist/: the command line as an ES module with chunks that are loaded when a command needs them, the library
// with its packages outside, and the library's types.
import { execFileSync } from 'node:child_process'
import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { offline } from './offline-plugin.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
// Built beside it and moved there when it is whole, so that a running program never finds half of it.
const fresh = join(root, `dist.${process.pid}`)
const shared = { bundle: true, format: 'esm', platform: 'node', target: 'node20.19', logLevel: 'warning' }

await build({
  ...shared,
  entryPoints: { ringi: join(root, 'src/cli/entry.ts') },
  outdir: join(fresh, 'cli'),
  splitting: true,
  plugins: [offline],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // Packages in the older module format ask for Node's own modules through `require`.
  banner: {
    js: "import{createRequire as ringiRequire}from'node:module';const require=ringiRequire(import.meta.url);",
  },
})
// tiny-secp256k1 looks for its WebAssembly beside the file that it is bundled into.
const wasm = 'secp256k1.wasm'
copyFileSync(join(root, 'node_modules/tiny-secp256k1/lib', wasm), join(fresh, 'cli', wasm))

const library = { ...shared, entryPoints: [join(root, 'src/index.ts')], packages: 'external' }
await build({ ...library, outfile: join(fresh, 'index.js') })
// For bundlers and other runtimes: the same without any of Node's modules.
await build({ ...library, outfile: join(fresh, 'portable.js'), platform: 'neutral' })
const tsc = join(root, 'node_modules/typescript/bin/tsc')
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh], {
  stdio: 'inherit',
})

rmSync(dist, { recursive: true, force: true })
renameSync(fresh, dist)
