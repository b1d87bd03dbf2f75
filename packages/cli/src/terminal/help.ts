import { type Command, CommanderError, type Option } from 'commander';
import { EXIT_CODES } from './cli-error.ts';
import type { Explanation } from './explain.ts';
import { type MessageKey, t } from './messages.ts';
import { styled } from './output.ts';

const TITLES: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'help.usage',
  'Options:': 'help.options',
  'Arguments:': 'help.arguments',
  'Commands:': 'help.commands',
};

/** Help and complaints in the language of the terminal; nothing ends the process but whoever called. */
export function helpIn(command: Command): Command {
  return command
    .helpOption('-h, --help', t('help.help'))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => styled('bold', t(TITLES[title] ?? 'help.options')),
      styleUsage: inWords,
      styleSubcommandTerm: inWords,
      optionDescription,
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

/** What may follow a command, in the language of the terminal. */
function inWords(usage: string): string {
  return usage.replace('[options]', t('help.words-options')).replace('[command]', t('help.words-command'));
}

function optionDescription({ description, defaultValue: value }: Option): string {
  return value === undefined ? description : `${description} ${t('help.default', { value: String(value) })}`;
}

const COMPLAINTS: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'usage.unknown-command',
  'commander.unknownOption': 'usage.unknown-option',
  'commander.missingArgument': 'usage.missing-argument',
  'commander.optionMissingArgument': 'usage.option-without-value',
  'commander.missingMandatoryOptionValue': 'usage.option-needed',
  'commander.excessArguments': 'usage.too-many',
  'commander.invalidArgument': 'usage.invalid',
};

/** Help and the version were asked for and given. */
export function endsWell(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

/** The command that was meant by what was typed, as far as it is one: `yabot wallet boost`. */
function meantBy(root: Command, words: readonly string[]): string {
  const path = [root];
  for (const word of words.filter((each) => each !== 'help')) {
    const found = path.at(-1)!.commands.find((command) => command.name() === word);
    if (found) path.push(found);
  }
  return path.map((command) => command.name()).join(' ');
}

/** What the command line was not understood for; undefined for any other error. @param words what was typed */
export function complaint(error: unknown, root: Command, words: readonly string[]): Explanation | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  const key = COMPLAINTS[error.code] ?? 'usage.which-command';
  const [, what = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, meant] = /Did you mean ([^?]*)\?/.exec(error.message) ?? [];
  const [, why = ''] = /is invalid\.?\s*(?:for[^.]*\.)?\s*(.*)$/s.exec(error.message) ?? [];
  const lines = [t(key, { what, why }), meant && t('usage.meant', { meant })];
  const help = t('usage.help', { command: meantBy(root, words) });
  return { code: key, message: [...lines, help].filter(Boolean).join('\n'), exitCode: EXIT_CODES.usage };
}

/** `yabot help …`: the help of a command; one that there is not is complained of. */
export function showHelp(root: Command, words: readonly string[]): void {
  let command = root;
  for (const what of words) {
    const found = command.commands.find((candidate) => candidate.name() === what);
    command = found ?? root.error(`unknown command '${what}'`, { code: 'commander.unknownCommand' });
  }
  command.outputHelp();
}
