import { AdmitPerson } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../resources.ts';
import { accounts, refOf } from '../tables/accounts.ts';
import { recipients } from '../tables/recipients.ts';

/** Matches no digest, so that the first update tells the profile. */
const NO_PROFILE = '';

export const admitPerson = command(AdmitPerson, {
  reads: ({ data }) => ({ account: refOf(data.telegramId) }),
  decide: ({ data }, { account }, { newId, resources }: DecisionContext<Resources>) => {
    if (account) return accept({ userId: account.userId, isNew: false });
    const { telegramId, language } = data;
    const userId = newId();
    const { timeZone } = resources;
    const recipient = { userId, telegramId, language, timeZone, notices: true, reach: 'silent' as const };
    return accept(
      { userId, isNew: true },
      {
        save: [
          accounts.put({ telegramId, userId, profile: NO_PROFILE, bannedUntil: null }),
          recipients.insert(recipient),
        ],
      },
    );
  },
});
