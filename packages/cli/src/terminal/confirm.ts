import { createInterface } from 'node:readline/promises';
import { CliError, EXIT_CODES } from './cli-error.ts';
import { t } from './messages.ts';

/** Whether somebody is there to be asked. */
export const isInteractive = (): boolean => Boolean(process.stdin.isTTY && process.stdout.isTTY);

/**
 * Asks whether to go on; anything but a yes is a no.
 * @throws CliError when nobody is there to answer
 */
export async function confirm(question: string): Promise<boolean> {
  if (!isInteractive()) throw new CliError('confirm.nobody', {}, EXIT_CODES.usage);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question} ${t('confirm.choice')} `);
    return /^(s|sí|si|y|yes)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
