import { CampaignPreview } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { previewOf } from '../tables/campaigns.ts';

export const campaignPreview = query(CampaignPreview, {
  answer: ({ selection }, { sql }) => previewOf(sql, selection),
});
