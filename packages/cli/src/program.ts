import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { ROOT } from './home/home.ts';
import { CliError, EXIT_CODES } from './terminal/cli-error.ts';
import { t } from './terminal/messages.ts';

/** Carries out a command; its number is what the process ends with. */
type Action<Options> = (options: Options) => Promise<number>;

/** The whole command line. Commands are loaded when they are used, so that help is there at once. */
export function program(finish: (code: number) => void): Command {
  const root = new Command('yabot')
    .description(t('about'))
    .option('--env-file <file>', t('about.env-file'))
    .hook('preAction', (command) => loadEnvironment(command.opts<{ envFile?: string }>().envFile))
    .showHelpAfterError();
  const running =
    <Options>(action: Action<Options>) =>
    async (options: Options) =>
      finish(await action(options));

  root
    .command('up')
    .description(t('about.up'))
    .option('--json', t('about.json'))
    .action(running(async (options) => (await import('./up/command.ts')).up(options)));
  root
    .command('down')
    .description(t('about.down'))
    .action(running(async () => (await import('./up/down.ts')).down()));
  return root;
}

/** What the environment has already is not replaced. Without a file of that name there is nothing to read. */
function loadEnvironment(file: string | undefined) {
  const usual = join(ROOT, '.env');
  if (file === undefined && !existsSync(usual)) return;
  try {
    process.loadEnvFile(file ?? usual);
  } catch (error) {
    const why = (error as Error).message;
    throw new CliError('error.env-file', { file: file ?? usual, why }, EXIT_CODES.settings);
  }
}
