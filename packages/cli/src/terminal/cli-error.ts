import { type MessageKey, type MessageValues, t } from './messages.ts';

/** What the command ends with. */
export const EXIT_CODES = {
  ok: 0,
  /** What was asked for is not well: a service, the ledger, a content file. */
  notWell: 1,
  /** It could not be asked. */
  notReachable: 2,
  /** The command line was not understood. */
  usage: 64,
  /** The content has mistakes, so that a fleet cannot start with it. */
  content: 65,
  /** The settings are wrong. */
  settings: 78,
} as const;

/** A failure that a person can do something about; its message says what. */
export class CliError extends Error {
  /** Stable; also the name of its text. */
  readonly code: MessageKey;
  readonly exitCode: number;

  constructor(
    code: MessageKey,
    values: MessageValues = {},
    exitCode: number = EXIT_CODES.notWell,
    options?: ErrorOptions,
  ) {
    super(t(code, values), options);
    this.name = 'CliError';
    this.code = code;
    this.exitCode = exitCode;
  }
}
