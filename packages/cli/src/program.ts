import { Command, InvalidArgumentError } from 'commander';
import own from '../package.json' with { type: 'json' };
import { GROUPS, type Group } from './operations/operation.ts';
import { loadEnvFile } from './settings/load-env.ts';
import { EXIT_CODES } from './terminal/cli-error.ts';
import { helpIn, showHelp } from './terminal/help.ts';
import { t } from './terminal/messages.ts';

const NEWEST = 50;

/** Carries a command out and ends the process with what it gives. */
type Run = <Arguments extends unknown[]>(
  action: (...given: Arguments) => Promise<number>,
) => (...given: Arguments) => Promise<void>;

/**
 * The whole command line. Commands are loaded when they are used, so that help is there at once.
 * @param words what was typed: groups of commands that it does not name stay empty
 */
export async function program(finish: (code: number) => void, words: readonly string[]): Promise<Command> {
  const run: Run =
    (action) =>
    async (...given) =>
      finish(await action(...given));
  const root = helpIn(new Command('yabot'))
    .description(t('about'))
    .version(own.version, '-V, --version', t('about.version'))
    .option('--settings <file>', t('about.settings'))
    .hook('preAction', (command) => loadEnvFile(command.opts<{ settings?: string }>().settings));
  addFleetCommands(root, run);
  addTrace(root, run);
  addLedger(root, run);
  addEconomy(root, run);
  addGift(root, run);
  addPeople(root, run);
  addImport(root, run);
  addDeadLetters(root, run);
  addContent(root, run);
  await addOperations(root, finish, words);
  addHelp(root, run);
  return root;
}

function addFleetCommands(root: Command, run: Run) {
  withJson(root.command('up').description(t('about.up'))).action(
    run(async (options) => (await import('./up/command.ts')).up(options)),
  );
  withJson(root.command('down').description(t('about.down'))).action(
    run(async (options) => (await import('./up/down.ts')).down(options)),
  );
  withJson(root.command('status').description(t('about.status')))
    .option('-w, --watch', t('about.watch'))
    .action(run(async (options) => (await import('./status/command.ts')).status(options)));
  withJson(root.command('doctor').description(t('about.doctor'))).action(
    run(async (options) => (await import('./doctor/command.ts')).doctor(options)),
  );
}

function addTrace(root: Command, run: Run) {
  withJson(root.command('trace').description(t('about.trace')).argument('[id]', t('about.trace-id')))
    .option('--last', t('about.trace-last'))
    .option('--user <id>', t('about.trace-user'))
    .option('--within <minutes>', t('about.trace-within'), positive)
    .action(run(async (id, options) => (await import('./trace/command.ts')).trace(id, options)));
}

function addLedger(root: Command, run: Run) {
  const ledger = root.command('ledger').helpCommand(false).description(t('about.ledger'));
  withJson(ledger.command('verify').description(t('about.ledger-verify')))
    .option('--full', t('about.ledger-full'))
    .action(run(async (options) => (await import('./ledger/command.ts')).verifyLedger(options)));
  withJson(ledger.command('receipt').description(t('about.ledger-receipt')))
    .argument('<file-or-cause>', t('about.ledger-receipt-what'))
    .option('--user <id>', t('about.ledger-receipt-user'))
    .option('--out <file>', t('about.ledger-receipt-out'))
    .action(run(async (what, options) => (await import('./ledger/receipt.ts')).showReceipt(what, options)));
  withJson(ledger.command('unfreeze').description(t('about.ledger-unfreeze')))
    .argument('<user>', t('about.ledger-user'))
    .requiredOption('--reason <text>', t('about.ledger-reason'))
    .option('-y, --yes', t('about.yes'))
    .action(
      run(async (user, options) => (await import('./ledger/unfreeze.ts')).unfreezeAccount(user, options)),
    );
  withJson(ledger.command('acknowledge').description(t('about.ledger-acknowledge')))
    .argument('[subject...]', t('about.ledger-subjects'))
    .requiredOption('--reason <text>', t('about.ledger-acknowledge-reason'))
    .option('--dry-run', t('about.dry-run'))
    .option('-y, --yes', t('about.yes'))
    .action(
      run(async (subjects, options) =>
        (await import('./ledger/acknowledge.ts')).acknowledgeFaults(subjects, options),
      ),
    );
}

function addEconomy(root: Command, run: Run) {
  const economy = root.command('economy').helpCommand(false).description(t('about.economy'));
  withJson(economy.command('simulate').description(t('about.economy-simulate')))
    .option('--content <folder>', t('about.economy-content'))
    .option('--until <moment>', t('about.economy-until'), moment)
    .option('--users <count>', t('about.economy-users'), positive)
    .option('--days <count>', t('about.economy-days'), positive)
    .option('--seed <number>', t('about.economy-seed'), positive, 1)
    .option('--bands <list>', t('about.economy-bands'))
    .option('--page <file>', t('about.economy-page'))
    .action(run(async (options) => (await import('./economy/simulate.ts')).simulate(options)));
}

