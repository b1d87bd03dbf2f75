import { PreferencesChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { recipients } from '../tables/recipients.ts';

export const keepPreferences = on(PreferencesChanged, {
  reads: ({ data }) => ({ recipient: recipients.ref(data.userId) }),
  decide: ({ data: { language, timeZone, notices } }, { recipient }) =>
    recipient ? { save: [recipients.put({ ...recipient, language, timeZone, notices })] } : {},
});
