import { type EventDefinition, TellPerson } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Html } from '../conversation/texts/html.ts';
import { mentionLines } from '../conversation/texts/mention-text.ts';
import type { ScreenPicture } from '../features/feature.ts';
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
  /** The same with a picture, for which it says more. */
  readonly shown?: ScreenPicture & { readonly text: Html };
}

/** Tells people what an event means to them, in the notice that tells what else happened in that moment. */
export function telling<Data>(
  event: EventDefinition<Data>,
  tell: (data: Data, resources: Resources) => Telling,
) {
  return on(event, {
    reads: ({ data }) => noticeReads(event.entity(data)),
    decide: ({ data, envelope }, reader, { now, newId, resources }: DecisionContext<Resources>) => {
      const { own = [], others = [], house, shown } = tell(data, resources);
      const { id, correlationId } = envelope;
      const around = { correlationId, now, newId };
      const rows = [
        ...(house ? houseRows(house, resources, around) : []),
        ...(shown ? shownRows(shown, resources, around) : []),
      ];
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

type Around = { readonly correlationId: string; readonly now: Date; readonly newId: () => string };

function houseRows(mention: Mention, resources: Resources, around: Around) {
  const { texts, language, timeZone } = resources;
  const [line] = mentionLines([mention], texts[language], timeZone).lines;
  return inGroups('sendMessage', { text: line!.value }, resources, around);
}

function shownRows(
  { text, caption, picture, names }: NonNullable<Telling['shown']>,
  resources: Resources,
  around: Around,
) {
  const said = { text: text.value, caption: caption.value };
  return inGroups('sendPhoto', { ...said, picture, names }, resources, around);
}

const inGroups = (
  method: 'sendMessage' | 'sendPhoto',
  said: object,
  { groups }: Resources,
  { newId, ...about }: Around,
) =>
  groups.map((chatId) => {
    const payload = { chat_id: chatId, parse_mode: 'HTML', ...said };
    return outgoingRow(
      { chatId, userId: null, method, payload },
      { ...about, id: newId(), priority: 'notice' },
    );
  });
