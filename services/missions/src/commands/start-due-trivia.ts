import { StartDueTrivia } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Definitions } from '../rules/definitions.ts';
import { dueRounds } from '../rules/trivia/schedule.ts';

export const startDueTrivia = command(StartDueTrivia, {
  decide: (_, __, { now, resources }: DecisionContext<Definitions>) => {
    const send = dueRounds(resources.banks.values(), now, resources.clock.timeZone);
    return accept({ due: send.length }, { send });
  },
});
