import { type NatsConnection, nkeyAuthenticator, PermissionViolationError } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { definitionOf, type NatsKeys } from '@yabot/cli';
import {
  DEAD_LETTERS_STREAM,
  durableConsumers,
  inboxPrefix,
  MESSAGES_STREAM,
  SCHEDULES_STREAM,
  SERVICE_NAMES,
  type ServiceName,
} from '@yabot/contracts';
import { accessOf } from '@yabot/service-kit';

/** What services tried that is not theirs. */
export interface Tried {
  readonly tried: number;
  readonly denied: number;
  /** What the server let them do. */
  readonly allowed: readonly string[];
}

type Attempt = readonly ['publish' | 'subscribe', subject: string];

/** Each service, with its own key, tries what is of all others and of nobody. */
export async function tryEverything(url: string, keys: NatsKeys): Promise<Tried> {
  const all = await Promise.all(SERVICE_NAMES.map((service) => tryAs(url, service, keys[service])));
  return {
    tried: all.reduce((sum, { tried }) => sum + tried, 0),
    denied: all.reduce((sum, { denied }) => sum + denied, 0),
    allowed: all.flatMap(({ allowed }) => allowed),
  };
}

async function tryAs(url: string, service: ServiceName, seed: string): Promise<Tried> {
  const attempts = await attemptsOf(service);
  const connection = await connect({
    servers: url,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inboxPrefix(service),
  });
  const denied = watchDenied(connection);
  for (const [what, subject] of attempts) {
    if (what === 'publish') connection.publish(subject, '{}');
    else connection.subscribe(subject, { callback: () => undefined });
  }
  // The server answers in order: behind these come no more refusals.
  await connection.flush();
  await connection.flush();
  const allowed = attempts.filter(([what, subject]) => !denied.has(`${what} ${subject}`));
  await connection.close();
  return {
    tried: attempts.length,
    denied: attempts.length - allowed.length,
    allowed: allowed.map(([what, subject]) => `${service} may ${what} ${subject}`),
  };
}

function watchDenied(connection: NatsConnection): Set<string> {
  const denied = new Set<string>();
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type !== 'error' || !(status.error instanceof PermissionViolationError)) continue;
      denied.add(`${status.error.operation === 'publish' ? 'publish' : 'subscribe'} ${status.error.subject}`);
    }
  })();
  return denied;
}

const STREAMS = [MESSAGES_STREAM, SCHEDULES_STREAM, DEAD_LETTERS_STREAM];
const EVERYTHING = ['>', 'evt.>', 'cmd.>', 'dlq.>', 'req.>', '_INBOX.>', '$JS.>', '$SYS.>'];

async function attemptsOf(service: ServiceName): Promise<Attempt[]> {
  const mine = accessOf(await definitionOf(service));
  const may = new Set([...(mine.sends ?? []), ...(mine.asks ?? [])]);
  const others = await Promise.all(
    SERVICE_NAMES.filter((name) => name !== service).map(async (name) =>
      ofOther(await definitionOf(name), may),
    ),
  );
  const streams = STREAMS.flatMap((stream) => [
    ...[
      'STREAM.UPDATE',
      'STREAM.DELETE',
      'STREAM.PURGE',
      'STREAM.MSG.GET',
      'STREAM.MSG.DELETE',
      'STREAM.SNAPSHOT',
      'DIRECT.GET',
    ].map((call) => `$JS.API.${call}.${stream}`),
    `$JS.API.CONSUMER.CREATE.${stream}.spy`,
    `$JS.API.CONSUMER.CREATE.${stream}`,
    `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.spy`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.spy`,
  ]);
  return [
    ...others.flat(),
    ...[...streams, '$JS.API.STREAM.CREATE.SPY', '$JS.API.ACCOUNT.PURGE', '$SYS.REQ.SERVER.PING'].map(
      (subject) => ['publish', subject] as const,
    ),
    ...EVERYTHING.map((subject) => ['subscribe', subject] as const),
  ];
}

/** Speaking as another, hearing what another is asked and answered, and consuming for it. */
function ofOther(definition: Awaited<ReturnType<typeof definitionOf>>, may: ReadonlySet<string>): Attempt[] {
  const { name, emits = [], accepts = [], answers = [] } = definition;
  const commands = accepts.map(({ message }) => message.type).filter((type) => !may.has(type));
  const queries = answers.map(({ message }) => message.type).filter((type) => !may.has(type));
  const consumers = durableConsumers(accessOf(definition));
  return [
    ...emits.map(({ type }) => ['publish', `evt.${type}.0`] as const),
    ...commands.flatMap(
      (type) =>
        [
          ['publish', `cmd.${type}.0`],
          ['publish', `due.${type}.0`],
          ['publish', `req.${type}`],
        ] as const,
    ),
    ...queries.map((type) => ['publish', `req.${type}`] as const),
    ['publish', `dlq.${name}.any`],
    ['publish', `dlq.audit.${name}`],
    ['publish', `sched.${name}.any.v1.key`],
    ['publish', `${inboxPrefix(name)}.any`],
    ['subscribe', `${inboxPrefix(name)}.>`],
    ['subscribe', `req.${name}.>`],
    ['subscribe', `evt.${name}.>`],
    ['subscribe', `cmd.${name}.>`],
    ...consumers.flatMap(({ stream, name: durable }) =>
      ['CREATE', 'DURABLE.CREATE', 'DELETE', 'MSG.NEXT', 'RESET', 'UNPIN', 'PAUSE'].map(
        (call) => ['publish', `$JS.API.CONSUMER.${call}.${stream}.${durable}`] as const,
      ),
    ),
    ...consumers.map(
      ({ stream, name: durable }) => ['publish', `$JS.ACK.${stream}.${durable}.1.1.1.1.0`] as const,
    ),
  ];
}
