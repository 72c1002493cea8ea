import { RingiError } from '../../bitcoin/error.js'
import { Chain } from '../../log/chain.js'
import { type History, HistoryBuilder } from '../../log/history.js'
import { streamOf, withFile } from '../../platform/files.js'
import { eachLine } from '../../platform/lines.js'

/**
 * What logs given as files say was signed, each verified from its first entry on. Throws `history.broken`, with the file
 * and the line, for one that does not verify; `file.*`.
 */
export async function readHistory(names: readonly string[]): Promise<History> {
  const builder = new HistoryBuilder()
  for (const name of names) await addLog(name, builder)
  return builder.history
}

async function addLog(name: string, builder: HistoryBuilder): Promise<void> {
  const chain = new Chain()
  let line = 0
  try {
    const take = (text: string) => {
      line++
      builder.add(chain.take(text))
    }
    const { rest } = await withFile(name, handle => eachLine(name, streamOf(handle), take))
    if (rest.length > 0) throw new RingiError('log.malformed', 'its last line is not whole.')
  } catch (cause) {
    if (!(cause instanceof RingiError) || cause.code.startsWith('file.un')) throw cause
    throw new RingiError('history.broken', `${name}, line ${line}: ${cause.message}`, {
      hint: 'ringi log verify says more. A history that does not verify proves nothing of what was signed.',
      details: { file: name, line },
      cause,
    })
  }
}
