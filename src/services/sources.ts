/** Cookies, lifetimes, privacy pages. Apache-2.0. */
export const OCD = 'Open Cookie Database, https://github.com/jkwakman/Open-Cookie-Database'
/** Hosts. MIT. */
export const TPW = 'third-party-web 0.30.0, https://github.com/patrickhulce/third-party-web'
