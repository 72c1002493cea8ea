import { isSea } from 'node:sea'
import { closeSideDoors } from '../platform/runtime.js'
import { processIo } from './io.js'
import { main } from './main.js'

const program = isSea() ? process.execPath : (process.argv[1] as string)

closeSideDoors()
// Not `await` at the top, as in entry.ts: a single executable starts with a CommonJS file, which has none.
main(process.argv.slice(2), processIo(program)).then(exit => {
  process.exitCode = exit
})
