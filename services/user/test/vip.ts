import { randomUUID } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Debit, MemberChanged, type MemberStatus, RemoveMember, ReviewSubscriptions } from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import { aWorld, registered, type SqlDatabase, type World } from './fixtures.ts';

/** A moment at which nothing of the tests is due by itself. */
export const NOW = new Date('2026-11-21T12:00:00.000Z');
export const OWNER = 7_000_000_001;
/** The doors of test/content. */
export const BALCONY = -1001;
export const CLUB = -1002;

/** So many days after {@link NOW}. */
export const inDays = (days: number): string => new Date(NOW.getTime() + days * 86_400_000).toISOString();

/**
 * A world with the plans and resources of test/content, an owner, and a clock that the test moves. All may lose access
 * at once, unless other `removals` are given.
 */
export interface House extends World {
  /** The user id of the owner. */
  readonly owner: string;
  service: TestService;
  /** What the service takes for now. */
  now: Date;
  open(): Promise<TestService>;
  /** Does what is due of subscriptions at a moment, as the sweep does. */
  review(at: string): Promise<{ due: number; stopped: boolean }>;
}

export async function aHouse(
  database: SqlDatabase = 'SQLite',
  options: { removals?: string } = {},
): Promise<House> {
  const world = await aWorld(database);
  const content = join(String(world.environment.YABOT_HOME), 'content');
  await cp(join(import.meta.dirname, 'content'), content, { recursive: true });
  if (options.removals) {
    const file = join(content, 'access.yaml');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/^removals: .*$/m, `removals: ${options.removals}`),
    );
  }
  const settings = {
    OWNER_TELEGRAM_IDS: String(OWNER),
    CONTENT_DIR: content,
  };
  const house = { ...world, now: NOW } as House & { owner: string };
  house.open = async () => {
    house.service = await world.start(settings, { clock: () => house.now });
    return house.service;
  };
  house.review = async (at) => {
    const answer = await house.service.submit(ReviewSubscriptions.of({ at }, { key: randomUUID() }));
    if (!answer.ok) throw new Error(answer.refusal.code);
    await house.service.settled();
    return answer.result;
  };
  await house.open();
  house.owner = (await registered(world, { telegramId: OWNER })).userId;
  return house;
}

/** The commands of a kind that were sent to another service about somebody, as soon as there are so many. */
export async function sentTo<Data extends { userId: string }>(
  { bus }: World,
  definition: { type: string; sample: Data },
  userId: string,
  count: number,
): Promise<Data[]> {
  const sent = () =>
    bus.observer
      .of(definition)
      .map(({ data }) => data)
      .filter((data) => data.userId === userId);
  await until(`${count} × ${definition.type} of one user`, () => sent().length >= count);
  return sent();
}

/** What the wallet is asked to take from somebody. */
export const debitsOf = (house: World, userId: string, count: number) => sentTo(house, Debit, userId, count);

/** Of whom the gateway is asked to take them out of chats. */
export const removalsOf = (house: World, userId: string, count: number) =>
  sentTo(house, RemoveMember, userId, count);

/** Telegram says that somebody is something else to a chat. */
export async function memberIs(
  { bus, service }: House,
  userId: string,
  status: MemberStatus = 'member',
  { chatId = BALCONY, inviteId = null }: { chatId?: number; inviteId?: string | null } = {},
): Promise<void> {
  await bus.publish(MemberChanged, { userId, chatId, status, inviteId });
  await service.settled();
}
