/** What `task` gives, or `otherwise` where it throws. */
export function attempt<T>(task: () => T, otherwise: T): T {
  try {
    return task()
  } catch {
    return otherwise
  }
}
