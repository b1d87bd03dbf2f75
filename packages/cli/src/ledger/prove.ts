import { setTimeout as wait } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import { type CheckpointMark, type LedgerFault, LedgerProof, requestSubject } from '@yabot/contracts';
import type { z } from 'zod';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { Progress } from '../terminal/progress.ts';

type Page = z.infer<typeof LedgerProof.result>;
type Reply = { readonly result: Page } | { readonly refused: { readonly code: string } };

const PAGE_MS = 10_000;
/** The wallet may be starting again just now. */
const ATTEMPTS = 5;
const PAUSE_MS = 1_000;

/** What was proved, and what does not hold. */
export interface Proof {
  /** Whether there are no faults but those that somebody has acknowledged. */
  readonly sound: boolean;
  readonly checked: Page['checked'];
  readonly faults: readonly LedgerFault[];
  readonly acknowledged: readonly AcknowledgedFault[];
  /** The last checkpoint that was proved. */
  readonly proven: CheckpointMark | null;
}

/** A fault of which a person knows: who, why and since when. */
export type AcknowledgedFault = LedgerFault & Required<Pick<Page['faults'][number], 'acknowledged'>>;

/** Asks the wallet to prove its ledger, and shows how far that is. @param since only what is new since then */
export async function proveWithProgress(connection: NatsConnection, since?: CheckpointMark): Promise<Proof> {
  const bar = new Progress(t('ledger.proving'));
  try {
    return await proveLedger(connection, bar.at, since);
  } finally {
    bar.end();
  }
}

/**
 * Asks the wallet to prove its ledger, page by page.
 * @param since a checkpoint that was proved before, when only what is new is to be
 * @throws CliError when the wallet does not answer, or stops answering
 */
export async function proveLedger(
  connection: NatsConnection,
  progress: (part: number) => void = () => undefined,
  since?: CheckpointMark,
): Promise<Proof> {
  const checked = { movements: 0, entries: 0, accounts: 0, checkpoints: 0 };
  const faults: Page['faults'][number][] = [];
  let proven: CheckpointMark | null = since ?? null;
  let cursor: string | null | undefined;
  do {
    const page = await askPage(connection, cursor ? { cursor } : since ? { since } : {});
    for (const what of Object.keys(checked) as (keyof typeof checked)[]) checked[what] += page.checked[what];
    faults.push(...page.faults);
    proven = page.proven ?? proven;
    progress(page.progress);
    cursor = page.next;
  } while (cursor !== null);
  const acknowledged = faults.filter((fault) => isAcknowledged(fault));
  const open = faults.filter((fault) => !isAcknowledged(fault));
  return { sound: open.length === 0, checked, faults: open, acknowledged, proven };
}

const isAcknowledged = (fault: Page['faults'][number]): fault is AcknowledgedFault =>
  fault.acknowledged !== undefined;

async function askPage(connection: NatsConnection, asked: z.infer<typeof LedgerProof.schema>): Promise<Page> {
  const request = JSON.stringify(asked);
  for (let attempt = 1; ; attempt++) {
    const reply = await connection
      .request(requestSubject(LedgerProof), request, { timeout: PAGE_MS })
      .then((message) => message.json<Reply>())
      .catch((error: Error): Reply => ({ refused: { code: error.message } }));
    if ('result' in reply) return reply.result;
    if (attempt === ATTEMPTS || connection.isClosed()) {
      throw new CliError('ledger.unreachable', { why: reply.refused.code }, EXIT_CODES.notReachable);
    }
    await wait(PAUSE_MS);
  }
}
