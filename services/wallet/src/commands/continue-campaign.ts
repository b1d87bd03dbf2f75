import { ContinueCampaign, Reverse } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { campaigns, selectedMovements } from '../tables/campaigns.ts';

/** How many movements are sent at once: so few that others get their turn in between. */
const AT_ONCE = 100;

export const continueCampaign = command(ContinueCampaign, {
  reads: ({ data }) => ({
    campaign: campaigns.ref(data.campaignId),
    found: selectedMovements(data, AT_ONCE),
  }),
  decide: ({ data }, { campaign, found }) => {
    if (!campaign) return accept({ sent: 0 });
    const { campaignId, by, reason, partial } = campaign;
    const parts = found.map(({ userId, cause, movementId }) =>
      Reverse.of({ userId, cause, by, reason, partial, campaignId }, { key: `${campaignId}:${movementId}` }),
    );
    const sent = campaign.sent + found.length;
    const after = found.at(-1)?.movementId ?? '';
    const isLast = found.length < AT_ONCE;
    const next = ContinueCampaign.of({ ...data, after }, { key: `${campaignId}:${after}` });
    return accept(
      { sent: found.length },
      {
        // What somebody undid since the preview is no part of it any more.
        save: [campaigns.put({ ...campaign, sent, movements: isLast ? sent : campaign.movements })],
        send: isLast ? parts : [...parts, next],
      },
    );
  },
});
