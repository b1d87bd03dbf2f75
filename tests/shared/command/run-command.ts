import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OptionsError } from './options.ts';

const WRONG_OPTIONS = 2;
const BROKEN_OFF = { SIGINT: 130, SIGTERM: 143 } as const;

/** A program of the command line that starts fleets and keeps what it finds. */
export interface Command<Options> {
  /** Of the folder under `.yabot` in which it keeps that. */
  readonly name: string;
  readonly help: string;
  /** @throws OptionsError that says what is wrong */
  readonly readOptions: (args: readonly string[]) => Options | 'help';
  /** @returns what the process is to end with */
  readonly run: (options: Options, folder: string) => Promise<number>;
  /** Stops what still runs when it is broken off. */
  readonly stop: () => Promise<void>;
}

/** Runs the command as this process, which ends with what it gives. */
export async function runCommand<Options>(command: Command<Options>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void command.stop().finally(() => process.exit(BROKEN_OFF[signal])));
  }
  try {
    process.exitCode = await carriedOut(command);
  } catch (error) {
    console.error(error instanceof OptionsError ? `${error.message}\n\n${command.help}` : error);
    process.exitCode = error instanceof OptionsError ? WRONG_OPTIONS : 1;
  }
}

async function carriedOut<Options>({ name, help, readOptions, run }: Command<Options>): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(help);
    return 0;
  }
  const home = process.env.YABOT_HOME || join(import.meta.dirname, '../../../.yabot');
  const folder = join(resolve(home), name);
  await mkdir(folder, { recursive: true });
  return run(options, folder);
}
