/** What went wrong with a local server, as a stable code. */
export type LocalServerErrorCode =
  /** No usable binary on this machine, and none could be fetched. */
  | 'SERVER_NOT_FOUND'
  /** The server ended, or did not answer in time, while starting. */
  | 'SERVER_DID_NOT_START'
  /** Another process holds the data folder. */
  | 'SERVER_DIR_IN_USE'
  /** The operation needs a running server, and this one is not. */
  | 'SERVER_NOT_RUNNING'
  /** A file or a program that a fetch needs failed; another source may still have it. */
  | 'FETCH_FAILED'
  /** A setting of the tests names something unknown or absent. */
  | 'TEST_SERVERS_SETTING';

/** A failure of a local server whose message says what to do about it. */
export class LocalServerError extends Error {
  override readonly name = 'LocalServerError';
  readonly code: LocalServerErrorCode;

  constructor(code: LocalServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The message of anything thrown, in one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim();
}
