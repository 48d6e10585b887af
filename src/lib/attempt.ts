/** What `task` gives, or `otherwise` where it throws. */
export function attempt<T, U = undefined>(task: () => T, otherwise?: U): T | U {
  try {
    return task()
  } catch {
    return otherwise as U
  }
}
