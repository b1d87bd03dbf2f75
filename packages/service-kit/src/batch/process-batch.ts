import { COMMON_REFUSALS, type ServiceName } from '@yabot/contracts';
import type { DecisionContext, Reads } from '../definitions/decision.ts';
import type { InboxRow, OutboxRow, Store, StoreTransaction, TableChanges } from '../store/store.ts';
import { type Decided, decide, partsOf, readsOf } from './decide.ts';
import type { DeadReason, Item, Outcome } from './item.ts';
import { deadLetter, type Outgoing, type Sender } from './outgoing.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** What a batch needs besides its messages. */
export interface BatchEnvironment {
  readonly service: ServiceName;
  readonly codeVersion: string;
  /** The name of this instance: its lane in the outbox, and the holder of its partitions. */
  readonly instance: string;
  readonly store: Store;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly resources: () => unknown;
  /** The last position given out in this instance's lane. */
  readonly lane: { position: number };
}

/** What became of one message of a batch. `faulted` messages changed nothing and may be tried again. */
export type BatchOutcome =
  | Outcome
  | { readonly kind: 'faulted'; readonly error: unknown }
  | { readonly kind: 'blocked' };

/** What became of a batch, what it has to publish and what it changed. */
export interface BatchResult {
  readonly outcomes: BatchOutcome[];
  readonly outbox: readonly OutboxRow[];
  readonly changes: readonly TableChanges[];
}

/**
 * Handles messages in their order, in one transaction: drops what the inbox has seen, loads what they read with one
 * query a table, runs the rules, and writes inbox, rows and outbox together.
 * @throws what the store throws; then nothing was changed
 */
export async function processBatch(
  items: readonly Item[],
  environment: BatchEnvironment,
): Promise<BatchResult> {
  const before = environment.lane.position;
  try {
    return await environment.store.transaction((transaction) => {
      environment.lane.position = before;
      return new Batch(items, environment, transaction).run();
    });
  } catch (error) {
    environment.lane.position = before;
    throw error;
  }
}

class Batch {
  readonly #items: readonly Item[];
  readonly #environment: BatchEnvironment;
  readonly #transaction: StoreTransaction;
  readonly #work = new UnitOfWork();
  readonly #outcomes: BatchOutcome[];
  readonly #sender: Sender;
  readonly #messages: Outgoing[] = [];
  #changes: TableChanges[] = [];

  constructor(items: readonly Item[], environment: BatchEnvironment, transaction: StoreTransaction) {
    this.#items = items;
    this.#environment = environment;
    this.#transaction = transaction;
    this.#outcomes = new Array(items.length);
    this.#sender = { ...environment, now: environment.clock() };
  }

  async run(): Promise<BatchResult> {
    const held = await this.#heldPartitions();
    const seen = await this.#transaction.findInbox([...new Set(this.#items.map((item) => item.inboxId))]);
    for (const [id, row] of seen) this.#work.inbox.set(id, row);
    const reads = await this.#loadRows(held);
    this.#decideAll(held, seen, reads);
    await this.#write(seen);
    return { outcomes: this.#outcomes, outbox: this.#work.outbox, changes: this.#changes };
  }

  async #heldPartitions(): Promise<Set<number>> {
    const partitions = new Set(this.#items.flatMap((item) => item.partition ?? []));
    if (partitions.size === 0) return partitions;
    return this.#transaction.heldPartitions(this.#environment.instance, [...partitions]);
  }

  async #loadRows(held: Set<number>): Promise<Map<Item, Reads>> {
    const reads = new Map<Item, Reads>();
    for (const item of this.#items) {
      if (isSettled(item, this.#work.inbox.get(item.inboxId)) || !isOurs(item, held)) continue;
      try {
        reads.set(item, readsOf(item));
      } catch {
        // It throws again, with an outcome, when it is this message's turn.
      }
    }
    const { refs, lookups } = partsOf(reads.values());
    await this.#work.load(this.#transaction, refs);
    await this.#work.find(this.#transaction, lookups);
    return reads;
  }

  #decideAll(held: Set<number>, seen: Map<string, InboxRow>, reads: Map<Item, Reads>) {
    const blocked = new Set<string>();
    const context: DecisionContext = {
      now: this.#sender.now,
      newId: this.#environment.newId,
      resources: this.#environment.resources(),
    };
    for (const [index, item] of this.#items.entries()) {
      const row = this.#work.inbox.get(item.inboxId);
      if (!isOurs(item, held)) this.#outcomes[index] = { kind: 'left' };
      else if (row && isSettled(item, row)) this.#outcomes[index] = repeated(item, row);
      else if (blocked.has(item.entity) && !item.waited) this.#outcomes[index] = { kind: 'blocked' };
      else if (item.poison) this.#bury(index, item, item.poison, seen);
      else this.#decideOne(index, item, reads.get(item), context, seen, blocked);
    }
  }

  #decideOne(
    index: number,
    item: Item,
    reads: Reads | undefined,
    context: DecisionContext,
    seen: Map<string, InboxRow>,
    blocked: Set<string>,
  ) {
    try {
      const decided: Decided = decide(item, reads ?? readsOf(item), this.#work, context, this.#sender);
      this.#work.stage(decided.decision.save ?? []);
      this.#messages.push(...decided.messages);
      this.#remember(item, 'handled', seen, decided.reply);
      this.#outcomes[index] = {
        kind: 'done',
        duplicate: false,
        ...(decided.reply ? { reply: decided.reply } : {}),
      };
    } catch (error) {
      if (!item.waited) blocked.add(item.entity);
      this.#outcomes[index] = { kind: 'faulted', error };
    }
  }

