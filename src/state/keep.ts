import type { Jar } from './persist'
import type { Effect } from './store'

/** Effect: a decision → the cookie, and the state that everything else asks. */
export function keepChoice(jar: Jar, tellOthers: () => void): Effect {
  return store =>
    store.$change.listen(change => {
      const { decision, choice, question, before, now } = change
      store.$grants.set(now)
      if (before !== now) store.$granted.set([...now.categories])
      // An allowance for this page view replaces no choice.
      if (decision?.page) return
      if (decision) {
        if (!jar.write(choice!)) store.emit('error', { code: 'choice-not-kept', message: 'The choice is not kept' })
        tellOthers()
      }
      store.$stored.set(choice)
      store.$choice.set(question && question !== 'new-category' ? null : choice)
      store.$question.set(question)
    })
}
