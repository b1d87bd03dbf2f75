import { CampaignProgress, campaignUnknown } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { campaigns, progressOf } from '../tables/campaigns.ts';

export const campaignProgress = query(CampaignProgress, {
  answer: async ({ campaignId }, { load, sql }) => {
    const campaign = await load(campaigns.ref(campaignId));
    if (!campaign) return refuse(campaignUnknown);
    const progress = await progressOf(sql, campaignId);
    const { movements } = campaign;
    return { movements, ...progress, done: progress.reversed + progress.notReversed >= movements };
  },
});
