import type { Picture } from './picture.js'

/** What lies outside of a picture that has been turned. */
const GREY = 150

/**
 * A picture in grey, turned by `degrees` about its middle and `shrunk` as many times smaller (larger where that is below
 * 1; as in a mirror where it is negative), each of its pixels between the four of the original that it falls between.
 */
export function redraw(picture: Picture, degrees: number, shrunk: number): Picture {
  const times = Math.abs(shrunk)
  const width = Math.max(1, Math.floor(picture.width / times))
  const height = Math.max(1, Math.floor(picture.height / times))
  const data = new Uint8Array(4 * width * height).fill(GREY)
  const radians = (degrees * Math.PI) / 180
  const [across, down] = [Math.cos(radians) * times, Math.sin(radians) * times]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [Math.sign(shrunk) * (x - width / 2), y - height / 2]
      const level = levelAt(picture, dx * across - dy * down, dx * down + dy * across)
      if (level !== undefined) data.fill(level, 4 * (y * width + x), 4 * (y * width + x) + 3)
    }
  }
  return { width, height, data }
}

/** The grey between four pixels, at a place from the picture's middle. Green stands for all colours. */
function levelAt({ width, height, data }: Picture, fromMiddle: number, below: number): number | undefined {
  const [u, v] = [fromMiddle + width / 2, below + height / 2]
  const [x, y] = [Math.floor(u), Math.floor(v)]
  if (x < 0 || y < 0 || x + 1 >= width || y + 1 >= height) return undefined
  const at = 4 * (y * width + x) + 1
  const between = (from: number) =>
    (data[from] as number) * (1 - u + x) + (data[from + 4] as number) * (u - x)
  return between(at) * (1 - v + y) + between(at + 4 * width) * (v - y)
}
