import { describe, expect, it } from 'vitest';
import {
  Balance,
  CheckAccess,
  Context,
  Credit,
  durableConsumers,
  EndBan,
  MissionCompleted,
  natsPermissions,
  Register,
  type ServiceAccess,
  TakeUpdate,
  UserRegistered,
} from '../src/index.ts';

const wallet: ServiceAccess = { service: 'wallet', handles: { sql: [MissionCompleted.type, Credit.type] } };
const gateway: ServiceAccess = {
  service: 'gateway',
  handles: {},
  sends: [Register.type],
  asks: [Balance.type, Context.type],
};

/** The allowed subjects that concern neither JetStream nor discovery. */
const plain = (subjects: readonly string[]) => subjects.filter((subject) => !subject.startsWith('$'));

describe('the permissions of a service on NATS', () => {
  it('let it publish under its own name only', () => {
    expect(plain(natsPermissions(wallet).publish.allow)).toEqual([
      'evt.wallet.>',
      'cmd.wallet.>',
      'dlq.wallet.>',
      'sched.wallet.end-boost.v1.*',
      'sched.wallet.expire-hold.v1.*',
    ]);
  });

  it('let it schedule those of its own commands that may be sent for later', () => {
    const { allow } = natsPermissions({ service: 'user', handles: {} }).publish;
    const scheduling = allow.filter((subject) => subject.startsWith('sched.'));
    expect(scheduling).toContain('sched.user.end-ban.v1.*');
    expect(scheduling.filter((subject) => !subject.startsWith('sched.user.'))).toEqual([]);
  });

  it('let it hear the events by which the answers it keeps are dropped', () => {
    const { allow } = natsPermissions({
      service: 'gateway',
      handles: {},
      keeps: [CheckAccess.type],
    }).subscribe;
    expect(allow.filter((subject) => subject.startsWith('evt.'))).toEqual([
      'evt.user.access-changed.v1.*',
      'evt.user.roles-changed.v1.*',
      'evt.user.user-banned.v1.*',
      'evt.user.ban-lifted.v1.*',
      'evt.user.access-rules-changed.v1.*',
    ]);
  });

  it('let it send the commands and ask the questions its contract names, each by its version', () => {
    expect(plain(natsPermissions(gateway).publish.allow).slice(3)).toEqual([
      'cmd.user.register.v1.*',
      'req.wallet.balance.v1',
      'req.user.context.v1',
    ]);
  });

  it('let it read requests to itself and its own replies, and no event past its consumers', () => {
    expect(plain(natsPermissions(wallet).subscribe.allow)).toEqual(['_INBOX_wallet.>', 'req.wallet.>']);
  });

  it('let it use and make its own consumers, one for each partition, and those of nobody else', () => {
    const { allow } = natsPermissions(wallet).publish;
    const consumers = allow.filter((subject) => /CONSUMER\.(?!LIST)|ACK/.test(subject));
    expect(consumers).toEqual(
      expect.arrayContaining([
        '$JS.API.CONSUMER.CREATE.MESSAGES.wallet-sql-p0of4',
        '$JS.API.CONSUMER.INFO.MESSAGES.wallet-sql-p0of4',
        '$JS.API.CONSUMER.MSG.NEXT.MESSAGES.wallet-sql-p2of4',
        '$JS.API.CONSUMER.RESET.MESSAGES.wallet-sql-p3of4',
        '$JS.ACK.MESSAGES.wallet-sql-p1of4.>',
      ]),
    );
    expect(consumers.filter((subject) => !/\.MESSAGES\.(audit-)?wallet-sql/.test(subject))).toEqual([]);
  });

  it('let it look on the stream for what it publishes itself, and for nothing else', () => {
    const { allow } = natsPermissions({ ...gateway, handles: { sql: [] } }).publish;
    const auditing = allow.filter((subject) => subject.includes('CONSUMER.CREATE.MESSAGES.audit-'));
    expect(auditing).toEqual(
      ['evt.gateway.>', 'cmd.gateway.>', 'cmd.user.register.v1.*'].map(
        (filter) => `$JS.API.CONSUMER.CREATE.MESSAGES.audit-gateway-sql.${filter}`,
      ),
    );
  });

  it('let it make a stream that is gone, and change, empty or delete none', () => {
    const { allow } = natsPermissions(wallet).publish;
    const calls = allow.flatMap((subject) => /^\$JS\.API\.STREAM\.(\w+)/.exec(subject)?.[1] ?? []);
    expect([...new Set(calls)].toSorted()).toEqual(['CREATE', 'INFO']);
  });

  it('give no access to consumers when it consumes nothing', () => {
    const { allow } = natsPermissions(gateway).publish;
    expect(allow.filter((subject) => /CONSUMER\.(?!LIST)/.test(subject))).toEqual([]);
  });

  it('let it be found by the services protocol', () => {
    expect(natsPermissions(wallet).subscribe.allow).toEqual(
      expect.arrayContaining(['$SRV.PING', '$SRV.PING.>', '$SRV.INFO.>', '$SRV.STATS.>']),
    );
    expect(natsPermissions(wallet).allow_responses).toEqual({ max: 1, expires: '1m' });
  });
});

describe('the durable consumers of a service', () => {
  it('filter what each database handles, partition by partition', () => {
    const consumers = durableConsumers({
      service: 'user',
      handles: { sql: [Register.type], documents: [UserRegistered.type] },
    });
    expect(consumers).toHaveLength(8);
    expect(consumers[2]).toEqual({
      stream: 'MESSAGES',
      name: 'user-sql-p2of4',
      filterSubjects: ['cmd.user.register.v1.2'],
      earlier: ['user-sql-p2', 'user-sql-p6'],
    });
    expect(consumers[7]).toEqual({
      stream: 'MESSAGES',
      name: 'user-documents-p3of4',
      filterSubjects: ['evt.user.user-registered.v1.3'],
      earlier: ['user-mongo-p3', 'user-mongo-p7'],
    });
  });

  it('stand on the stream of schedules too for commands that may be sent for later', () => {
    const consumers = durableConsumers({
      service: 'user',
      handles: { documents: [EndBan.type, UserRegistered.type] },
    });
    expect(consumers).toHaveLength(8);
    expect(consumers[4]).toEqual({
      stream: 'SCHEDULES',
      name: 'user-documents-p0of4',
      filterSubjects: ['due.user.end-ban.v1.0'],
      earlier: ['user-mongo-p0', 'user-mongo-p4'],
    });
  });
});

describe('access that no contract gives', () => {
  const refused: [string, ServiceAccess, string][] = [
    [
      'a type nobody defined',
      { service: 'user', handles: { sql: ['wallet.steal.v1'] } },
      'No message has the type',
    ],
    [
      'consuming a command of another',
      { service: 'user', handles: { sql: [Credit.type] } },
      'cannot consume',
    ],
    ['consuming a query', { service: 'wallet', handles: { sql: [Balance.type] } }, 'cannot consume'],
    ['sending an event', { service: 'user', handles: {}, sends: [MissionCompleted.type] }, 'cannot send'],
    ['asking an event', { service: 'user', handles: {}, asks: [MissionCompleted.type] }, 'cannot ask'],
    [
      'sending an internal command',
      { service: 'user', handles: {}, sends: [TakeUpdate.type] },
      'internal to gateway',
    ],
  ];

  it.each(refused)('is refused: %s', (_, access, message) => {
    expect(() => natsPermissions(access)).toThrow(message);
  });
});
