import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { achievements } from '@yabot/achievements';
import { loadContent } from '@yabot/content';
import {
  type CommandDefinition,
  MESSAGES_STREAM,
  Movements,
  messagesIn,
  PrepareGiftDays,
} from '@yabot/contracts';
import { startStoreServers } from '@yabot/local-servers/testing';
import { missions } from '@yabot/missions';
import { accepted, allSettled, startTestBus } from '@yabot/service-kit/testing';
import { user } from '@yabot/user';
import { wallet } from '@yabot/wallet';
import { Book, type Message, type Moved } from '../src/index.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../content');

/** The services that move besitos, on real servers, with a clock that a test moves. */
export async function startEconomy(begins: Date) {
  let ahead = begins.getTime() - Date.now();
  const home = await mkdtemp(join(tmpdir(), 'yabot-economy-'));
  const content = join(home, 'content');
  await cp(SAMPLE, content, { recursive: true });
  const servers = await startStoreServers(['nats', 'mongo']);
  const bus = await startTestBus(servers.nats.url);
  const clock = () => new Date(Date.now() + ahead);
  const environment = { MONGODB_URI: servers.mongo.url, YABOT_HOME: home, CONTENT_DIR: content };
  const quests = await bus.start(missions, environment, { clock });
  const services = [
    quests,
    await bus.start(user, environment, { clock }),
    await bus.start(wallet, environment, { clock }),
    await bus.start(achievements, environment, { clock }),
  ];
  return {
    bus,
    content,
    home,
    natsUrl: servers.nats.url,
    clock,
    /** Time goes by; the days that are near have a seed for their gifts, without waiting for the next turn of the job. */
    async pass(hours: number) {
      ahead += hours * 3_600_000;
      const at = clock().toISOString();
      await accepted(quests.submit(PrepareGiftDays.of({ at }, { key: at })));
    },
    /** What one service says another may still have to hear: until nobody says anything more. */
    settled: () => allSettled(bus.observer, services),
    ask: <Data, Result, Code extends string>(
      command: CommandDefinition<Data, Result, Code>,
      data: NoInfer<Data>,
      key: string,
    ) => bus.client.ask(command, data, { key }),
    /** All that the stream has, in order. */
    async recorded(): Promise<Message[]> {
      const manager = await jetstreamManager(bus.connection);
      const { last_seq: last } = (await manager.streams.info(MESSAGES_STREAM)).state;
      const consumer = await jetstream(bus.connection).consumers.get(MESSAGES_STREAM, {
        deliver_policy: DeliverPolicy.All,
      });
      const all: Message[] = [];
      for await (const message of await consumer.consume()) {
        for (const { envelope, data } of messagesIn(message))
          all.push({ type: envelope.type, data, envelope });
        if (message.seq >= last) break;
      }
      await consumer.delete();
      return all;
    },
    /** The ledger, added up. */
    async ledger(moved?: (movement: Moved & { readonly cause: string }) => void): Promise<Book> {
      const book = new Book();
      for (let after: string | null | undefined; after !== null; ) {
        const answer = await bus.client.ask(Movements, { limit: 100, ...(after ? { after } : {}) });
        if (!answer.ok) throw new Error(answer.refusal.code);
        for (const movement of answer.result.movements) {
          book.add(movement as Moved);
          moved?.(movement as Moved & { readonly cause: string });
        }
        after = answer.result.next;
      }
      return book;
    },
    load: (folder = content) => loadContent(folder),
    async stop() {
      await bus.stop();
      await servers.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** @see startEconomy */
export type EconomyHouse = Awaited<ReturnType<typeof startEconomy>>;
