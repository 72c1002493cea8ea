import type { Context } from '../../../app/context.js'
import { reserve } from '../../../app/files.js'
import { utf8 } from '../../../base/bytes.js'
import { RingiError } from '../../../base/error.js'
import { type NewFile, writeTogether } from '../../../platform/write-together.js'
import { explanationsIn, speakerIn } from '../../../words/language.js'
import { FILE } from '../../option-types.js'
import { type Asked, optional } from '../../parameters.js'
import type { CheckReport } from './report.js'

/** How `policy check` can print its result. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const

/** What a check is told as, for programs. */
const REPORTS = {
  sarif: async (report: CheckReport) => {
    const { sarif } = await import('./sarif.js')
    return sarif(report, await explanationsIn('en'), (await speakerIn('en')).say)
  },
  junit: async (report: CheckReport) => {
    const { junit } = await import('./junit.js')
    return junit(report, (await speakerIn('en')).say)
  },
  github: async (report: CheckReport) => {
    const { githubAnnotations } = await import('./github.js')
    return githubAnnotations(report, (await speakerIn('en')).say)
  },
} as const

/** Reports beside what is printed. */
export const REPORT_OPTIONS = {
  sarif: optional('--sarif <file>', 'a file for the result as SARIF as well', FILE),
  junit: optional('--junit <file>', 'a file for the result as JUnit XML as well', FILE),
}

/** A file for a report of one kind. */
interface ReportTarget {
  readonly kind: 'sarif' | 'junit'
  readonly path: string
}

/**
 * The files for reports beside what is printed, none of `sources`; refused before anything is checked where they cannot be
 * written.
 */
export async function reportTargets(
  context: Context,
  request: Asked<typeof REPORT_OPTIONS>,
  sources: readonly string[],
): Promise<ReportTarget[]> {
  const targets: ReportTarget[] = []
  for (const kind of ['sarif', 'junit'] as const) {
    const path = request[kind]
    if (path === '-') throw new RingiError('usage.invalid', { why: 'report-on-stdout', kind })
    if (path !== undefined) targets.push({ kind, path })
  }
  const paths = targets.map(({ path }) => path)
  await reserve(context, paths, sources)
  return targets
}

/** Writes the reports that {@link reportTargets} has found room for: all of them, or none. */
export async function writeReports(
  context: Context,
  targets: readonly ReportTarget[],
  report: CheckReport,
): Promise<void> {
  const files: NewFile[] = []
  for (const { path, kind } of targets) files.push({ path, bytes: utf8(await REPORTS[kind](report)) })
  await writeTogether(files, context.force, async () => {})
}

/** What standard output carries instead of people's text; undefined for that. */
export async function printed(
  format: (typeof REPORT_FORMATS)[number],
  report: CheckReport,
): Promise<string | undefined> {
  switch (format) {
    case 'sarif':
    case 'junit':
    case 'github':
      return await REPORTS[format](report)
    // JSON is printed as with --json.
    default:
      return undefined
  }
}
