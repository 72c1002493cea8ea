import { errorOf, RingiError, within } from '../../../base/error.js'
import type { Finding } from '../../../base/finding.js'
import { messageOf } from '../../../base/message.js'

/**
 * What `attempt` gives. Where it is refused over the coins that there are (`coins.*`), those that were passed over before
 * are told with the refusal: they may be the way out.
 */
export function withPassedOver<T>(passedOver: readonly Finding[], attempt: () => T): T {
  try {
    return attempt()
  } catch (error) {
    if (!(error instanceof RingiError) || !error.code.startsWith('coins.') || passedOver.length === 0)
      throw error
    const failure = errorOf(error, { findings: [...passedOver, ...error.findings], cause: error })
    throw within(failure, { passedOver: passedOver.map(messageOf) })
  }
}
