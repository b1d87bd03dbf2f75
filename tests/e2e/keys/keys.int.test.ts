import {
  ClaimGift,
  COMMANDS,
  type CommandDefinition,
  Credit,
  Debit,
  GrantRole,
  Register,
  Transfer,
} from '@yabot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherBody } from './another-body.ts';
import { DATABASES, OWNER_TELEGRAM_ID, type Said, type Services, startServices } from './services.ts';

/** Whom the samples name, and the Telegram ids of each. */
const PEOPLE = [
  [GrantRole.sample.by, OWNER_TELEGRAM_ID],
  [Register.sample.userId, Register.sample.telegramId],
  [Transfer.sample.recipientId, 2],
] as const;
const AT_ONCE = 50;
/** Before what the samples are about ends, and some days after people came: who is new may not do all. */
const BEGINS = new Date('2026-11-21T12:00:00.000Z');
const DAYS_BEFORE = new Date('2026-11-16T12:00:00.000Z');

/** What others work on comes before them, and what takes it away after them. */
const TURNS = [/^hold$/, /^(?!hold$)/, /^(ban|close-|erase-|forget-|freeze-)/, /^apply-owners$/];
const turnOf = ({ name }: CommandDefinition) => TURNS.findLastIndex((turn) => turn.test(name));
/** Every command of the four services, as the contracts know them: a new one is in the list by being defined. */
const commands = COMMANDS.filter(({ owner }) => owner !== 'gateway')
  .toSorted((one, other) => turnOf(one) - turnOf(other))
  .map((command) => [`${command.owner} ${command.name}`, command] as const);

describe.each(DATABASES)('The key of each command, on %s and MongoDB,', (database) => {
  let now = DAYS_BEFORE;
  let services: Services;
  const first = new Map<CommandDefinition, string>();

  beforeAll(async () => {
    services = await startServices(database, () => now);
    for (const [userId, telegramId] of PEOPLE) {
      await services.ask(Register, { userId, telegramId, firstName: 'Ana', language: 'es' }, userId);
      const start = { userId, amount: 500, reason: 'test', cause: `start:${userId}` };
      await services.ask(Credit, start, userId);
    }
    await services.settled();
    now = BEGINS;
  });
  afterAll(() => services.stop());

  it.each(commands)(
    'gets one answer and one effect when it comes 50 times at once: %s',
    async (_, command) => {
      const key = `at-once:${command.type}`;
      const asked = Array.from({ length: AT_ONCE }, () => services.ask(command, command.sample, key));
      const said: Said[] = await Promise.all(asked);
      const answers = new Set(said.map(({ answer }) => answer));
      expect(answers.size).toBe(1);
      first.set(command, [...answers][0]!);
      await services.bus.observer.caughtUp();
      const ids = new Set(said.map(({ id }) => id));
      const causing = services.bus.observer.messages.flatMap(({ envelope: { causationId } }) =>
        causationId && ids.has(causationId) ? [causationId] : [],
      );
      expect(new Set(causing).size).toBeLessThanOrEqual(1);
    },
  );

  it('was not refused for all of them, so that what was done is not done again', () => {
    const done = [...first].filter(([, answer]) => !answer.includes('"refus')).map(([{ name }]) => name);
    for (const { name } of [Credit, Debit, Transfer, ClaimGift, Register]) expect(done).toContain(name);
    expect(done.length).toBeGreaterThan(commands.length / 2);
  });

  describe('a second later', () => {
    beforeAll(async () => {
      await services.settled();
      now = new Date(BEGINS.getTime() + 1_000);
    });
    answersTheSame();
  });

  describe('after a restart of all services', () => {
    beforeAll(() => services.restart());
    answersTheSame();

    it.each(commands)('is refused for another body, and stays good for the first: %s', async (_, command) => {
      const body = anotherBody(command);
      const key = `at-once:${command.type}`;
      if (body === undefined) expect(command.sample).toEqual({});
      else expect((await services.ask(command, body, key)).answer).toContain('"idempotency-key-reused"');
      expect((await services.ask(command, command.sample, key)).answer).toBe(first.get(command));
    });
  });

  function answersTheSame() {
    it.each(commands)('gets the same answer, byte for byte: %s', async (_, command) => {
      const { answer } = await services.ask(command, command.sample, `at-once:${command.type}`);
      expect(answer).toBe(first.get(command));
    });
  }
});