  #bury(index: number, item: Item, reason: DeadReason, seen: Map<string, InboxRow>) {
    this.#remember(item, 'dead', seen);
    this.#messages.push(deadLetter(item, reason, this.#sender));
    this.#outcomes[index] = { kind: 'dead', reason };
  }

  #remember(item: Item, state: InboxRow['state'], seen: Map<string, InboxRow>, reply?: string) {
    if (seen.has(item.inboxId)) this.#work.replacedInbox.add(item.inboxId);
    this.#work.inbox.set(item.inboxId, {
      id: item.inboxId,
      state,
      at: this.#sender.now.toISOString(),
      ...(item.fingerprint ? { fingerprint: item.fingerprint } : {}),
      ...(reply ? { reply } : {}),
    });
  }

  async #write(seen: Map<string, InboxRow>) {
    const keys = [...new Set(this.#messages.flatMap((message) => message.countedAs ?? []))];
    const sequences =
      keys.length > 0 ? await this.#transaction.lastSequences(keys) : new Map<string, number>();
    for (const message of this.#messages) this.#send(message, sequences);
    const inbox = [...this.#work.inbox.values()].filter((row) => seen.get(row.id) !== row);
    if (inbox.length === 0) return;
    const { replacedInbox, outbox } = this.#work;
    this.#changes = this.#work.changes();
    await this.#transaction.write({ inbox, replacedInbox, tables: this.#changes, sequences, outbox });
  }

  #send({ countedAs, ...message }: Outgoing, sequences: Map<string, number>) {
    const { lane, instance } = this.#environment;
    const row = { ...message, lane: instance, position: ++lane.position };
    if (countedAs === undefined) {
      this.#work.outbox.push(row);
      return;
    }
    const sequence = (sequences.get(countedAs) ?? 0) + 1;
    sequences.set(countedAs, sequence);
    this.#work.outbox.push({ ...row, headers: [...row.headers, ['ce-sequence', String(sequence)]] });
  }
}

const isOurs = (item: Item, held: Set<number>) => item.partition === undefined || held.has(item.partition);

/** A dead message is taken up again only by a replay. */
const isSettled = (item: Item, row: InboxRow | undefined) =>
  row !== undefined && !(item.replay && row.state === 'dead');

function repeated(item: Item, row: InboxRow): Outcome {
  if (item.fingerprint && row.fingerprint && item.fingerprint !== row.fingerprint) {
    return { kind: 'done', duplicate: true, reply: KEY_REUSED };
  }
  return { kind: 'done', duplicate: true, ...(row.reply ? { reply: row.reply } : {}) };
}

const KEY_REUSED = JSON.stringify({ refused: { code: COMMON_REFUSALS.keyReused.code, details: {} } });
