import type { Check } from '../../app/doctor/check.js'
import { examine } from '../../app/doctor/examine.js'
import type { Told } from '../../words/doctor.js'
import { doctorWordsIn, speakerIn } from '../../words/language.js'
import { defineCommand, type Outcome } from '../command.js'
import { HANG, type Shown, shown } from '../render/shown.js'
import { columns, padded, type Style } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

export const command = defineCommand({}, async context => {
  const { columns, program } = context.io
  return await outcome(context, await examine(context, { columns: columns.stderr, program }))
})

/** What is told of it. */
async function outcome(
  { language, speaker }: Pick<Session, 'language' | 'speaker'>,
  checks: readonly Check[],
): Promise<Outcome<DataOf<'doctor'>>> {
  const words = await doctorWordsIn(language)
  const english = await doctorWordsIn('en')
  const { say, hint } = await speakerIn('en')
  const width = Math.max(...checks.map(({ name }) => columns(words.names[name])))
  const line = ({ name, status, told }: Check, style: Style) =>
    checkText({ name: padded(words.names[name], width), status, ...told(words, speaker) }, style, width)
  return {
    data: {
      checks: checks.map(({ name, status, told }) => ({
        name,
        status,
        ...toldData(told(english, { say, hint })),
      })),
    },
    failure: checks.find(({ status }) => status === 'red')?.failure,
    text: style => shown`${checks.map(check => line(check, style))}`,
  }
}

function toldData({ found, compared, todo = '' }: Told) {
  return { found: compared === undefined ? found : `${compared} (${found})`, todo }
}

function checkText(
  { name, status, found, compared, todo = '' }: Told & { name: Shown; status: Check['status'] },
  style: Style,
  width: number,
): Shown {
  const mark = style[status]({ green: '✓', yellow: '!', red: '✗' }[status])
  const advice = todo === '' ? '' : shown`${' '.repeat(width + 4)}${HANG}${style.bold(todo)}\n`
  return shown`${mark} ${name}  ${HANG}${found}\n${compared && shown`  ${compared}\n`}${advice}`
}
