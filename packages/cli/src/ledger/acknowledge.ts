import type { NatsConnection } from '@nats-io/nats-core';
import { AcknowledgeFaults, type LedgerFault, MENDED_BY_UNFREEZING, MORE_FAULTS } from '@yabot/contracts';
import { ask, operator } from '../fleet/ask.ts';
import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { confirm } from '../terminal/confirm.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson } from '../terminal/output.ts';
import { proveWithProgress } from './prove.ts';
import { countedByCode, faultLines } from './show-faults.ts';

/** As many as one command takes. */
const TOGETHER = 100;

/** What `yabot ledger acknowledge` can be told. */
export interface AcknowledgeOptions {
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** What is to be acknowledged, and what opening an account mends instead. */
interface Choice {
  readonly chosen: readonly LedgerFault[];
  readonly mendable: readonly LedgerFault[];
}

/** `yabot ledger acknowledge`: faults that stay are known from now on, and no alarm any more. */
export async function acknowledgeFaults(subjects: readonly string[], options: AcknowledgeOptions) {
  const reason = options.reason.trim();
  if (reason === '') throw new CliError('ledger.reason-wanted', {}, EXIT_CODES.usage);
  return withFleet(async (connection) => {
    const { faults } = await proveWithProgress(connection);
    const choice = chosenOf(faults, subjects);
    if (!options.json) show(choice);
    const goesOn = !options.dryRun && choice.chosen.length > 0 && (await isWanted(choice, options));
    const acknowledged = goesOn ? await acknowledge(connection, choice.chosen, reason) : 0;
    if (options.json) sayJson({ ...choice, acknowledged });
    else if (goesOn) say(t('ledger.acknowledged', { count: acknowledged }));
    return EXIT_CODES.ok;
  });
}

function chosenOf(faults: readonly LedgerFault[], subjects: readonly string[]): Choice {
  const named = faults.filter(
    ({ code, subject }) => code !== MORE_FAULTS.code && (subjects.length === 0 || subjects.includes(subject)),
  );
  const { stays = [], mendable = [] } = Object.groupBy(named, ({ code }) =>
    MENDED_BY_UNFREEZING.includes(code) ? 'mendable' : 'stays',
  );
  return { chosen: stays, mendable };
}

function show({ chosen, mendable }: Choice) {
  if (chosen.length === 0) say(t('ledger.nothing-to-acknowledge'));
  for (const line of [...faultLines(chosen), ...countedByCode(chosen)]) say(line);
  for (const { code, subject } of mendable) say(t('ledger.mendable', { code, subject }));
}

async function isWanted({ chosen }: Choice, { yes }: AcknowledgeOptions): Promise<boolean> {
  return yes || confirm(t('ledger.acknowledge-these', { count: chosen.length }));
}

/** @returns how many nobody had acknowledged before */
async function acknowledge(connection: NatsConnection, faults: readonly LedgerFault[], reason: string) {
  let acknowledged = 0;
  for (let first = 0; first < faults.length; first += TOGETHER) {
    const portion = faults.slice(first, first + TOGETHER);
    const reply = await ask(connection, AcknowledgeFaults, { faults: portion, by: operator(), reason });
    if ('refused' in reply) {
      throw new CliError('ledger.not-acknowledged', { why: reply.refused.code }, EXIT_CODES.notReachable);
    }
    acknowledged += reply.result.acknowledged;
  }
  return acknowledged;
}
