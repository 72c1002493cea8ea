import { type Model, modelOf } from '../app/model.js'
import type { AnyNetwork } from '../chain/network.js'
import { type CommandModule, defineCommand, type Outcome } from './command.js'
import { type Asked, type CommandParameter, type ParameterTable, refuseOthers } from './parameters.js'
import type { Session } from './session.js'

/** What a command does with a request. */
type Run<P extends ParameterTable, D extends object> = (
  context: Session,
  request: Asked<P>,
) => Promise<Outcome<D>>

/** What a command does for vaults of each kind, and how it is found out of which kind its vault is. */
interface ByModel<P extends ParameterTable, D extends object> {
  readonly model: (context: Session, request: Asked<P>) => Model | Promise<Model>
  readonly coins: Run<P, D>
  /** Loaded where the vault is an account, and nowhere else: who has coins pays nothing for it. */
  readonly account: () => Promise<{ readonly run: Run<P, D> }>
}

/**
 * A command that vaults of coins and accounts have in common: the one place in which they part. What is given and is for
 * the other kind is refused.
 */
export function defineByModel<P extends ParameterTable, D extends object>(
  parameters: P,
  { model, coins, account }: ByModel<P, D>,
): CommandModule<D> {
  return defineCommand(parameters, async (context: Session, request: Asked<P>) => {
    const found = await model(context, request)
    refuseOthers(found, parameters, request)
    return found === 'coins' ? await coins(context, request) : await (await account()).run(context, request)
  })
}

/** The same where the line says on which network the vault is to be. */
export function defineByNetwork<
  P extends ParameterTable & { readonly network: CommandParameter<AnyNetwork | undefined> },
  D extends object,
>(parameters: P, runs: Pick<ByModel<P, D>, 'coins' | 'account'>): CommandModule<D> {
  const modelIn = ({ network }: { readonly network?: unknown }): Model =>
    isNetwork(network) ? network.model : 'coins'
  return {
    ...defineByModel(parameters, { ...runs, model: (_, request) => modelIn(request) }),
    modelOf: modelIn,
  }
}

function isNetwork(value: unknown): value is AnyNetwork {
  return typeof value === 'object' && value !== null && 'model' in value
}

/** Of which kind the vault is that a request names. */
export async function ofVault(context: Session, { vault }: { readonly vault: string }): Promise<Model> {
  return await modelOf(context, vault)
}
