import type { ServiceName } from '@yabot/contracts';
import type { DecisionContext, Reads } from '../definitions/decision.ts';
import { aboutMessage, type Spanned, type Tracing } from '../observability/tracing.ts';
import { newSecret } from '../runtime/new-secret.ts';
import type { InboxRow, Store, StoreTransaction } from '../store/store.ts';
import type { Change } from '../store/table.ts';
import { decide, partsOf, readsOf } from './decide.ts';
import type { DeadReason, Item } from './item.ts';
import type { Attempted, Lane } from './lane.ts';
import { deadLetter, type Sender } from './outgoing.ts';
import { Outgoings } from './outgoings.ts';
import type { BatchOutcome, BatchResult } from './process-batch.ts';
import { isSettled, repeated } from './repetition.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** What a batch needs besides its messages. */
export interface BatchEnvironment {
  readonly service: ServiceName;
  readonly codeVersion: string;
  /** The name of this instance, which holds its partitions. */
  readonly instance: string;
  /** Whether it surely holds a partition, by its own clock; when that is not sure, the database is asked. */
  readonly holds: (partition: number) => boolean;
  readonly lane: Lane;
  readonly store: Store;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly resources: () => unknown;
  readonly tracing?: Tracing | undefined;
}

const decisionOf = ({ envelope, partition }: Item): Spanned => ({
  name: `decide ${envelope.type}`,
  role: partition === undefined ? 'internal' : 'consumer',
  correlationId: envelope.correlationId,
  parent: envelope.traceparent,
  attributes: aboutMessage(envelope),
});

/** For which messages the inbox is asked: those that were delivered before or are replayed, or all. */
export type Looks = 'for-repeated' | 'for-all';

/** A message was taken to come for the first time, and did not. */
export class DealtWith extends Error {}

/** What was surely held when the batch began is not when it is to be written, such as after a freeze. */
class LeaseOver extends Error {}

/** One attempt at a batch, inside a transaction. */
export class Batch {
  readonly #items: readonly Item[];
  readonly #environment: BatchEnvironment;
  readonly #transaction: StoreTransaction;
  readonly #work = new UnitOfWork();
  readonly #outgoings: Outgoings;
  readonly #outcomes: BatchOutcome[] = [];
  /** What was decided to change, by entity. */
  readonly #changed = new Map<string, Change[]>();
  readonly #now: Date;
  readonly #sender: Sender;
  readonly #looks: Looks;
  /** Partitions that were surely held when it began. */
  #sure: readonly number[] = [];
  #attempted: Attempted | undefined;

  /** @param how.laneEnd the position after which its messages come */
  constructor(
    items: readonly Item[],
    environment: BatchEnvironment,
    transaction: StoreTransaction,
    how: { readonly laneEnd: number; readonly looks: Looks },
  ) {
    this.#items = items;
    this.#environment = environment;
    this.#transaction = transaction;
    this.#outgoings = new Outgoings(environment.lane.name, how.laneEnd);
    this.#looks = how.looks;
    this.#now = environment.clock();
    this.#sender = { ...environment, at: this.#now.toISOString() };
  }

  /** What it has written, once it has; the commit is still to come. */
  get attempted(): Attempted | undefined {
    return this.#attempted;
  }

