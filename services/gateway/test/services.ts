import {
  AchievementsOf,
  Balance,
  ChangePreferences,
  ClaimGift,
  Context,
  ExplainMission,
  GiftOf,
  GiftProof,
  History,
  Leaderboard,
  MissionsOf,
  NamesOf,
  PreferencesChanged,
  RankOf,
  Register,
  type ServiceName,
} from '@yabot/contracts';
import { accept, command, defineService, query, sqlTable } from '@yabot/service-kit';
import type { TestService } from '@yabot/service-kit/testing';
import type { World } from './world.ts';

type Person = Required<typeof PreferencesChanged.sample>;

const people = sqlTable<Person>('people', {
  key: 'userId',
  columns: { userId: 'text', language: 'text', timeZone: 'text', notices: 'boolean', dayStart: 'integer' },
});
const PEOPLE =
  'create table people (user_id text primary key, language text not null, time_zone text not null, notices integer not null, day_start integer)';

type Introduced = typeof Register.sample;

/** Who was introduced to the user service that is played, each time they were: by the idempotency key. */
export class Introductions {
  readonly #byKey = new Map<string, Introduced>();

  of(telegramId: number): Introduced[] {
    return [...this.#byKey.values()].filter((person) => person.telegramId === telegramId);
  }

  /** Begins anew, with a new world. */
  clear(): void {
    this.#byKey.clear();
  }

  /** What takes them. */
  get handler() {
    return command(Register, {
      decide: ({ data, envelope }) => {
        const key = envelope.idempotencyKey ?? envelope.id;
        const isNew = this.of(data.telegramId).length === 0;
        this.#byKey.set(key, data);
        return accept({ isNew });
      },
    });
  }
}

const NOTHING = { sql: { tables: [], migrations: [] } };

/** Plays a user service that does nothing but take introductions. */
export async function playIntroductions(world: World): Promise<Introductions> {
  const introductions = new Introductions();
  const accepts = [introductions.handler];
  const user = defineService({ name: 'user', summary: 'plays a service', owns: NOTHING, accepts });
  await world.bus.start(user, { YABOT_HOME: `${world.home}/played` });
  return introductions;
}

/** Who was introduced to the user service of {@link play}. */
export const introduced = new Introductions();

/** The other services as the chat knows them: they answer their samples. */
const played = {
  wallet: {
    answers: [
      query(Balance, { answer: async () => Balance.sampleResult }),
      query(History, { answer: async () => History.sampleResult }),
    ],
  },
  missions: {
    answers: [
      query(MissionsOf, { answer: async () => MissionsOf.sampleResult }),
      query(ExplainMission, { answer: async () => ExplainMission.sampleResult }),
      query(GiftOf, { answer: async () => ({ ...GiftOf.sampleResult, ready: true, nextAt: null }) }),
      query(GiftProof, { answer: async () => GiftProof.sampleResult }),
    ],
    accepts: [command(ClaimGift, { decide: () => accept(ClaimGift.sampleResult) })],
    owns: { sql: { tables: [], migrations: [] } },
  },
  achievements: {
    answers: [
      query(AchievementsOf, { answer: async () => AchievementsOf.sampleResult }),
      query(Leaderboard, { answer: async () => Leaderboard.sampleResult }),
      query(RankOf, { answer: async () => RankOf.sampleResult }),
    ],
  },
  user: {
    answers: [
      query(Context, { answer: async () => Context.sampleResult }),
      query(NamesOf, {
        answer: async ({ userIds }) => ({ names: userIds.map((userId) => ({ userId, firstName: 'Ana' })) }),
      }),
    ],
    accepts: [
      introduced.handler,
      command(ChangePreferences, {
        reads: ({ data }) => ({ known: people.ref(data.userId) }),
        decide: ({ data: { userId, ...wanted } }, { known }) => {
          const before = {
            userId,
            language: 'es' as const,
            timeZone: 'Europe/Madrid',
            notices: true,
            dayStart: null,
            ...known,
          };
          const after = { ...before, ...wanted };
          const { userId: _, ...preferences } = after;
          if (JSON.stringify(after) === JSON.stringify(before)) return accept(preferences);
          return accept(preferences, { save: [people.put(after)], emit: [PreferencesChanged.of(after)] });
        },
      }),
    ],
    emits: [PreferencesChanged],
    owns: { sql: { tables: [people], migrations: [{ name: '0001-people', up: [PEOPLE], down: [] }] } },
  },
};

export async function play(world: World, name: keyof typeof played): Promise<TestService> {
  return world.bus.start(
    defineService({
      name: name as ServiceName,
      summary: 'plays a service',
      owns: {},
      ...played[name],
    }),
    { YABOT_HOME: `${world.home}/played` },
  );
}
