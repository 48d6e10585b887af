/** What only a record needs that was not taken at the first try; `dist/consentry-delivery.js`, loaded then. */
export { http } from './http'
export { createOutbox } from './outbox'