  async run(): Promise<BatchResult> {
    const held = await this.#heldPartitions();
    const isOurs = (item: Item) => item.partition === undefined || held.has(item.partition);
    const seen = await this.#lookIntoInbox();
    this.#decideAll(isOurs, await this.#loadRows(isOurs));
    await this.#makeSure();
    if (!this.#sure.every(this.#environment.holds)) throw new LeaseOver();
    const changes = await this.#write(seen);
    const { rows: outbox, end: laneEnd } = this.#outgoings;
    return { outcomes: this.#outcomes, outbox, laneEnd, changes };
  }

  async #lookIntoInbox(): Promise<Map<string, InboxRow>> {
    const ids = new Set(this.#items.filter((item) => this.#looksFor(item)).map(({ inboxId }) => inboxId));
    const seen = ids.size === 0 ? new Map<string, InboxRow>() : await this.#transaction.findInbox([...ids]);
    for (const [id, row] of seen) this.#work.inbox.set(id, row);
    return seen;
  }

  /** One that fails may do so because it was dealt with before. */
  async #makeSure() {
    const failed = this.#items.filter((_, index) => this.#outcomes[index]?.kind === 'faulted');
    const ids = failed.filter((item) => !this.#looksFor(item)).map(({ inboxId }) => inboxId);
    if (ids.length > 0 && (await this.#transaction.findInbox(ids)).size > 0) throw new DealtWith();
  }

  #looksFor({ redelivered, replay }: Item): boolean {
    return this.#looks === 'for-all' || redelivered || replay;
  }

  /** Another instance takes no partition before its lease is over, by both clocks: until then nobody needs to be asked. */
  async #heldPartitions(): Promise<ReadonlySet<number>> {
    const { holds, instance } = this.#environment;
    const partitions = [...new Set(this.#items.flatMap((item) => item.partition ?? []))];
    this.#sure = partitions.filter(holds);
    const others = partitions.filter((partition) => !this.#sure.includes(partition));
    const held = others.length === 0 ? [] : await this.#transaction.heldPartitions(instance, others);
    return new Set([...this.#sure, ...held]);
  }

  async #loadRows(isOurs: (item: Item) => boolean): Promise<Map<Item, Reads>> {
    const reads = new Map<Item, Reads>();
    for (const item of this.#items) {
      if (isSettled(item, this.#work.inbox.get(item.inboxId)) || !isOurs(item)) continue;
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

  #decideAll(isOurs: (item: Item) => boolean, reads: ReadonlyMap<Item, Reads>) {
    const blocked = new Set<string>();
    const putOff = new Set<string>();
    const { newId, resources } = this.#environment;
    const context: DecisionContext = { now: this.#now, newId, newSecret, resources: resources() };
    for (const item of this.#items) {
      const read = reads.get(item);
      const decideOne = (): BatchOutcome =>
        putOff.has(item.entity) || this.#overlooks(item, read)
          ? { kind: 'put-off' }
          : this.#decideOne(item, read, context);
      const outcome = this.#deal(item, isOurs(item), blocked, decideOne);
      if (outcome.kind === 'faulted' && !item.waited) blocked.add(item.entity);
      if (outcome.kind === 'put-off') putOff.add(item.entity);
      this.#outcomes.push(outcome);
    }
  }

  /** Lookups ran when the batch began: what those of its entity before it have changed since is not in them. */
  #overlooks({ entity }: Item, reads: Reads = {}): boolean {
    const changes = this.#changed.get(entity);
    if (!changes) return false;
    return partsOf([reads]).lookups.some((lookup) => this.#work.overlooks(lookup, changes));
  }

  #deal(
    item: Item,
    isOurs: boolean,
    blocked: ReadonlySet<string>,
    decideOne: () => BatchOutcome,
  ): BatchOutcome {
    const row = this.#work.inbox.get(item.inboxId);
    if (!isOurs) return { kind: 'left' };
    if (row && isSettled(item, row)) return repeated(item, row);
    if (blocked.has(item.entity) && !item.waited) return { kind: 'blocked' };
    return item.poison ? this.#bury(item, item.poison) : decideOne();
  }

  #decideOne(item: Item, reads: Reads | undefined, context: DecisionContext): BatchOutcome {
    const span = this.#environment.tracing?.begin(decisionOf(item));
    if (!span) return this.#tryToDecide(item, reads, context);
    item.traceparent = span.traceparent;
    const outcome = this.#tryToDecide(item, reads, context);
    span.end(outcome.kind === 'faulted' ? 'failed' : outcome.kind);
    return outcome;
  }

  #tryToDecide(item: Item, reads: Reads | undefined, context: DecisionContext): BatchOutcome {
    try {
      const decided = decide(item, reads ?? readsOf(item), this.#work, context, this.#sender);
      this.#stage(item, decided.decision.save ?? []);
      this.#outgoings.add(decided.messages);
      this.#remember(item, 'handled', decided.reply);
      return { kind: 'done', duplicate: false, ...(decided.reply ? { reply: decided.reply } : {}) };
    } catch (error) {
      return { kind: 'faulted', error };
    }
  }

  #stage({ entity }: Item, changes: readonly Change[]) {
    this.#work.stage(changes);
    const changed = this.#changed.get(entity);
    if (changed) changed.push(...changes);
    else if (changes.length > 0) this.#changed.set(entity, [...changes]);
  }

  #bury(item: Item, reason: DeadReason): BatchOutcome {
    this.#remember(item, 'dead');
    this.#outgoings.add([deadLetter(item, reason, this.#sender)]);
    return { kind: 'dead', reason };
  }

  #remember({ inboxId: id, fingerprint }: Item, state: InboxRow['state'], reply?: string) {
    this.#work.inbox.set(id, {
      id,
      state,
      at: this.#sender.at,
      ...(fingerprint ? { fingerprint } : {}),
      ...(reply ? { reply } : {}),
    });
  }

  async #write(seen: ReadonlyMap<string, InboxRow>) {
    const inbox = [...this.#work.inbox.values()].filter((row) => seen.get(row.id) !== row);
    const attemptsOver = this.#attemptsOver();
    if (inbox.length + attemptsOver.length === 0) return [];
    const sequences = await this.#outgoings.number(this.#transaction);
    const replacedInbox = new Set(inbox.map(({ id }) => id).filter((id) => seen.has(id)));
    const tables = this.#work.changes();
    const { rows: outbox } = this.#outgoings;
    await this.#transaction.write({ inbox, replacedInbox, tables, sequences, outbox, attemptsOver });
    const [first] = inbox;
    if (first) this.#attempted = { id: first.id, at: first.at, changes: tables };
    return tables;
  }

  #attemptsOver(): string[] {
    const over = this.#items.filter(({ redelivered }, index) => {
      const outcome = this.#outcomes[index]?.kind;
      return redelivered && (outcome === 'done' || outcome === 'dead');
    });
    return [...new Set(over.map(({ inboxId }) => inboxId))];
  }
}
