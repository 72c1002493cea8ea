import { equalBytes } from '../../base/bytes.js'

const EMPTY = new Uint8Array(0)

/** The stack that OP_CHECKMULTISIG wants: the dummy that it takes too many (BIP 147), the signatures, the script. */
export function multisigStack(signatures: readonly Uint8Array[], multisig: Uint8Array): Uint8Array[] {
  return [EMPTY, ...signatures, multisig]
}

/** The signatures of such a stack, or undefined where dummy or script are not what they have to be. */
export function signaturesOnStack(
  stack: readonly Uint8Array[],
  multisig: Uint8Array,
): Uint8Array[] | undefined {
  const dummy = stack[0]
  const script = stack[stack.length - 1]
  if (stack.length < 3 || dummy?.length !== 0 || script === undefined || !equalBytes(script, multisig))
    return undefined
  return stack.slice(1, -1)
}
