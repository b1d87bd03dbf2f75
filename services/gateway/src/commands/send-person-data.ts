import { SendPersonData, userUnknown } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../resources.ts';
import { dataRow } from '../rules/person-file.ts';
import { outgoing } from '../tables/outgoing.ts';
import { recipients } from '../tables/recipients.ts';

export const sendPersonData = command(SendPersonData, {
  reads: ({ data }) => ({
    recipient: recipients.ref(data.userId),
    waiting: outgoing.ref(dataRow.idFor(data.userId)),
  }),
  decide: (
    { envelope: { correlationId } },
    { recipient, waiting },
    { now, resources }: DecisionContext<Resources>,
  ) => {
    if (!recipient) return refuse(userUnknown);
    if (waiting?.state === 'waiting') return accept({ isNew: false });
    const caption = resources.texts[recipient.language].say('data-file').value;
    const row = dataRow.of(recipient, caption, { correlationId, now });
    return accept({ isNew: true }, { save: [outgoing.put(row)] });
  },
});
