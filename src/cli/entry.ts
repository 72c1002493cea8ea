import { closeSideDoors } from '../platform/runtime.js'
import { processIo } from './io.js'
import { main } from './main.js'

closeSideDoors()
process.exitCode = await main(process.argv.slice(2), processIo(import.meta.dirname))
