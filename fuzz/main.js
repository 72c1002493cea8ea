// Builds the fuzzer with counted branches into dist.fuzz/ and runs it: npm run fuzz -- [--seconds N] [--target T] …
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { BANNER, countBranches } from './instrument.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'dist.fuzz', String(process.pid))
await build({
  entryPoints: [join(root, 'fuzz/program.ts'), join(root, 'fuzz/worker.ts')],
  outdir: folder,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
  banner: { js: BANNER },
  plugins: [countBranches(join(root, 'src'))],
})
const { program } = await import(pathToFileURL(join(folder, 'program.js')).href)
process.exitCode = await program(process.argv.slice(2), root, folder)
