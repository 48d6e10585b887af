/** The store cannot keep up: the sender is told to come back. */
export class Overloaded extends Error {
  override name = 'Overloaded'
}

export interface Committer<Item, Result> {
  /** Resolves after the commit that holds the item; rejects with {@link Overloaded}, or with the store's error. */
  push(item: Item): Promise<Result>
  readonly depth: number
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>
}

/**
 * Group commit: what arrives while one transaction is on its way to the disk goes with the next, so that the cost of a commit
 * is shared by everybody who waits for it. One transaction at a time.
 *
 * @param write resolves with one result an item, in order
 * @param most rows of one transaction
 * @param bound items that may wait; more are refused at once, so that memory stays bounded however slow the store is
 */
export function createCommitter<Item, Result>(
  write: (batch: Item[]) => Promise<Result[]>,
  { most = 512, bound = 5000, gatherMs = 2 } = {}
): Committer<Item, Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }
  let queue: Waiting[] = []
  let inFlight = 0
  let running: Promise<void> | null = null

  async function run() {
    await new Promise(resolve => setTimeout(resolve, gatherMs))
    while (queue.length) {
      const batch = queue.slice(0, most)
      queue = queue.slice(most)
      inFlight = batch.length
      try {
        const results = await write(batch.map(waiting => waiting.item))
        batch.forEach((waiting, index) => waiting.resolve(results[index]!))
      } catch (error) {
        batch.forEach(waiting => waiting.reject(error))
      }
      inFlight = 0
      // A synchronous store would never let requests in between.
      await new Promise(setImmediate)
    }
    running = null
  }

  return {
    push(item) {
      if (queue.length + inFlight >= bound) return Promise.reject(new Overloaded('the queue is full'))
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject })
        running ??= run()
      })
    },
    get depth() {
      return queue.length + inFlight
    },
    async drain() {
      while (running) await running
    }
  }
}
