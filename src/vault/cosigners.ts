import type { Vault } from './vault.js'

/** Whoever has cosigners, by their place. */
type WithCosigners = {
  readonly cosigners: readonly Pick<Vault['cosigners'][number], 'name' | 'fingerprint'>[]
}

/** The name of a cosigner by their place in the vault. */
export function cosignerName(vault: WithCosigners, place: number): string {
  return cosignerAt(vault, place).name
}

/** A cosigner by their place in the vault, as entries of logs and signed statements name them. */
export function cosignerAt({ cosigners }: WithCosigners, place: number) {
  const { name, fingerprint } = cosigners[place] as WithCosigners['cosigners'][number]
  return { name, fingerprint }
}

/** The cosigner of that name, named in the same way. */
export function cosignerNamed(vault: WithCosigners, name: string) {
  return cosignerAt(
    vault,
    vault.cosigners.findIndex(one => one.name === name),
  )
}
