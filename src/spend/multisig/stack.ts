/** OP_CHECKMULTISIG takes one item too many from the stack, which has to be empty (BIP 147). */
const DUMMY = new Uint8Array(0)

/** The stack that OP_CHECKMULTISIG wants below its script: the dummy and the signatures. */
export function multisigStack(signatures: readonly Uint8Array[]): Uint8Array[] {
  return [DUMMY, ...signatures]
}

/** The signatures of such a stack, or undefined where it has no dummy, another one, or no signature. */
export function signaturesOnStack(stack: readonly Uint8Array[]): Uint8Array[] | undefined {
  const [dummy, ...signatures] = stack
  return dummy?.length === 0 && signatures.length > 0 ? signatures : undefined
}
