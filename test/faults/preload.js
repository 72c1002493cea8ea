// Loaded into the program with `node --import`: counts what it does to the disk, and lets one of those steps kill the
// process or fail. RINGI_FAULT is JSON: `log`, a file that each step is noted in; `at`, the number of the step, from 0;
// `how`, `before`, `half` or `after` to be killed there, else the system error that it fails with.
import { appendFileSync, constants } from 'node:fs'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

const { log, at = -1, how = '' } = JSON.parse(process.env.RINGI_FAULT)
const KILLS = new Set(['before', 'half', 'after'])
const WRITING = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT
let steps = 0

/** Does one step, unless it is its turn to go wrong. `half` does a part of it, where it has parts. */
async function step(name, path, whole, half = async () => {}) {
  const turn = steps++ === at
  appendFileSync(log, `${name} ${path}\n`)
  if (!turn) return await whole()
  // What the step itself comes to does not matter to the dead.
  if (how === 'after') await whole().catch(() => {})
  else if (how !== 'before') await half()
  if (KILLS.has(how)) return await killed()
  throw Object.assign(new Error(`${how}: injected, ${name}`), { code: how, syscall: name, path })
}

// A promise that never settles: nothing else may happen before the signal arrives.
function killed() {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}

const real = { ...fs }
for (const name of ['rename', 'link', 'unlink', 'mkdir', 'chmod', 'truncate'])
  fs[name] = (...given) =>
    step(name, given.at(name === 'link' || name === 'rename' ? 1 : 0), () => real[name](...given))

fs.open = async (path, flags = 'r', ...rest) => {
  const writes = typeof flags === 'number' ? (flags & WRITING) !== 0 : flags !== 'r'
  const opening = () => real.open(path, flags, ...rest)
  const handle = writes ? await step('open', path, opening) : await opening()
  const { writeFile, sync, close } = handle
  handle.writeFile = bytes => {
    const buffer = Buffer.from(bytes)
    const half = () => handle.write(buffer, 0, Math.ceil(buffer.length / 2))
    return step('write', path, () => writeFile.call(handle, buffer), half)
  }
  handle.sync = () => step('fsync', path, () => sync.call(handle))
  // A close that fails has closed the file all the same (close(2)).
  handle.close = () =>
    writes
      ? step(
          'close',
          path,
          () => close.call(handle),
          () => close.call(handle),
        )
      : close.call(handle)
  return handle
}

syncBuiltinESMExports()
