/** What a service's process ends with, for whoever started it. */
export const EXIT = {
  ok: 0,
  fault: 1,
  /** The content has mistakes, and none was accepted before: starting again does not help. */
  content: 65,
  /** The settings are wrong: starting again does not help. */
  settings: 78,
  /** The database was written by newer code: starting again does not help. */
  schemaFromFuture: 79,
} as const;
