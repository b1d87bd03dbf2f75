import { AccessGranted } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellGrant = telling(AccessGranted, ({ resource, until }, { reserved }) => {
  const title = reserved.get(resource) ?? resource;
  return {
    own: [
      {
        text: until === null ? 'news-access-granted' : 'news-access-granted-until',
        about: `access:${resource}`,
        values: { title, ...(until === null ? {} : { until: { moment: until } }) },
        always: true,
        button: { label: 'menu-vip', show: 'vip' },
      },
    ],
  };
});
