import type { Feature, Screen, Who } from '../features/feature.ts';
import type { Conversation } from './conversation.ts';
import type { Words } from './texts/words.ts';

/** The screen of a feature, with what the services tell now. */
export async function screenOf(
  feature: Feature,
  page: string,
  who: Who,
  words: Words,
  { asking }: Pick<Conversation, 'asking'>,
): Promise<Screen> {
  const answers = await asking.all(feature.asks(who, page));
  return feature.view(answers, words, who, page);
}
