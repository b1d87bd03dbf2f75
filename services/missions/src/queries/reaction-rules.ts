import { ReactionRules } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import type { Definitions } from '../rules/definitions.ts';

export const reactionRules = query(ReactionRules, {
  answer: async (_, { resources }: QueryContext<Definitions>) => resources.reactions,
});
