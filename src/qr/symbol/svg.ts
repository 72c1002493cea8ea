import type { Modules } from './symbol.js'

/** The dark squares of a code as the path of an SVG, a unit for a square. */
export function pathOf(modules: Modules): string {
  return modules
    .map((row, y) => {
      let line = ''
      for (let x = 0; x < row.length; x++) {
        if (row[x] !== true) continue
        let end = x + 1
        while (row[end] === true) end++
        line += `M${x} ${y}h${end - x}v1h${x - end}z`
        x = end
      }
      return line
    })
    .join('')
}

/** Squares between codes on a sheet, and for the line below each. */
const GAP = 6

/** Codes as one SVG: one alone, or a sheet of several in rows, numbered. Black on white, whatever the page around it. */
export function writeSvg(frames: readonly Modules[]): string {
  const size = (frames[0] as Modules).length
  const columns = Math.ceil(Math.sqrt(frames.length))
  const rows = Math.ceil(frames.length / columns)
  const [width, height] = frames.length === 1 ? [size, size] : [columns * (size + GAP), rows * (size + GAP)]
  const codes = frames.map((modules, i) => {
    const [x, y] = [(i % columns) * (size + GAP), Math.floor(i / columns) * (size + GAP)]
    const label =
      frames.length === 1 ? '' : `<text x="${size / 2}" y="${size + 2}">${i + 1} / ${frames.length}</text>`
    return `<g transform="translate(${x} ${y})"><path d="${pathOf(modules)}"/>${label}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges" font-family="sans-serif" font-size="4" text-anchor="middle">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...codes,
    '</svg>',
    '',
  ].join('\n')
}
