/** Every text of one language, with categories and services: tens of kilobytes. */
export const MAX_NOTICE = 512 * 1024
