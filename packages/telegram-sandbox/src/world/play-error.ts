/** Something a player asked for that cannot be done, with what to do instead. */
export class PlayError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'PlayError';
    this.code = code;
  }
}
