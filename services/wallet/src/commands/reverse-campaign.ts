import { ContinueCampaign, campaignTaken, ReverseCampaign } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { campaigns } from '../tables/campaigns.ts';

export const reverseCampaign = command(ReverseCampaign, {
  reads: ({ data }) => ({ earlier: campaigns.ref(data.campaignId) }),
  decide: ({ data }, { earlier }, { now }) => {
    if (earlier) return refuse(campaignTaken);
    const { campaignId, selection, movements, through, by, reason, partial } = data;
    const campaign = { campaignId, movements, sent: 0, by, reason, partial, at: now.toISOString() };
    const first = { campaignId, selection, after: '', through };
    return accept(
      { movements },
      { save: [campaigns.insert(campaign)], send: [ContinueCampaign.of(first, { key: `${campaignId}:` })] },
    );
  },
});
