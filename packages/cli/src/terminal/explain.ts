import { EXIT_CODES } from './cli-error.ts';
import { t } from './messages.ts';
import { remark, styled } from './output.ts';

/** What errors made for people have besides their message. */
interface Explained {
  readonly exitCode?: number;
  readonly status?: number;
  readonly code?: unknown;
}

/** Errors of these kinds tell in their message what happened and what to do. */
const FOR_PEOPLE = ['CliError', 'SettingsError', 'ProcessGaveUp', 'LocalServerError', 'ContentError'];

/**
 * Tells a person what went wrong.
 * @returns what the process is to end with
 */
export function explain(error: unknown): number {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const isForPeople = FOR_PEOPLE.includes(name);
  const text = isForPeople ? message : t('error.unexpected', { why: message });
  remark(styled('red', text, process.stderr));
  if (!isForPeople && process.env.LOG_LEVEL === 'debug' && error instanceof Error) remark(error.stack ?? '');
  if (name === 'SettingsError') return EXIT_CODES.settings;
  const { exitCode, status } = error as Explained;
  return exitCode ?? status ?? EXIT_CODES.notWell;
}
