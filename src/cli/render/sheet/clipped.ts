import { columns, shown } from '../style.js'

/** Text from outside in at most `most` columns. */
export function clipped(text: string, most: number): string {
  const safe = shown(text)
  if (columns(safe) <= most) return safe
  let kept = ''
  for (const character of safe) {
    if (columns(kept) + columns(character) >= most) break
    kept += character
  }
  return `${kept}…`
}
