import { grantUnknown, RetroactiveGrant } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { grants } from '../collections/grants.ts';

export const retroactiveGrant = query(RetroactiveGrant, {
  answer: async ({ grantId }, { load }) => {
    const grant = await load(grants.ref(grantId));
    if (!grant) return refuse(grantUnknown);
    const { id: _, ...told } = grant;
    return told;
  },
});
