import type { CustomSignal } from '../types'
import { queue, type Vendor } from './vendor'

/** A vendor of the site's own, told through its queue: denied at the start, then whatever its category changes to. */
export function custom({ queue: name, grant, deny, category }: CustomSignal): Vendor {
  return allows => {
    let told: CustomSignal['grant']

    return () => {
      const calls = allows(category) ? grant : deny
      // Copies, since there are vendors that take the arrays of their queue apart.
      if (calls !== told) queue(name).push(...calls.map(call => [...call]))
      told = calls
    }
  }
}
