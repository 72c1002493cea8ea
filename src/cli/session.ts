import { resolve } from 'node:path'
import type { Context } from '../app/context.js'
import { Prevtxs } from '../app/prevtxs.js'
import { RingiError } from '../base/error.js'
import { Home } from '../platform/home.js'
import { usualHome } from '../platform/homes-near.js'
import { speakerIn, wordsIn } from '../words/language.js'
import type { Speaker } from '../words/speaker.js'
import type { Words } from '../words/words.js'
import type { CommonRequest } from './common-options.js'
import type { Io } from './io.js'
import { personAt } from './person.js'
import { ProgressLine } from './progress.js'
import { Style } from './render/style.js'

/** What every command works with: what use cases do, and the terminal. */
export interface Session extends Context {
  readonly io: Io
  /** What says messages in the language. */
  readonly speaker: Speaker
  /** What text for people is made of, in the language. */
  readonly words: Words
  readonly json: boolean
  readonly progress: ProgressLine
}

/** What the line says of it. */
export type SessionRequest = CommonRequest & { readonly prevtxs: readonly string[] }

/** Opens the session of one run. Throws `usage.invalid`. */
export async function openSession(io: Io, request: SessionRequest): Promise<Session> {
  const { home, json, yes, force, wait = 10, lang: language = 'en', prevtxs } = request
  if (home === '') throw new RingiError('usage.invalid', { why: 'nameless-home' })
  const folder = home ?? (io.env.RINGI_HOME || usualHome())
  const spoken = { language, speaker: await speakerIn(language), words: await wordsIn(language) }
  return {
    io,
    home: new Home(resolve(folder), wait * 1000),
    prevtxs: new Prevtxs(io, prevtxs),
    homeGiven: home !== undefined,
    person: personAt(io, styleOn('stderr', { io, ...spoken })),
    ...spoken,
    json,
    yes,
    force,
    progress: new ProgressLine(io, spoken.words),
  }
}

/**
 * How text for people looks on a stream. There is colour on a terminal only, and never where NO_COLOR is set
 * (no-color.org).
 */
export function styleOn(
  stream: 'stdout' | 'stderr',
  { io, words, speaker }: Pick<Session, 'io' | 'words' | 'speaker'>,
): Style {
  const colour = io.isTerminal[stream] && !io.env.NO_COLOR && io.env.TERM !== 'dumb'
  return new Style(colour, words, speaker)
}
