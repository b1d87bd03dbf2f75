import { type Command, Option } from 'commander';
import { type MessageKey, t, wordsIn } from '../terminal/messages.ts';
import { actorOf, type Field, fieldsOf } from './fields.ts';
import type { Operation } from './operation.ts';
import { NULL } from './show.ts';

type Finish = (code: number) => void;

/** Adds a command of the line: its words and options are the fields of its message. */
export function addOperation(group: Command, operation: Operation, finish: Finish): void {
  const fields = fieldsOf(operation);
  const words = operation.words.map((word) => fields.find(({ path: [key] }) => key === word)!);
  const command = group.command(operation.name).description(t(aboutOf(operation)));
  for (const { name, required, ...field } of words) {
    command.argument(required ? `<${name}>` : `[${name}]`, explained({ name, required, ...field }));
  }
  for (const field of fields) if (!words.includes(field)) command.addOption(optionOf(field, operation));
  command.option('--json', t('about.json'));
  if (operation.message.kind === 'command') addOrderOptions(command, operation);
  command.action(async (...given: unknown[]) => {
    const options = command.opts<Record<string, unknown>>();
    const named = words.map(({ name }, index) => [name, given[index]] as const);
    const texts = {
      ...byName(fields, options),
      ...Object.fromEntries(named.filter(([, text]) => text !== undefined)),
    };
    finish(await (await import('./carry-out.ts')).carryOut(operation, texts, options));
  });
}

/** The name of the text that says what a command of the line does. */
export const aboutOf = ({ group, name }: Pick<Operation, 'group' | 'name'>) =>
  `about.${group}-${name}` as MessageKey;

function addOrderOptions(command: Command, operation: Operation): void {
  if (actorOf(operation) === 'person') command.option('--by <who>', t('about.by'));
  command
    .option('--preview', t('about.dry-run'))
    .option('-y, --yes', t('about.yes'))
    .option('--key <key>', t('about.key'));
}

function optionOf(field: Field, { defaults }: Operation): Option {
  const { name, kind, required } = field;
  const option = new Option(
    kind === 'switch' ? `--${name}` : `--${name} <${PLACES[kind]}>`,
    explained(field),
  );
  if (name in defaults) option.default(defaults[name]);
  return option.makeOptionMandatory(required);
}

const PLACES = {
  person: 'who',
  moment: 'when',
  number: 'number',
  choice: 'which',
  list: 'a,b',
  text: 'text',
};

/** What it means that an option is left out, where that is more than that there is none. */
const UNSAID: Readonly<Record<string, MessageKey>> = { until: 'operation.until-now' };

/** What a field is, and how it is written where that does not go without saying. */
function explained({ name, path, kind, choices, nullable, required }: Field): string {
  const how =
    kind === 'person' ? t('operation.how-person') : kind === 'moment' ? t('operation.how-moment') : '';
  const unsaid = nullable ? NULL[path.at(-1)!] : required ? undefined : UNSAID[name];
  const leftOut = unsaid && t('operation.left-out', { meaning: t(unsaid) });
  return [wordsIn('field', name), choices?.join(' | '), leftOut, how].filter(Boolean).join('; ');
}

/** Options by the names of fields: commander calls `--cause-prefix` causePrefix. */
function byName(fields: readonly Field[], options: Readonly<Record<string, unknown>>) {
  const camel = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    fields.flatMap(({ name }) => (options[camel(name)] === undefined ? [] : [[name, options[camel(name)]]])),
  );
}
