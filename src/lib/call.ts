/** Calls code that is not to stop ours: its errors go to the console, as those of a DOM listener do. */
export function call<T>(fn: (value: T) => void, value: T): void {
  try {
    fn(value)
  } catch (error) {
    console.error(error)
  }
}
