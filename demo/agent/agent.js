// Stands for a visitor's agent, which would be an extension: remembers its orders for this tab.
;(() => {
  const order = () => JSON.parse(sessionStorage.getItem('agent') ?? '{}')

  class Agent extends EventTarget {
    request() {
      return Promise.resolve(order())
    }
  }
  navigator.dataProtectionControl = new Agent()

  document.addEventListener('click', ({ target }) => {
    const { order: said } = target.dataset
    if (!said) return
    sessionStorage.setItem('agent', said)
    navigator.dataProtectionControl.dispatchEvent(Object.assign(new Event('decisionchange'), { userDecisions: JSON.parse(said) }))
  })
})()
