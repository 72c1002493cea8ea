import { contentText } from '../../app/qr/check.js'
import { type ShownCodes, showCodes } from '../../app/qr/show-codes.js'
import type { Screen } from '../../platform/screen.js'
import { kindOf } from '../../qr/describe.js'
import { UR_TYPES } from '../../qr/outgoing.js'
import { halfBlocks } from '../../qr/symbol/half-blocks.js'
import type { Modules } from '../../qr/symbol/symbol.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, oneOf, VAULT } from '../option-types.js'
import { GAP_LIMIT } from '../options/reviews.js'
import { flag, needed, operand, optional } from '../parameters.js'
import { largestVersion, wordsBelow } from '../qr/density.js'
import { comparisonLines, comparisonRows } from '../render/comparison-words.js'
import { drawing, type Shown, shown } from '../render/shown.js'
import { type Style, table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

const PARAMETERS = {
  file: operand(
    '<file>',
    'a proposal, transaction, vault, cosigner, policy or approval file (- for standard input)',
  ),
  format: optional(
    '--format <ur|bbqr>',
    'the standard that the frames follow; BBQr has no checksum',
    oneOf(['ur', 'bbqr']),
    'ur',
  ),
  digest: optional('--digest <hex>', 'the SHA-256 of what is to be shown: nothing else is', HEX_32),
  urType: optional(
    '--ur-type <type>',
    `for wallets that want another type of UR: ${UR_TYPES.join(', ')}`,
    oneOf(UR_TYPES),
  ),
  density: optional(
    '--density <low|medium|high>',
    'how much a code holds: low for poor cameras, high for fewer codes',
    oneOf(['low', 'medium', 'high']),
  ),
  slim: flag('--slim', 'leave out what a machine with the vault can derive; needs --vault'),
  vault: optional('--vault <vault>', 'with --slim: a registered vault, or a vault file', VAULT),
  gapLimit: GAP_LIMIT,
  png: optional('--png <folder>', 'write each code as a PNG instead of showing them', FILE),
  gif: optional('--gif <file>', 'write a GIF that plays them', FILE),
  svg: optional('--svg <file>', 'write an SVG; of several codes a sheet', FILE),
  html: optional('--html <file>', 'write a page that plays them, without script and network', FILE),
}

export const command = defineCommand(PARAMETERS, async (context, request) => {
  const { png, gif, svg, html } = request
  const isWritten = [png, gif, svg, html].some(one => one !== undefined)
  const screen = context.json || isWritten ? undefined : context.io.screen
  const slimFor = request.slim ? needed(request.vault, '--vault') : undefined
  const largest = largestVersion(request.density, screen)
  const codes = await showCodes(context, { ...request, slimFor, largestVersion: largest })
  if (screen !== undefined) await screen.play(filmOf(codes, screen, context))
  return outcome(codes, screen !== undefined)
})

/** What is told of it. */
function outcome(made: ShownCodes, wasPlayed: boolean): Outcome<DataOf<'qr show'>> {
  const { received, known, digest, format, type, frames, version, codes, files } = made
  const size = version * 4 + 17
  return {
    data: {
      kind: kindOf(received),
      title: known.title ?? null,
      format,
      type,
      byteCount: received.bytes.length,
      digest: digest.hex,
      words: digest.words,
      codeCount: codes.length,
      version,
      frames,
      files,
    },
    findings: known.findings,
    text: style =>
      shown`${wasPlayed || files.length > 0 ? '' : printed(codes, style)}${table([
        [style.words.content, contentText(received, known)],
        [style.words.codes, `${style.words.codesOf(codes.length, size)}, ${format} ${type}`],
        ['SHA-256', digest.hex],
        ...files.map(file => [style.words.file, file] as const),
        [style.words.words, style.dim(style.words.compare)],
      ])}${comparisonRows(digest.words, style)}`,
  }
}

/** For a terminal: always black on white there, as cameras want it. */
function filmOf({ codes, digest }: ShownCodes, { columns }: Screen, { words: { player } }: Session) {
  return {
    frames: codes.map(modules => halfBlocks(modules, true)),
    caption: ({ frame, perSecond, stopped }: { frame: number; perSecond: number; stopped: boolean }) =>
      player(frame, codes.length, perSecond, stopped),
    below: wordsBelow(columns) ? comparisonLines(digest.words) : [],
  }
}

/** All codes below one another, where there is nobody to press keys. */
function printed(codes: readonly Modules[], style: Style): Shown {
  const one = (modules: Modules, i: number) =>
    shown`${drawing(halfBlocks(modules, style.coloured))}${i + 1}/${codes.length}\n\n`
  return shown`${codes.map(one)}`
}
