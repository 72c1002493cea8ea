/** The version of Ringi; a test holds it to package.json. */
export const VERSION = '0.1.0'

/** No clock is right that is before this version (Unix milliseconds). */
export const RELEASED = Date.UTC(2026, 10, 1)
