import { type VerifiedCheckpoint, verifyCheckpoint } from '../../log/attestation.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { parsedFile } from '../files.js'

/** Reads a checkpoint and verifies that a cosigner of `vault` has signed it. Throws what {@link verifyCheckpoint} throws. */
export async function readCheckpoint(
  context: Context,
  name: string,
  vault: Vault,
): Promise<VerifiedCheckpoint & { readonly file: string }> {
  return { ...(await parsedFile(context.io, name, text => verifyCheckpoint(text, vault))), file: name }
}
