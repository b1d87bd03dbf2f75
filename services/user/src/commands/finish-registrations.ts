import { CreateState, FinishRegistrations } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { incompleteBefore } from '../tables/profiles.ts';

export const finishRegistrations = command(FinishRegistrations, {
  store: 'sql',
  reads: ({ data }) => ({ incomplete: incompleteBefore(data.registeredBefore) }),
  decide: ({ data }, { incomplete }, { resources }: DecisionContext<Resources>) => {
    const send = incomplete.map(({ userId, language }) =>
      CreateState.of(
        { userId, language, timeZone: resources.timeZone },
        { key: `${userId}:${data.registeredBefore}` },
      ),
    );
    return accept({ resumed: send.length }, { send });
  },
});
