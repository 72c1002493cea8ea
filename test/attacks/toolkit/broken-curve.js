// Loaded into the program with `node --import`: a machine that miscalculates. One bit of every signature is flipped, but of
// those whose bytes are known beforehand, which a library makes to see whether the curve is right. With BROKEN_CHECK the
// check beside it is broken as well, and finds everything right.
const Real = WebAssembly.Instance
const KNOWN = 0x5e9f0a0d

WebAssembly.Instance = function Instance(...given) {
  const { exports } = new Real(...given)
  if (exports.sign === undefined) return { exports }
  const { buffer } = exports.memory
  const sign = extra => {
    const isKnown = new DataView(buffer).getUint32(exports.HASH_INPUT.value) === KNOWN
    const result = exports.sign(extra)
    if (!isKnown) new Uint8Array(buffer, exports.SIGNATURE_INPUT.value, 64)[40] ^= 1
    return result
  }
  const verify = process.env.BROKEN_CHECK ? () => 1 : exports.verify
  return { exports: { ...exports, sign, verify } }
}
