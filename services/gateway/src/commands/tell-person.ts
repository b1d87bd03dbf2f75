import { TellPerson } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { mentioning } from '../rules/earned.ts';
import type { Mention } from '../rules/mentions.ts';
import { noticed, noticeReads } from '../sending/noticed.ts';
import { wantedBy } from '../sending/telling.ts';

export const tellPerson = command(TellPerson, {
  reads: ({ data }) => noticeReads(data.userId),
  decide: ({ data, envelope: { correlationId } }, reader, { now }) => {
    const mention = data.mention as unknown as Mention;
    if (!reader.recipient || !wantedBy(reader.recipient)(mention)) return accept({ told: false });
    const save = noticed(reader, (earned) => mentioning(earned, mention), { correlationId, now });
    return accept({ told: true }, { save });
  },
});
