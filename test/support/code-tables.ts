import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CodeTable } from '../../src/base/codes.js'

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** The codes of every room that has some, and of every concept in one, as its `codes.ts` declares them. */
export const CODE_TABLES: ReadonlyMap<string, CodeTable> = new Map(
  await Promise.all(
    readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter(path => /^[a-z-]+(?:[\\/][a-z-]+)?[\\/]codes\.ts$/.test(path) && !path.startsWith('words'))
      .map(path => path.slice(0, -'/codes.ts'.length).replaceAll('\\', '/'))
      .map(async room => [room, await tableOf(room)] as const),
  ),
)

async function tableOf(room: string): Promise<CodeTable> {
  const module: Record<string, CodeTable> = await import(join(src, room, 'codes.ts'))
  return Object.values(module).find(value => typeof value === 'object') as CodeTable
}
