/**
 * Advanced Data Protection Control as a source of signals: https://www.dataprotectioncontrol.org/spec (an unofficial draft, in no
 * browser; there are extensions). A pattern for whatever agent comes: one object with `read` and `subscribe`.
 *
 * @param {{ id: string, text: string, category: string }[]} requests what the agent is asked, and the category that it answers for
 * @param {boolean} trusted whether its consent counts, or only its refusal
 */
function adpc(requests, trusted = false) {
  let said = { consent: [], withdraw: [] }

  return {
    trusted,

    read() {
      const isGiven = id => said.consent.includes(id)
      // `*` is everything that is not consented to beside it.
      const isRefused = id => !isGiven(id) && ['*', id].some(entry => said.withdraw.includes(entry))
      return requests
        .filter(({ id }) => isGiven(id) || isRefused(id))
        .map(({ id, category }) => ({ category, state: isGiven(id) ? 'granted' : 'denied' }))
    },

    subscribe(tell) {
      const agent = navigator.dataProtectionControl
      const hear = decisions => {
        said = { consent: [], withdraw: [], ...decisions }
        tell()
      }
      agent?.addEventListener('decisionchange', ({ userDecisions }) => hear(userDecisions))
      agent?.request(requests.map(({ id, text }) => ({ id, text }))).then(hear, () => {})
    }
  }
}
