import { type EventDefinition, TellPerson } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { mentionLines } from '../conversation/texts/mention-text.ts';
import type { Resources } from '../resources.ts';
import { mentioning as withMention } from '../rules/earned.ts';
import type { Mention } from '../rules/mentions.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';
import type { Recipient } from '../tables/recipients.ts';
import { noticed, noticeReads } from './noticed.ts';

/** Who is told what of an event. */
export interface Telling {
  /** To whom the event is about. */
  readonly own?: readonly Mention[];
  /** To others: each is told where their own messages are decided. */
  readonly others?: readonly { readonly userId: string; readonly mention: Mention }[];
  /** To everybody, in the groups of the community. */
  readonly house?: Mention;
}

/** Tells people what an event means to them, in the notice that tells what else happened in that moment. */
export function telling<Data>(
  event: EventDefinition<Data>,
  tell: (data: Data, resources: Resources) => Telling,
) {
  return on(event, {
    reads: ({ data }) => noticeReads(event.entity(data)),
    decide: ({ data, envelope }, reader, { now, newId, resources }: DecisionContext<Resources>) => {
      const { own = [], others = [], house } = tell(data, resources);
      const { id, correlationId } = envelope;
      const rows = house ? houseRows(house, resources, { correlationId, now, newId }) : [];
      return {
        save: [
          ...noticed(
            reader,
            (earned, recipient) => own.filter(wantedBy(recipient)).reduce(withMention, earned),
            {
              correlationId,
              now,
            },
          ),
          ...rows.map((row) => outgoing.insert(row)),
        ],
        send: others.map(({ userId, mention }) =>
          TellPerson.of({ userId, mention: { ...mention } }, { key: `${id}:${userId}` }),
        ),
      };
    },
  });
}

/** Whether somebody is told it: what they earn only who wants to know. */
export const wantedBy =
  ({ notices }: Pick<Recipient, 'notices'>) =>
  ({ always }: Mention): boolean =>
    notices || always === true;

function houseRows(
  mention: Mention,
  { texts, language, timeZone, groups }: Resources,
  { newId, ...about }: { correlationId: string; now: Date; newId: () => string },
) {
  const [line] = mentionLines([mention], texts[language], timeZone).lines;
  return groups.map((chatId) => {
    const payload = { chat_id: chatId, text: line!.value, parse_mode: 'HTML' };
    const message = { chatId, userId: null, method: 'sendMessage' as const, payload };
    return outgoingRow(message, { ...about, id: newId(), priority: 'notice' });
  });
}
