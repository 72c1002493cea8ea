/** In the place of randomness: bytes that go on from `start` in a fixed order, so that a test can have them again. */
export function countedBytes(start: number): (bytes: number) => Uint8Array {
  let next = start
  return bytes =>
    Uint8Array.from({ length: bytes }, () => {
      next = (next * 167 + 13) & 0xff
      return next
    })
}
