import { setTimeout as wait } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Service } from '@nats-io/services';
import { inboxPrefix } from '@yabot/contracts';
import type { Publish } from '../batch/relay.ts';
import { type Client, openClient } from '../bus/client.ts';
import { type Bus, openBus } from '../bus/connection.ts';
import { KeptAnswers } from '../bus/kept-answers.ts';
import { publisher } from '../bus/publish.ts';
import { DEFAULT_STREAM_LIMITS, ensureStreams } from '../bus/streams.ts';
import { type EndpointContext, openEndpoints } from '../requests/endpoints.ts';
import { type Core, tellDependency } from './core.ts';

const RETRY_MS = 500;

/** The NATS side of a service: connection, streams, publishing, asking, and the doors for requests. */
export class BusSide {
  readonly client: Client;
  readonly #core: Core;
  readonly #bus: Bus;
  readonly #cameBack: () => void;
  readonly #kept: KeptAnswers;
  #publish: Publish | undefined;
  #endpoints: Service | undefined;

  /** @param cameBack told when the connection stands again: what was on its way over the one before is lost */
  constructor(core: Core, cameBack: () => void) {
    this.#core = core;
    this.#cameBack = cameBack;
    const { definition, settings, log } = core;
    tellDependency(core, 'nats', false);
    this.#bus = openBus(
      { url: settings.NATS_URL, name: definition.name, key: settings.NATS_KEY },
      (connected) => this.#changed(connected),
      (error) => log.warn({ error: String(error) }, 'nats-away'),
    );
    const client = openClient(definition.name, () => this.#standing, definition.asks ?? [], core.tracing);
    this.#kept = new KeptAnswers(definition.keeps ?? []);
    this.client = this.#kept.before(client);
  }

  /** The connection, once the streams are there. */
  get connection(): NatsConnection | undefined {
    return this.#publish && this.#bus.connection;
  }

  /** The connection while it stands: nothing is asked over one that is broken, for nobody would get it. */
  get #standing(): NatsConnection | undefined {
    return this.#bus.connected ? this.#bus.connection : undefined;
  }

  /** Resolves when NATS is there and the streams are as the code says. */
  async ready(): Promise<void> {
    const connection = await this.#bus.ready;
    await this.#kept.listen(connection);
    await this.#declareOn(connection);
    this.#publish = publisher(connection, inboxPrefix(this.#core.definition.name));
  }

  /** Puts messages on the stream. @throws while NATS is away: the client would keep them, and send them once more each time */
  async publish(messages: Parameters<Publish>[0]): Promise<void> {
    if (!this.#publish || !this.#bus.connected) throw new Error('NATS is away');
    await this.#publish(messages);
  }

  /** Makes the streams that are not there, or are not as the code says. */
  async declareStreams(): Promise<void> {
    const { connection } = this;
    if (connection) await this.#declareOn(connection);
  }

  /** Opens the doors for requests. */
  async openDoors(context: EndpointContext): Promise<void> {
    const { connection } = this;
    if (!connection || this.#core.stopping.aborted) return;
    const { accepts = [], answers = [] } = this.#core.definition;
    this.#endpoints = await openEndpoints(connection, accepts, answers, context);
  }

  /** Takes no more requests; those it has are still answered. */
  async closeDoors(): Promise<void> {
    await this.#endpoints?.stop().catch(() => undefined);
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  /** A server that comes back may have lost its disk, and the streams with it. */
  #changed(connected: boolean) {
    tellDependency(this.#core, 'nats', connected);
    this.#kept.clear();
    this.#core.log.warn({ connected }, 'nats-availability');
    const { connection } = this;
    if (connected && connection) void this.#declareOn(connection).then(this.#cameBack);
  }

  async #declareOn(connection: NatsConnection) {
    const { settings, stopping, log } = this.#core;
    const { NATS_REPLICAS: replicas, NATS_STREAM_MAX_BYTES: maxBytes = DEFAULT_STREAM_LIMITS.maxBytes } =
      settings;
    for (let tries = 0; !stopping.aborted; tries++) {
      try {
        return await ensureStreams(await jetstreamManager(connection), { replicas, maxBytes });
      } catch (error) {
        if (tries === 0) log.warn({ error: String(error) }, 'streams-away');
        await wait(RETRY_MS, undefined, { signal: stopping }).catch(() => undefined);
      }
    }
  }
}
