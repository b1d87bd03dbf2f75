import { program } from './program.ts';
import { explained } from './terminal/explain.ts';
import { complaint, endsWell } from './terminal/help.ts';
import { sayError } from './terminal/output.ts';

/**
 * Carries out what was typed; what goes wrong is told.
 * @param words what was typed after `yabot`
 * @returns what the process is to end with
 */
export async function runLine(words: readonly string[]): Promise<number> {
  let ending = 0;
  const line = await program((code) => {
    ending = code;
  }, words);
  try {
    await line.parseAsync(words, { from: 'user' });
    return ending;
  } catch (error) {
    if (endsWell(error)) return 0;
    const { exitCode, ...told } = complaint(error, line, words) ?? explained(error);
    sayError(told, { json: words.includes('--json') });
    return exitCode;
  }
}
