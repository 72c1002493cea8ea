/** Raw deflate (RFC 1951), which a pure room cannot do by itself. */
export interface Compression {
  /** With a window of 1 KiB, which is all that the smallest readers of BBQr have. */
  deflate(bytes: Uint8Array): Uint8Array
  /** At most `limit` bytes. Throws `qr.too-large` for more, and `qr.malformed` for anything that is not deflate. */
  inflate(bytes: Uint8Array, limit: number): Uint8Array
  /** The same for data with a zlib header (RFC 1950), as PNG has it. Throws `image.malformed`. */
  unzip(bytes: Uint8Array, limit: number): Uint8Array
  /** Zlib data (RFC 1950). */
  zip(bytes: Uint8Array): Uint8Array
}
