// Everything in one JavaScript file, WebAssembly included: what the standalone program is made of.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { offline } from './offline-plugin.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

// tiny-secp256k1 reads its WebAssembly from a file beside it; here it comes out of the bundle instead.
const inlineWasm = {
  name: 'inline-wasm',
  setup({ onLoad }) {
    onLoad({ filter: /tiny-secp256k1[\\/]lib[\\/]wasm_loader\.js$/ }, ({ path }) => ({
      resolveDir: dirname(path),
      loader: 'js',
      contents: readFileSync(path, 'utf8')
        .replace('import { readFileSync } from "fs";', 'import binary from "./secp256k1.wasm";')
        .replace('import { path } from "./wasm_path.js";', '')
        .replace('const binary = readFileSync(path("secp256k1.wasm"));', ''),
    }))
  },
}

/** Bundles the command line into `outfile`, as CommonJS, which is what a single executable starts with. */
export async function bundle(outfile) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/standalone.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
    loader: { '.wasm': 'binary' },
    plugins: [inlineWasm, offline],
    metafile: true,
    logLevel: 'warning',
  })
  return Object.keys(result.metafile.inputs)
}
