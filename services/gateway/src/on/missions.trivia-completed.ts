import { TriviaCompleted } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { blocks, html, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Resources } from '../resources.ts';
import { placeOfName } from '../rules/named-text.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { placeText } from '../rules/place.ts';
import { outgoing } from '../tables/outgoing.ts';

type Completed = typeof TriviaCompleted.sample;

/** Tells the group who was best in a round that is over. */
export const summariseTrivia = on(TriviaCompleted, {
  decide: ({ data, envelope: { correlationId } }, _, { now, resources }: DecisionContext<Resources>) => {
    const { chatId, roundId, ranking } = data;
    const payload = {
      chat_id: chatId,
      text: summary(data, resources.texts[resources.language]).value,
      parse_mode: 'HTML',
      ...(ranking.length > 0 ? { names: ranking.map(({ userId }) => userId), onBoard: true as const } : {}),
    };
    const row = outgoingRow(
      { chatId, userId: null, method: 'sendMessage', payload },
      { id: `trivia:${roundId}:over`, priority: 'notice', correlationId, now },
    );
    return { save: [outgoing.put(row)] };
  },
});

function summary({ title, players, ranking, questions }: Completed, words: Words) {
  return blocks(
    words.say('trivia-over', { title: title[words.language] }),
    players === 0
      ? words.say('trivia-nobody')
      : lines(
          ...ranking.map(({ right, besitos }, index) =>
            words.say('trivia-row', {
              place: placeText(index + 1),
              name: html`${placeOfName(index)}`,
              right,
              questions,
              besitos,
            }),
          ),
        ),
  );
}
