import { setTimeout as wait } from 'node:timers/promises';
import { partitionOf } from '@yabot/contracts';
import type { AttachContext, Attachment } from '@yabot/service-kit';
import type { WalletSettings } from '../../config.ts';
import type { Fault } from '../../rules/proof/fault.ts';
import { unacknowledged } from '../../tables/acknowledgements.ts';
import type { Sql } from '../../tables/moment.ts';
import { Findings } from './findings.ts';
import { freezeFaulty } from './freezing.ts';
import { balanceRounds, bookRound, type Round } from './rounds.ts';

/** The book takes longer, and most of what can be wrong shows in a balance. */
const BOOK_EVERY = 2;
/** Between turns, as many times what the turn took: the audits leave four fifths of the process to others. */
const REST = 4;
const MIN_REST_MS = 2;
/** On a machine that has much else to do turns take long; the book has to be through within five minutes all the same. */
const MAX_REST_MS = 50;
/** An instance that does not audit looks whether it is to. */
const LOOK_MS = 1_000;
/** Of several instances, whoever works on this partition audits. */
const AUDITS = partitionOf('ledger');

interface Audit {
  readonly name: string;
  readonly everyMs: number;
  readonly round: (sql: Sql) => Round;
}

/** Audits the ledger as long as the service runs: tells what is wrong and nobody has acknowledged, and freezes the accounts in which it is. */
export async function auditLedger(context: AttachContext<WalletSettings>): Promise<Attachment> {
  const everyMs = context.settings.LEDGER_AUDIT_SECONDS * 1_000;
  const findings = new Findings(context);
  const stopping = new AbortController();
  const audits: Audit[] = [
    { name: 'balances', everyMs, round: balanceRounds() },
    { name: 'book', everyMs: BOOK_EVERY * everyMs, round: bookRound },
  ];
  const running = audits.map((audit) => repeat(audit, { context, findings, signal: stopping.signal }));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

interface Work {
  readonly context: AttachContext<WalletSettings>;
  readonly findings: Findings;
  readonly signal: AbortSignal;
}

/** Rounds that begin at even times; one that takes longer is followed by the next at once. */
async function repeat(audit: Audit, work: Work): Promise<void> {
  const { context, findings, signal } = work;
  while (!signal.aborted) {
    const begun = performance.now();
    if (!context.holds(AUDITS)) {
      findings.left();
      await wait(LOOK_MS, undefined, { signal }).catch(() => undefined);
      continue;
    }
    // A database that is away is audited when it is back.

    await oneRound(audit, work).catch((error) => context.log.warn({ error: String(error) }, 'not-audited'));
    const rest = Math.max(audit.everyMs - (performance.now() - begun), MIN_REST_MS);
    await wait(rest, undefined, { signal }).catch(() => undefined);
  }
}

async function oneRound({ name, round }: Audit, { context, findings, signal }: Work): Promise<void> {
  const { sql } = context.read();
  const all: Fault[] = [];
  let begun = performance.now();
  let acknowledged = 0;
  for await (const faults of round(sql)) {
    if (signal.aborted) return;
    const open = await unacknowledged(sql, faults);
    all.push(...open);
    acknowledged += faults.length - open.length;
    findings.found(name, open);
    await freezeFaulty(context, sql, open);
    const rest = Math.min(Math.max(REST * (performance.now() - begun), MIN_REST_MS), MAX_REST_MS);
    await wait(rest, undefined, { signal }).catch(() => undefined);
    begun = performance.now();
  }
  findings.ended(name, all, acknowledged);
}
