import { AccessRevoked } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellRevocation = telling(AccessRevoked, ({ resource, until }, { reserved }) => {
  const title = reserved.get(resource) ?? resource;
  return {
    own: [
      {
        text: until === null ? 'news-access-revoked' : 'news-access-revoked-until',
        about: `access:${resource}`,
        values: { title, ...(until === null ? {} : { until: { moment: until } }) },
        always: true,
      },
    ],
  };
});
