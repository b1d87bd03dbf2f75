import { setTimeout as wait } from 'node:timers/promises';
import { JetStreamApiError } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { auditConsumerName, type ServiceName } from '@yabot/contracts';
import type { Publish } from '../batch/relay.ts';
import { DAY_MS, KEPT_DAYS } from '../bus/streams.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { AuditMark, Store } from '../store/store.ts';
import { Repair } from './repair.ts';
import { auditRound } from './round.ts';

/** How long a round that found its stream away, or did not get to the end, leaves before the next. */
const SOON_MS = 1_000;
const STREAM_NOT_FOUND = 10_059;

/** What an audit works with. */
export interface AuditEnvironment {
  readonly service: ServiceName;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly everyMs: number;
  readonly publish: Publish;
  /** Makes the streams that are not there. */
  readonly declareStreams: () => Promise<void>;
  /** Whether it is this instance's turn, among those of the service. */
  readonly isOurs: () => boolean;
}

/**
 * Checks again and again that what the outbox has published can be read on the stream, as long as somebody may still
 * have to read it, and publishes again what cannot: the database is the book of record, the stream is transport.
 */
export class StreamAudit {
  readonly #connection: NatsConnection;
  readonly #environment: AuditEnvironment;
  readonly #repair: Repair;
  readonly #stopping = new AbortController();
  #next: ReadonlyMap<string, AuditMark> = new Map();
  /** From when something that may be helped is missing until all of it is read again. */
  #urgent = false;
  /** Told once, not at each round. */
  #failing = false;
  #early = new AbortController();
  #over: Promise<void> = Promise.resolve();

  constructor(connection: NatsConnection, environment: AuditEnvironment) {
    this.#connection = connection;
    this.#environment = environment;
    this.#repair = new Repair(environment);
  }

  /** Begins; a round is taken now and then, and whenever NATS has come back. */
  start(): void {
    this.#over = this.#run();
    void this.#watch();
  }

  /** Takes no more rounds. One that is in work is left where it stands, at the latest when its connection is closed. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Resolves after a stop, when nothing more is read of the database. */
  get over(): Promise<void> {
    return this.#over;
  }

  /** A server that comes back may have lost what it had, or its disk. */
  async #watch() {
    for await (const { type } of this.#connection.status()) if (type === 'reconnect') this.#early.abort();
  }

  async #run() {
    while (!this.#stopping.signal.aborted) {
      const pause = this.#environment.isOurs() ? await this.#round() : this.#environment.everyMs;
      this.#early = new AbortController();
      const signal = AbortSignal.any([this.#stopping.signal, this.#early.signal]);
      await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** @returns after how long the next one is due */
  async #round(): Promise<number> {
    const { store, service, clock, everyMs, metrics, log, declareStreams } = this.#environment;
    const reader = auditConsumerName(service, store.kind);
    try {
      const tempo = { urgent: this.#urgent, stopping: this.#stopping.signal };
      const round = { store, reader, now: clock(), keptMs: KEPT_DAYS * DAY_MS, tempo };
      const { missing, urgent, looked, next } = await auditRound(this.#connection, round, this.#next);
      this.#next = next;
      metrics.streamAudited.inc(looked);
      const helped = await this.#repair.publishAgain(missing);
      this.#urgent = helped || (urgent && next.size > 0);
      metrics.streamAuditedAt.setToCurrentTime();
      this.#failing = false;
      return next.size > 0 || missing.length > 0 ? Math.min(SOON_MS, everyMs) : everyMs;
    } catch (error) {
      if (this.#stopping.signal.aborted) return 0;
      this.#next = new Map();
      if (!isStreamGone(error)) {
        if (!this.#failing) log.warn({ store: store.kind, error: String(error) }, 'not-audited');
        this.#failing = true;
        return everyMs;
      }
      await declareStreams();
      return SOON_MS;
    }
  }
}

const isStreamGone = (error: unknown) =>
  error instanceof JetStreamApiError && error.code === STREAM_NOT_FOUND;
