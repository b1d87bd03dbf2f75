import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkContracts } from '../../src/compatibility/gate.ts';
import { type Snapshot, snapshotOf } from '../../src/compatibility/snapshot.ts';
import {
  ALL_MESSAGES,
  defineCommand,
  defineEvent,
  defineRefusal,
  type RefusalDefinition,
} from '../../src/index.ts';

const data = z.object({ userId: z.uuid(), amount: z.int() });
const sample = { userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d', amount: 1 };

const event = (schema: z.ZodType, entity = (each: typeof sample) => each.userId) =>
  snapshotOf(
    defineEvent({
      owner: 'wallet',
      name: 'coin-found',
      summary: 'A coin was found',
      data: schema as typeof data,
      entity,
      sample,
    }),
  );

const poor = defineRefusal({ code: 'poor', status: 409, summary: 'Too poor' });
const command = (result: z.ZodType, refusals: readonly RefusalDefinition[] = [poor]) =>
  snapshotOf(
    defineCommand({
      owner: 'wallet',
      name: 'find-coin',
      summary: 'Finds a coin',
      data,
      entity: (each) => each.userId,
      result,
      refusals,
      sample,
      sampleResult: {},
    }),
  );

const messages = (kept: Snapshot, current: Snapshot) =>
  checkContracts([kept], [current]).map((each) => each.message);

describe('the gate on contracts', () => {
  it('finds nothing when nothing changed', () => {
    const current = ALL_MESSAGES.map(snapshotOf);
    expect(checkContracts(JSON.parse(JSON.stringify(current)), current)).toEqual([]);
  });

  it('names the rule, the field and the next version for a change that breaks others', () => {
    expect(messages(event(data), event(data.omit({ amount: true })))).toEqual([
      'wallet.coin-found.v1 would break others: data.amount: the property is gone [property-removed]. ' +
        'Leave wallet.coin-found.v1 as it was and define wallet.coin-found.v2 beside it.',
    ]);
  });

  it('asks for fresh snapshots after a change that breaks nobody', () => {
    expect(checkContracts([event(data)], [event(data.extend({ note: z.string().optional() }))])).toEqual([
      {
        type: 'wallet.coin-found.v1',
        breaking: false,
        message:
          'wallet.coin-found.v1 changed without breaking anybody. Run "make catalog" and commit what it writes.',
      },
    ]);
  });

  it('asks for a snapshot of a new message', () => {
    expect(checkContracts([], [event(data)])).toMatchObject([
      { breaking: false, message: expect.stringContaining('has no snapshot yet. Run "make catalog"') },
    ]);
  });

  it('refuses that a message vanishes', () => {
    expect(checkContracts([event(data)], [])).toMatchObject([
      { breaking: true, message: expect.stringContaining('Keep its definition') },
    ]);
  });

  it('refuses that a message becomes one of another kind', () => {
    const asCommand: Snapshot = { ...command(z.object({})), type: 'wallet.coin-found.v1' };
    expect(messages(event(data), asCommand)).toEqual([expect.stringContaining('[kind-changed]')]);
  });

  it('refuses that messages are ordered by something else', () => {
    const reordered = event(data, (each) => String(each.amount));
    expect(messages(event(data), reordered)).toEqual([
      expect.stringContaining('("{userId}" → "{amount}") [order-changed]'),
    ]);
  });

  it('looks into results and refusals of a command as those who ask do', () => {
    const result = z.object({ found: z.int().optional() });
    const rich = defineRefusal({ code: 'rich', status: 409, summary: 'Too rich' });
    const gone = defineRefusal({ code: 'poor', status: 404, summary: 'Too poor' });
    const grown = command(result.extend({ more: z.int() }), [poor, rich]);
    expect(checkContracts([command(result)], [grown])).toMatchObject([{ breaking: false }]);
    expect(messages(command(result), command(z.object({})))).toEqual([
      expect.stringContaining('result.found'),
    ]);
    expect(messages(command(result), command(result, []))).toEqual([
      expect.stringContaining('[refusal-removed]'),
    ]);
    expect(messages(command(result), command(result, [gone]))).toEqual([
      expect.stringContaining('(409 → 404) [refusal-status-changed]'),
    ]);
  });

  it.each(ALL_MESSAGES.map((message) => [message.type, snapshotOf(message)] as const))(
    'notices each field that is taken from %s',
    (_, snapshot) => {
      for (const name of Object.keys(snapshot.data.properties ?? {})) {
        const { [name]: gone, ...properties } = snapshot.data.properties!;
        const required = snapshot.data.required?.filter((each) => each !== name) ?? [];
        const without = { ...snapshot, data: { ...snapshot.data, properties, required } };
        expect(messages(snapshot, without)).toEqual([
          expect.stringContaining(`data.${name}: the property is gone`),
        ]);
      }
    },
  );
});
