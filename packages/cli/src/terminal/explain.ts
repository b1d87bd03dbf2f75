import { EXIT_CODES } from './cli-error.ts';
import { t } from './messages.ts';
import type { ToldError } from './output.ts';

/** What errors made for people have besides their message. */
interface Explained {
  readonly exitCode?: number;
  readonly status?: number;
  readonly code?: unknown;
}

/** What a person is told of an error, and what the process is to end with. */
export interface Explanation extends ToldError {
  readonly exitCode: number;
}

/** Errors of these kinds tell in their message what happened and what to do. */
const FOR_PEOPLE = ['CliError', 'SettingsError', 'ProcessGaveUp', 'LocalServerError', 'ContentError'];

/** What went wrong, in words. */
export function explained(error: unknown): Explanation {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  if (!FOR_PEOPLE.includes(name)) {
    const details = process.env.LOG_LEVEL === 'debug' ? `\n${stack}` : '';
    const told = t('error.unexpected', { why: message }) + details;
    return { code: 'unexpected', message: told, exitCode: EXIT_CODES.notWell };
  }
  const { exitCode, status, code } = error as Explained;
  const ending = name === 'SettingsError' ? EXIT_CODES.settings : (exitCode ?? status ?? EXIT_CODES.notWell);
  return { code: String(code), message, exitCode: ending };
}
