import {
  AchievementsOf,
  Balance,
  ChangePreferences,
  Context,
  History,
  MissionsOf,
  type ServiceName,
} from '@yabot/contracts';
import { accept, command, defineService, query } from '@yabot/service-kit';
import type { TestService } from '@yabot/service-kit/testing';
import type { World } from './world.ts';

/** The other services as the chat knows them: they answer their samples. */
const played = {
  wallet: {
    answers: [
      query(Balance, { answer: async () => Balance.sampleResult }),
      query(History, { answer: async () => History.sampleResult }),
    ],
  },
  missions: { answers: [query(MissionsOf, { answer: async () => MissionsOf.sampleResult })] },
  achievements: { answers: [query(AchievementsOf, { answer: async () => AchievementsOf.sampleResult })] },
  user: {
    answers: [query(Context, { answer: async () => Context.sampleResult })],
    accepts: [
      command(ChangePreferences, {
        decide: ({ data }) => {
          const { language = 'es', timeZone = 'Europe/Madrid', notices = true } = data;
          return accept({ language, timeZone, notices });
        },
      }),
    ],
  },
};

export async function play(world: World, name: keyof typeof played): Promise<TestService> {
  return world.bus.start(
    defineService({
      name: name as ServiceName,
      summary: 'plays a service',
      owns: name === 'user' ? { sql: { tables: [], migrations: [] } } : {},
      ...played[name],
    }),
    { YABOT_HOME: `${world.home}/played` },
  );
}
