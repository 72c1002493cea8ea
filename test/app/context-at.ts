import type { Context } from '../../src/app/context.js'
import type { Person } from '../../src/app/person.js'
import { Prevtxs } from '../../src/app/prevtxs.js'
import { Home } from '../../src/platform/home.js'

const NOTHING: AsyncIterable<Uint8Array> = (async function* () {})()

/** What use cases work with, in the home at `folder`, without a terminal and without a command line. */
export function contextAt(folder: string, person: Person): Context {
  const io = { stdin: NOTHING }
  return {
    ...{ io, home: new Home(folder), homeGiven: true, prevtxs: new Prevtxs(io, []), person },
    ...{ language: 'en', yes: false, force: false },
    progress: { of: () => () => {} },
  }
}
