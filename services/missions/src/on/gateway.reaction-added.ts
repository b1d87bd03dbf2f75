import { momentOf } from '@yabot/content';
import { ReactionAdded } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import { rewardedPosts } from '../collections/rewarded-posts.ts';
import { decided } from '../counting.ts';
import type { Definitions } from '../rules/definitions.ts';
import { newProgress } from '../rules/progress.ts';
import { react, untouched } from '../rules/reaction.ts';

export const reactionAdded = on(ReactionAdded, {
  reads: ({ data }) => ({
    known: progress.ref(data.userId),
    touched: rewardedPosts.ref(untouched(data).id),
  }),
  decide: ({ data, envelope }, { known, touched }, { now, resources }: DecisionContext<Definitions>) => {
    const before = touched ?? untouched(data);
    const fact = { type: ReactionAdded.type, data, at: momentOf(envelope, now) };
    const outcome = react(known ?? newProgress(data.userId), before, fact, resources);
    const { save = [], ...rest } = decided(known, outcome);
    return { ...rest, save: outcome.post === before ? save : [...save, rewardedPosts.put(outcome.post)] };
  },
});
