import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { asyncApiDocument, asyncApiYaml } from '../../src/catalog/asyncapi/document.ts';
import { ALL_MESSAGES, REFUSALS } from '../../src/index.ts';
import { fleet } from './fleets.ts';

/** Told for every document that keeps to 3.0, which is what tools read. */
const NEWER_VERSION = 'asyncapi-latest-version';

interface Operation {
  action: string;
  channel: { $ref: string };
  reply?: { channel: { $ref: string } };
}

const document = asyncApiDocument(fleet) as {
  channels: Record<string, Record<string, unknown>>;
  operations: Record<string, Operation>;
  components: { messages: Record<string, { payload: unknown; examples: unknown[] }> };
};

describe('the AsyncAPI document', () => {
  it('is valid', async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(asyncApiYaml(fleet));
    const told = diagnostics.filter(({ code }) => code !== NEWER_VERSION);
    expect(told.map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
    expect(parsed?.version()).toBe('3.0.0');
  });

  it('reads back from YAML as it was made', () => {
    expect(parse(asyncApiYaml(fleet))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('holds every message with its sample', () => {
    for (const message of ALL_MESSAGES) {
      expect(document.components.messages[message.type]?.examples).toEqual([
        expect.objectContaining({ payload: message.sample }),
      ]);
    }
  });

  it('tells who publishes, who consumes and who answers', () => {
    expect(document.operations['gateway.emits.gateway.reaction-added.v1']).toMatchObject({
      action: 'send',
      channel: { $ref: '#/channels/evt.gateway.reaction-added.v1' },
    });
    expect(document.operations['missions.consumes.gateway.reaction-added.v1']).toMatchObject({
      action: 'receive',
      channel: { $ref: '#/channels/evt.gateway.reaction-added.v1' },
    });
    expect(document.operations['wallet.answers.wallet.balance.v1']?.reply).toMatchObject({
      channel: { $ref: '#/channels/reply.wallet.balance.v1' },
    });
  });

  it('tells how messages lie on the streams', () => {
    expect(document.channels['evt.wallet.besitos-awarded.v1']).toMatchObject({
      address: 'evt.wallet.besitos-awarded.v1.{partition}',
      'x-nats-stream': 'MESSAGES',
      'x-nats-subject': 'evt.wallet.besitos-awarded.v1.*',
      'x-nats-partitions': 4,
      'x-nats-partition-key': '{userId}',
      'x-nats-msg-id': '$message.header#/ce-id',
    });
    expect(document.channels['due.user.end-ban.v1']).toMatchObject({
      'x-nats-stream': 'SCHEDULES',
      'x-nats-schedule-subject': 'sched.user.end-ban.v1.{key}',
    });
  });

  it('offers no request for an internal command', () => {
    expect(Object.keys(document.channels).filter((name) => name.includes('take-update'))).toEqual([
      'cmd.gateway.take-update.v1',
    ]);
  });

  it('names in each refusal its own codes and those common to all', () => {
    const refusal = JSON.stringify(document.components.messages['wallet.debit.v1.refusal']);
    const named = REFUSALS.map(({ code }) => code).filter((code) => refusal.includes(`"const":"${code}"`));
    expect(named.sort()).toEqual([
      'account-frozen',
      'cause-taken',
      'idempotency-key-reused',
      'insufficient-besitos',
      'internal-fault',
      'invalid-message',
      'service-unavailable',
    ]);
  });
});
