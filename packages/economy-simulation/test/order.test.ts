import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { type LoadedContent, loadContent } from '@yabot/content';
import {
  BesitosAwarded,
  BoostStarted,
  type CommandDefinition,
  Credit,
  Debit,
  DebitRejected,
  type EventDefinition,
  ReactionAdded,
} from '@yabot/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Message, PlayedHistory } from '../src/index.ts';

let content: LoadedContent;
let userId: string;
beforeAll(async () => {
  content = await loadContent(resolve(import.meta.dirname, '../../../content'));
});
beforeEach(() => {
  userId = randomUUID();
});

/** What is known of a recorded message besides its data. */
interface Known {
  readonly source: string;
  readonly at: string;
  readonly id?: string;
  readonly after?: string;
  readonly key?: string;
}

function recorded<Data>(
  definition: EventDefinition<Data> | CommandDefinition<Data>,
  data: NoInfer<Data>,
  { source, at, id = randomUUID(), after, key }: Known,
): Message {
  const { type } = definition;
  const envelope = {
    ...{
      id,
      source,
      type,
      time: `2026-11-21T${at}.000Z`,
      entity: definition.entity(data),
      correlationId: id,
    },
    ...(after ? { causationId: after } : {}),
    ...(key ? { idempotencyKey: key } : {}),
  };
  return { type, data, envelope };
}

/** What is booked when messages are played that were recorded in this order. */
function played(...messages: Message[]): string[] {
  const booked: string[] = [];
  const moved = ({ kind, reason, amount }: { kind: string; reason: string; amount: number }) =>
    booked.push(`${kind} ${reason} ${amount}`);
  const history = new PlayedHistory({ content, contentThen: content, moved });
  for (const message of messages) history.take(message);
  history.end();
  history.close();
  return booked;
}

const reaction = (id: string) =>
  recorded(
    ReactionAdded,
    { userId, post: { chatId: -1001234567890, messageId: 1 }, emoji: '❤', via: 'reaction' },
    { source: 'gateway', at: '12:00:00', id },
  );
/** More than the mission of the first reaction pays, and less than that and the reaction. */
const order = (id: string) =>
  recorded(
    Debit,
    { userId, amount: 12, reason: 'store', cause: 'order:1' },
    { source: 'user', at: '12:00:00', id, key: 'order:1' },
  );
const creditOf = (after: string, at: string, id = randomUUID()) => {
  const cause = `reaction:-1001234567890:1:${userId}`;
  const data = { userId, amount: 5, reason: 'reaction', cause };
  return recorded(Credit, data, { source: 'missions', at, id, after, key: cause });
};

describe('What is decided anew', () => {
  it('is brought where the like of it was recorded: who had not enough yet could not pay', () => {
    const rejected = { userId, amount: 12, balance: 10, code: 'insufficient-besitos', cause: 'order:1' };
    const [reacts, orders] = [randomUUID(), randomUUID()];
    const booked = played(
      reaction(reacts),
      order(orders),
      recorded(DebitRejected, rejected, { source: 'wallet', at: '12:00:01', after: orders }),
      creditOf(reacts, '12:00:02'),
    );
    expect(booked).toContain('credit reaction 5');
    expect(booked).not.toContain('debit store 12');
  });

  it('is brought before what was recorded after it: who had it by then could pay', () => {
    const [reacts, orders] = [randomUUID(), randomUUID()];
    const booked = played(reaction(reacts), creditOf(reacts, '12:00:02'), order(orders));
    expect(booked).toContain('debit store 12');
  });

  it('is brought at once when nothing like it was recorded', () => {
    expect(played(reaction(randomUUID()), order(randomUUID()))).toEqual(
      expect.arrayContaining(['credit reaction 5', 'debit store 12']),
    );
  });

  it('is decided at the time at which it was decided then: a boost was over when the wallet came to it', () => {
    const until = '2026-11-21T12:00:05.000Z';
    const boost = { userId, cause: 'boost:1', factor: 2, reasons: ['reaction'], until };
    const boosted = recorded(BoostStarted, boost, { source: 'wallet', at: '11:00:00', after: randomUUID() });
    const [reacts, credits] = [randomUUID(), randomUUID()];
    const awarded = { userId, amount: 5, balance: 5, reason: 'reaction', cause: 'any' };
    const late = (at: string) => recorded(BesitosAwarded, awarded, { source: 'wallet', at, after: credits });
    const credit = creditOf(reacts, '12:00:01', credits);
    expect(played(boosted, reaction(reacts), credit, late('12:00:02'))).toContain('credit boost 5');
    expect(played(boosted, reaction(reacts), credit, late('12:00:09'))).not.toContain('credit boost 5');
  });
});

describe('What was recorded', () => {
  it('twice counts once', () => {
    const once = order(randomUUID());
    const opening = recorded(
      Credit,
      { userId, amount: 50, reason: 'opening', cause: 'import:1' },
      { source: 'user', at: '11:00:00' },
    );
    expect(played(opening, once, once)).toEqual(['credit opening 50', 'debit store 12']);
  });

  it('of an answer somebody waited for tells what they asked', () => {
    const awarded = { userId, amount: 50, balance: 50, reason: 'opening', cause: 'import:1' };
    const told = recorded(BesitosAwarded, awarded, { source: 'wallet', at: '11:00:00', after: randomUUID() });
    expect(played(told)).toContain('credit opening 50');
  });

  it('and is not said any more is left out', () => {
    const reacts = randomUUID();
    const other = creditOf(reacts, '12:00:02');
    const unheard = { ...other, data: { ...(other.data as object), cause: 'never:1' } } as Message;
    const renamed = { ...unheard, envelope: { ...unheard.envelope, idempotencyKey: 'never:1' } };
    const booked = played(reaction(reacts), renamed);
    expect(booked.filter((line) => line === 'credit reaction 5')).toHaveLength(1);
  });
});