function addGift(root: Command, run: Run) {
  const gift = root.command('gift').helpCommand(false).description(t('about.gift'));
  withJson(gift.command('verify').description(t('about.gift-verify')))
    .argument('[user]', t('about.gift-user'))
    .argument('[number]', t('about.gift-number'), positive)
    .option('--file <proof>', t('about.gift-file'))
    .action(
      run(async (user, number, options) =>
        (await import('./gift/verify.ts')).verifyDrawnGift(user, number, options),
      ),
    );
}

function addPeople(root: Command, run: Run) {
  const person = root.command('person').helpCommand(false).description(t('about.person'));
  const who = t('about.person-who');
  withJson(person.command('export').description(t('about.person-export')).argument('<who>', who)).action(
    run(async (name) => (await import('./person/export.ts')).exportPerson(name)),
  );
  withJson(person.command('erase').description(t('about.person-erase')).argument('<who>', who))
    .option('-y, --yes', t('about.yes'))
    .action(run(async (name, options) => (await import('./person/erase.ts')).erasePerson(name, options)));
}

function addImport(root: Command, run: Run) {
  withJson(root.command('import').description(t('about.import')).argument('<file>', t('about.import-file')))
    .option('--preview', t('about.import-preview'))
    .option('--id <name>', t('about.import-id'))
    .option('-y, --yes', t('about.yes'))
    .action(run(async (file, options) => (await import('./import/command.ts')).importFile(file, options)));
}

function addDeadLetters(root: Command, run: Run) {
  const dlq = root.command('dlq').helpCommand(false).description(t('about.dlq'));
  const load = () => import('./dlq/command.ts');
  const seq = t('about.dlq-seq');
  withJson(dlq.command('list').description(t('about.dlq-list')))
    .option('--service <name>', t('about.dlq-service'))
    .option('--code <code>', t('about.dlq-code'))
    .option('--limit <count>', t('about.dlq-limit'), positive, NEWEST)
    .action(run(async (options) => (await load()).listLetters(options)));
  withJson(dlq.command('show').description(t('about.dlq-show')).argument('<seq>', seq, positive))
    .option('--raw', t('about.dlq-raw'))
    .action(run(async (at, options) => (await load()).showOneLetter(at, options)));
  withJson(dlq.command('replay').description(t('about.dlq-replay')).argument('[seq]', seq, positive))
    .option('--all', t('about.dlq-all'))
    .option('--service <name>', t('about.dlq-service'))
    .option('--code <code>', t('about.dlq-code'))
    .option('-y, --yes', t('about.yes'))
    .action(run(async (at, options) => (await load()).replayLetters(at, options)));
  withJson(dlq.command('discard').description(t('about.dlq-discard')))
    .argument('<seq>', seq, positive)
    .requiredOption('--reason <text>', t('about.dlq-reason'))
    .option('-y, --yes', t('about.yes'))
    .action(run(async (at, options) => (await load()).discardLetter(at, options)));
  withJson(dlq.command('history').description(t('about.dlq-history'))).action(
    run(async (options) => (await load()).lettersHistory(options)),
  );
}

function addContent(root: Command, run: Run) {
  const content = root.command('content').helpCommand(false).description(t('about.content'));
  withJson(content.command('check').description(t('about.content-check')))
    .argument('[folder]', t('about.content-folder'))
    .action(
      run(async (folder, options) =>
        (await import('./content/command.ts')).checkContentFiles(folder, options),
      ),
    );
}

/** Commands that are made from messages; some of their groups have others too. */
async function addOperations(root: Command, finish: (code: number) => void, words: readonly string[]) {
  const groups = new Map(GROUPS.map((name) => [name, groupOf(root, name)]));
  const wanted = GROUPS.filter((name) => words.includes(name));
  if (wanted.length === 0) return;
  const [{ OPERATIONS }, { addOperation }] = await Promise.all([
    import('./operations/list.ts'),
    import('./operations/add.ts'),
  ]);
  for (const operation of OPERATIONS) {
    if (wanted.includes(operation.group)) addOperation(groups.get(operation.group)!, operation, finish);
  }
}

function groupOf(root: Command, name: Group): Command {
  const known = root.commands.find((command) => command.name() === name);
  return (
    known ??
    root
      .command(name)
      .helpCommand(false)
      .description(t(`about.${name}`))
  );
}

function addHelp(root: Command, run: Run) {
  root
    .command('help')
    .description(t('help.help-of'))
    .argument('[command...]', t('help.which'))
    .action(
      run(async (words: string[]) => {
        showHelp(root, words);
        return EXIT_CODES.ok;
      }),
    );
}

function withJson(command: Command): Command {
  return command.option('--json', t('about.json'));
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError(t('usage.positive'));
  return number;
}

function moment(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError(t('usage.moment'));
  return at;
}
