import type { HealthStatus } from '@yabot/service-kit';
import { grouped } from '@yabot/service-kit/texts';
import { ago, duration } from '../terminal/duration.ts';
import { type MessageKey, t } from '../terminal/messages.ts';
import { styled } from '../terminal/output.ts';
import { table } from '../terminal/table.ts';
import type { FleetStatus, ServiceStatus } from './fleet-status.ts';

const LOOKS = {
  healthy: ['green', '●', 'status.healthy'],
  degraded: ['yellow', '◐', 'status.degraded'],
  failed: ['red', '✗', 'status.failed'],
} as const satisfies Record<HealthStatus, readonly [string, string, MessageKey]>;

/** The status of the fleet as lines for a person. */
export function showStatus(fleet: FleetStatus): string[] {
  const now = new Date(fleet.at);
  if (fleet.nats.url === null) {
    return [t(fleet.nats.reason === 'starting' ? 'status.fleet-starting' : 'status.no-fleet')];
  }
  const columns = [
    { title: t('status.service') },
    { title: t('status.status') },
    { title: t('status.since') },
    { title: t('status.instances'), align: 'right' as const },
    { title: t('status.partitions'), align: 'right' as const },
    { title: t('status.pending'), align: 'right' as const },
    { title: t('status.batch'), align: 'right' as const },
    { title: t('status.parked'), align: 'right' as const },
    { title: t('status.outbox'), align: 'right' as const },
    { title: t('status.address') },
  ];
  const rows = fleet.services.map((service) => rowOf(service, now));
  const problems = [
    ...fleet.services.flatMap((service) => problemsOf(service, now)),
    ...contentProblems(fleet.services),
    ...waitingLines(fleet),
    ...faultLines(fleet.services, now),
  ];
  return [
    ...table(columns, rows),
    '',
    ...problems,
    ...(problems.length > 0 ? [''] : []),
    natsLine(fleet),
    streamsLine(fleet),
    lettersLine(fleet),
  ].filter((line, index, all) => line !== '' || all[index + 1] !== '');
}

function look(status: HealthStatus): string {
  const [color, sign, word] = LOOKS[status];
  return styled(color, `${sign} ${t(word)}`);
}

function rowOf(service: ServiceStatus, now: Date): string[] {
  const depth = (suffix: string) =>
    Object.entries(service.queues)
      .filter(([queue]) => queue.endsWith(suffix))
      .reduce((sum, [, count]) => sum + count, 0);
  return [
    styled('bold', service.name),
    look(service.status),
    service.since ? ago(service.since, now) : t('status.unknown'),
    String(service.instances.length),
    service.instances.map(heldBy).join(' + '),
    String(service.pending),
    String(depth('.batch')),
    String(depth('.parked')),
    String(depth('.outbox')),
    service.instances.flatMap(({ healthUrl }) => healthUrl ?? []).join(' '),
  ];
}

/** How many partitions an instance works on; of several stores, the most. */
function heldBy({ partitions }: ServiceStatus['instances'][number]): string {
  return String(Math.max(0, ...Object.values(partitions).map((held) => held.length)));
}

function problemsOf({ name, status, reason, instances }: ServiceStatus, now: Date): string[] {
  if (status === 'healthy') return [];
  if (instances.length === 0) return [`${styled('bold', name)}: ${reason ?? t('status.absent')}`];
  return instances.flatMap(({ dependencies, since, ready }) => {
    const away = Object.entries(dependencies).filter(
      ([dependency, known]) => dependency !== CONTENT && known.status !== 'healthy',
    );
    if (away.length > 0) {
      return away.map(([dependency, known]) =>
        t(WORDS[dependency] ?? 'status.dependency', { name, dependency, ago: ago(known.since, now) }),
      );
    }
    if (since === null) return [t('status.no-health', { name })];
    return ready ? [] : [t('status.not-ready', { name })];
  });
}

/** What its name alone would not tell; what the wallet's audit has found does not mend itself either. */
const WORDS: Readonly<Record<string, MessageKey>> = {
  documents: 'status.documents',
  ledger: 'status.ledger',
};

/** The files of creators: unlike what is away, they do not mend themselves. */
const CONTENT = 'content';

/** Mistakes in the content, once for all services that tell the same. */
function contentProblems(services: FleetStatus['services']): string[] {
  const tellers = new Map<string, Set<string>>();
  for (const { name, instances } of services) {
    for (const { dependencies } of instances) {
      const { status = 'healthy', detail = '' } = dependencies[CONTENT] ?? {};
      if (status !== 'healthy') tellers.set(detail, (tellers.get(detail) ?? new Set()).add(name));
    }
  }
  return [...tellers].flatMap(([detail, names]) => [
    styled('yellow', t('status.content', { names: [...names].join(', ') })),
    ...detail.split('\n').flatMap((line) => (line ? [`  ${line}`] : [])),
    t('status.content-todo'),
  ]);
}

function natsLine({ nats }: FleetStatus): string {
  return `NATS ${look(nats.status)}  ${nats.url}${nats.reason ? ` (${nats.reason})` : ''}`;
}

function streamsLine({ streams }: FleetStatus): string {
  return streams
    .map(({ name, messages, bytes, maxBytes }) => {
      const share = maxBytes ? ` (${((bytes / maxBytes) * 100).toFixed(bytes > 0 ? 1 : 0)} %)` : '';
      return `${name} ${grouped(messages)}${share}`;
    })
    .join('  ·  ');
}

function lettersLine({ deadLetters }: FleetStatus): string {
  if (deadLetters === null) return '';
  if (deadLetters === 0) return t('status.no-letters');
  return styled('yellow', t('status.letters', { count: deadLetters }));
}

/** What waits for less is on its way. */
const LONG_SECONDS = 10;
/** What failed before that is over. */
const RECENT_MS = 15 * 60_000;

/** What has waited for long: where, for how long, at which instance; and what NATS delivers nothing to any more. */
function waitingLines({ services, stuck }: FleetStatus): string[] {
  const waiting = services.flatMap(({ name, instances }) =>
    instances.flatMap(({ instance, queues, oldest }) =>
      Object.entries(oldest).flatMap(([queue, seconds]) =>
        seconds < LONG_SECONDS
          ? []
          : t('status.waits', {
              name,
              count: queues[queue] ?? 0,
              queue,
              ago: duration(seconds * 1_000),
              instance: shortInstance(instance),
            }),
      ),
    ),
  );
  const unserved = stuck.map(({ name, stream, unacknowledged }) =>
    t('status.stuck', { name, stream, count: unacknowledged }),
  );
  return [...waiting, ...unserved].map((line) => styled('yellow', line));
}

/** `<host>/<process>`: the rest of an instance's name is for machines. */
const shortInstance = (instance: string) => instance.split('/').slice(0, 2).join('/');

/** The last message that failed lately, service by service, and where to look. */
function faultLines(services: FleetStatus['services'], now: Date): string[] {
  return services.flatMap(({ name, instances }) => {
    const [last] = instances
      .flatMap(({ lastFault }) => lastFault ?? [])
      .filter(({ at }) => now.getTime() - Date.parse(at) < RECENT_MS)
      .toSorted((a, b) => b.at.localeCompare(a.at));
    if (!last) return [];
    const { at, type, verdict, correlationId: id } = last;
    return [styled('yellow', t(`status.fault-${verdict}`, { name, type, ago: ago(at, now), id }))];
  });
}
