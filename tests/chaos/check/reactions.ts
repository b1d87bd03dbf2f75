import { ReactionAdded } from '@yabot/contracts';
import type { Reaction } from '../rig/load.ts';
import { compareSets, type SetCheck } from './sets.ts';
import { ofType, onceEach, type StoredMessage } from './stream.ts';

/** What followers did in Telegram, and what the gateway made of it. */
export function compareReactions(
  reactions: readonly Reaction[],
  everything: readonly StoredMessage[],
  persons: ReadonlyMap<string, number>,
): SetCheck {
  const place = (person: number | string, post: number) => `person ${person} post ${post}`;
  const events = ofType(onceEach(everything), ReactionAdded).map(({ data }) =>
    place(persons.get(data.userId) ?? data.userId, data.post.messageId),
  );
  return compareSets(
    'reactions in Telegram and reaction-added events',
    reactions.map(({ personId, messageId }) => place(personId, messageId)),
    events,
  );
}
