/** What base64 makes of the marks at the beginning of encrypted wallets: Electrum's BIE1 and BIE2, Sparrow's SPRW1. */
const MARKS = /^\s*(?:QklFM[Q-Za-v]|U1BSVz[E-H])[A-Za-z0-9+/]{40}/

/** Whether a file is a wallet that Electrum or Sparrow has encrypted under a password. */
export function isEncryptedWallet(text: string): boolean {
  return MARKS.test(text)
}
