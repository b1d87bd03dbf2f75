import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connectFleet, Fleet } from '@yabot/cli';
import { MESSAGES_STREAM } from '@yabot/contracts';
import { ownPort } from '@yabot/local-servers/testing';
import { until } from '@yabot/service-kit/testing';
import { connectSandbox, type Follower, type SandboxClient, type SeenMessage } from '@yabot/telegram-sandbox';

/** A fleet of real processes with its sandbox, as `make start` runs it, in a folder of its own. */
export interface TestCommunity {
  readonly fleet: Fleet;
  readonly home: string;
  readonly sandbox: SandboxClient;
  /** Starts the fleet again on the same data. */
  restart(): Promise<void>;
  /** Ends the fleet and removes its data. */
  close(): Promise<void>;
}

/** Many tests share the cores: what one action brings is told in one message all the same. */
const PATIENT = { NOTICE_PATIENCE: '5' };

/** Starts a community; everything is ready when this resolves. */
export async function startCommunity(environment: NodeJS.ProcessEnv = {}): Promise<TestCommunity> {
  const home = await mkdtemp(join(tmpdir(), 'yabot-e2e-'));
  // Fleets that start at once would find the same ports free, and one that lost its gateway for a moment might lose its port.
  const ports = { GATEWAY_PORT: String(await ownPort()), SANDBOX_PORT: String(await ownPort()) };
  const start = async () => {
    const { PATH, HOME, XDG_CACHE_HOME, YABOT_CACHE } = process.env;
    const fleet = new Fleet({
      environment: {
        PATH,
        HOME,
        XDG_CACHE_HOME,
        YABOT_CACHE,
        YABOT_HOME: home,
        ...ports,
        ...PATIENT,
        ...environment,
      },
    });
    const late = await fleet.start();
    if (late.length > 0) throw new Error(`Not ready in time: ${late.join(', ')}`);
    return fleet;
  };
  const community = {
    home,
    fleet: await start(),
    get sandbox() {
      return connectSandbox(this.fleet.told.pageUrl!);
    },
    async restart() {
      await this.fleet.stop();
      this.fleet = await start();
    },
    async close() {
      await this.fleet.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
  return community;
}

/** The posts of the sample group, as a follower sees them. */
export async function postsOf(follower: Follower): Promise<SeenMessage[]> {
  const chats = await follower.chats();
  const group = chats.find((chat) => chat.id < 0);
  if (!group) throw new Error(`${follower.person.firstName} sees no group`);
  return (await follower.messages(group.id)).filter((message) => message.from.kind !== 'person');
}

/** The process of a service, to be hurt. */
export function processOf({ fleet }: TestCommunity, service: string): number {
  const pid = fleet.told.services[service]?.process?.pid;
  if (pid === undefined) throw new Error(`${service} does not run`);
  return pid;
}

/** What the bot says a follower has. */
export async function balanceOf(follower: Follower): Promise<number> {
  await follower.send('/besitos');
  const { text } = await follower.waitForMessage(/Tienes \d+ besito|Aún no tienes besitos/, {
    timeoutMs: 15_000,
  });
  return Number(text.match(/Tienes (\d+)/)?.[1] ?? 0);
}

/** Waits until the services have dealt with all that one of them has told, and with what followed from it. */
export async function dealtWith({ home }: TestCommunity): Promise<void> {
  const connection = await connectFleet({ YABOT_HOME: home });
  const manager = await jetstreamManager(connection);
  let before = -1;
  await until('nothing waits on the stream', async () => {
    const { last_seq } = (await manager.streams.info(MESSAGES_STREAM)).state;
    let waiting = 0;
    for await (const { num_pending, num_ack_pending } of manager.consumers.list(MESSAGES_STREAM))
      waiting += num_pending + num_ack_pending;
    const isQuiet = waiting === 0 && last_seq === before;
    before = last_seq;
    return isQuiet;
  }).finally(() => connection.close());
}

/** What each service has logged. */
export async function logsOf({ home }: TestCommunity): Promise<Record<string, string>> {
  const folder = join(home, 'logs');
  const files = (await readdir(folder)).filter(
    (name) => name.endsWith('.log') && !name.startsWith('sandbox'),
  );
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(files.map((name, index) => [name.replace(/\.log$/, ''), texts[index] ?? '']));
}
