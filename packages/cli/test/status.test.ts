import { describe, expect, it } from 'vitest';
import { type FleetStatus, type InstanceStatus, ofInstances, worst } from '../src/status/fleet-status.ts';
import { showStatus } from '../src/status/show-status.ts';

const SINCE = '2026-11-21T12:00:00.000Z';

function instance(patch: Partial<InstanceStatus> = {}): InstanceStatus {
  return {
    instance: 'host/1/a',
    version: '0.1.0',
    healthUrl: 'http://127.0.0.1:1',
    status: 'healthy',
    since: SINCE,
    ready: true,
    dependencies: {},
    queues: { 'sql.outbox': 2, 'sql.batch': 1, 'sql.parked': 0 },
    oldest: {},
    partitions: { sql: [0, 1, 2, 3] },
    ...patch,
  };
}

function fleet(patch: Partial<FleetStatus> = {}): FleetStatus {
  return {
    status: 'healthy',
    at: '2026-11-21T12:05:00.000Z',
    nats: { status: 'healthy', url: 'nats://127.0.0.1:4222' },
    services: [ofInstances('wallet', [instance(), instance()], 5)],
    stuck: [],
    streams: [{ name: 'MESSAGES', messages: 10, bytes: 50, maxBytes: 100 }],
    deadLetters: 0,
    ...patch,
  };
}

describe('a service of several instances', () => {
  it('is healthy when all are, since the last of them became so', () => {
    const since = '2026-11-21T12:01:00.000Z';
    expect(ofInstances('wallet', [instance(), instance({ since })], 0)).toMatchObject({
      status: 'healthy',
      since,
    });
  });

  it('is degraded while one is, and while one failed and another serves', () => {
    expect(ofInstances('wallet', [instance(), instance({ status: 'degraded' })], 0).status).toBe('degraded');
    expect(ofInstances('wallet', [instance(), instance({ status: 'failed' })], 0).status).toBe('degraded');
    expect(ofInstances('wallet', [instance({ status: 'failed' })], 0).status).toBe('failed');
  });

  it('adds up what waits in them', () => {
    expect(ofInstances('wallet', [instance(), instance()], 5)).toMatchObject({
      pending: 5,
      queues: { 'sql.outbox': 4, 'sql.batch': 2 },
    });
  });
});

describe('the fleet', () => {
  it('is as its worst part', () => {
    expect(worst(['healthy', 'failed', 'degraded'])).toBe('failed');
    expect(worst([])).toBe('healthy');
  });

  it('is shown with since when, what waits and which instance holds how many partitions', () => {
    const text = showStatus(fleet()).join('\n');
    expect(text).toMatch(/wallet +● healthy +5 min +2 +4 \+ 4 +5 +2 +0 +4 /);
    expect(text).toContain('MESSAGES 10 (50.0 %)');
    expect(text).toContain('No dead letters.');
  });

  it('tells what a degraded service lacks, and since when', () => {
    const dependencies = { telegram: { status: 'failed' as const, since: SINCE } };
    const services = [ofInstances('missions', [instance({ status: 'degraded', dependencies })], 0)];
    const text = showStatus(fleet({ status: 'degraded', services })).join('\n');
    expect(text).toContain('missions: telegram has been away for 5 min');
  });

  it('tells that a database of documents is away, in words', () => {
    const dependencies = { documents: { status: 'failed' as const, since: SINCE } };
    const services = [ofInstances('missions', [instance({ status: 'degraded', dependencies })], 0)];
    const text = showStatus(fleet({ status: 'degraded', services })).join('\n');
    expect(text).toContain('missions: the database of its documents has been away for 5 min');
  });

  it('tells what has waited for long, where and at which instance, and not what is on its way', () => {
    const oldest = { 'sql.parked': 34, 'sql.batch': 2 };
    const queues = { 'sql.parked': 3, 'sql.batch': 1 };
    const services = [ofInstances('wallet', [instance({ oldest, queues }), instance()], 0)];
    const text = showStatus(fleet({ services })).join('\n');
    expect(text).toContain('wallet: 3 messages in sql.parked, the first for 34 s, at host/1');
    expect(text).not.toContain('sql.batch');
  });

  it('tells the last message that failed lately, what followed and how to look at its chain', () => {
    const at = '2026-11-21T12:04:00.000Z';
    const fault = { at, type: 'wallet.credit.v1', correlationId: 'c-1', verdict: 'dead' as const };
    const before = { ...fault, at: SINCE, type: 'wallet.debit.v1' };
    const told = [instance({ lastFault: before }), instance({ lastFault: fault })];
    const text = showStatus(fleet({ services: [ofInstances('wallet', told, 0)] })).join('\n');
    expect(text).toContain(
      'wallet: wallet.credit.v1 failed 1 min ago and went to the dead letters; see: yabot trace c-1',
    );
    expect(text).not.toContain('debit');
    const later = fleet({ at: '2026-11-21T13:00:00.000Z', services: [ofInstances('wallet', told, 0)] });
    expect(showStatus(later).join('\n')).not.toContain('failed');
  });

  it('tells that NATS delivers nothing more to a consumer', () => {
    const stuck = [{ name: 'missions-documents-p3of4', stream: 'MESSAGES', unacknowledged: 500 }];
    expect(showStatus(fleet({ stuck })).join('\n')).toContain(
      'missions-documents-p3of4: gets nothing more of MESSAGES, for 500 messages',
    );
  });

  it('says what to do about a ledger that does not hold', () => {
    const dependencies = { ledger: { status: 'degraded' as const, since: SINCE, detail: 'x' } };
    const services = [ofInstances('wallet', [instance({ status: 'degraded', dependencies })], 0)];
    expect(showStatus(fleet({ services })).join('\n')).toContain('the ledger has not held for 5 min');
  });

  it('tells mistakes in the content once for all services, and that a person has to mend them', () => {
    const content = { status: 'degraded' as const, since: SINCE, detail: 'missions/a.yaml:1:1 is wrong' };
    const degraded = instance({ status: 'degraded', dependencies: { content } });
    const services = ['missions', 'achievements'].map((name) => ofInstances(name, [degraded], 0));
    const text = showStatus(fleet({ status: 'degraded', services })).join('\n');
    expect(text).toContain('missions, achievements: the content files have mistakes');
    expect(text.split('missions/a.yaml:1:1 is wrong')).toHaveLength(2);
    expect(text).toContain("make yabot ARGS='content check'");
    expect(text).not.toContain('has been away');
  });

  it('tells of letters that wait, and of an unknown fleet what to do', () => {
    expect(showStatus(fleet({ deadLetters: 3 })).join('\n')).toContain('Dead letters: 3');
    const unknown = fleet({ nats: { status: 'failed', url: null, reason: 'unknown' }, deadLetters: null });
    expect(showStatus(unknown).join('\n')).toContain('make start');
  });
});
