import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../home/home.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';

let inUse: string | undefined;

/** The file whose settings this run has read. */
export const envFileOf = (): string | undefined => inUse;

/**
 * Reads the settings of a file, or of `.env`. What the environment has already is not replaced.
 * @throws CliError when the file was named and cannot be read
 */
export function loadEnvFile(named: string | undefined): void {
  const file = named ?? join(ROOT, '.env');
  if (!existsSync(file)) {
    if (named === undefined) return;
    throw new CliError('error.settings-absent', { file }, EXIT_CODES.settings);
  }
  try {
    process.loadEnvFile(file);
    inUse = file;
  } catch (error) {
    const values = { file, why: (error as Error).message };
    throw new CliError('error.settings-file', values, EXIT_CODES.settings);
  }
}
