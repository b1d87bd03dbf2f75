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
  MissionsOf,
  PreferencesChanged,
  type ServiceName,
} from '@yabot/contracts';
import { accept, command, defineService, query, sqlTable } from '@yabot/service-kit';
import type { TestService } from '@yabot/service-kit/testing';
import type { World } from './world.ts';

type Person = Omit<typeof PreferencesChanged.sample, 'dayStart'>;

const people = sqlTable<Person>('people', {
  key: 'userId',
  columns: { userId: 'text', language: 'text', timeZone: 'text', notices: 'boolean' },
});
const PEOPLE =
  'create table people (user_id text primary key, language text not null, time_zone text not null, notices integer not null)';

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
  achievements: { answers: [query(AchievementsOf, { answer: async () => AchievementsOf.sampleResult })] },
  user: {
    answers: [query(Context, { answer: async () => Context.sampleResult })],
    accepts: [
      command(ChangePreferences, {
        reads: ({ data }) => ({ known: people.ref(data.userId) }),
        decide: ({ data: { userId, ...wanted } }, { known }) => {
          const before = {
            userId,
            language: 'es' as const,
            timeZone: 'Europe/Madrid',
            notices: true,
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
