import { ReactionAdded, ReactionRemoved } from '@yabot/contracts';
import type { Decision } from '@yabot/service-kit';
import { offers, type Post, reactionKeyboard, tap } from '../rules/buttons.ts';
import { type Outgoing, outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';
import { posts } from '../tables/posts.ts';
import { type Press, presses } from '../tables/presses.ts';
import type { Intake } from './classify.ts';

type ButtonTap = Extract<Intake, { kind: 'button' }>;

/** What is read before a tap on a reaction button is decided. */
export interface ButtonRows {
  readonly post?: Post | undefined;
  readonly pressed?: Press | undefined;
  readonly counts?: Outgoing | undefined;
}

const pressId = ({ key, person }: ButtonTap) => `${key}:${person.id}`;
const countsId = (key: string) => `counts:${key}`;

export const buttonReads = (intake: ButtonTap) => ({
  post: posts.ref(intake.key),
  pressed: presses.ref(pressId(intake)),
  counts: outgoing.ref(countsId(intake.key)),
});

/**
 * Counts a tap: the reaction becomes an event, and the new counts go under the post. However many tap, one message with
 * the latest counts waits in the send queue. A post that was sent twice is one post, whose place is the first known.
 */
export function countTap(
  intake: ButtonTap,
  userId: string,
  { post, pressed, counts: waiting }: ButtonRows,
  about: { readonly now: Date; readonly correlationId: string },
): Decision & { readonly effect: 'added' | 'removed' | 'stale' } {
  const { post: tapped, emoji } = intake;
  if (!offers(post, tapped.chatId, emoji)) return { effect: 'stale' };
  const place = { chatId: post.chatId, messageId: post.messageId ?? tapped.messageId };
  const { effect, emojis, counts } = tap(pressed?.emojis ?? [], post.counts, emoji);
  const next = { ...post, messageId: place.messageId, counts };
  const event = effect === 'added' ? ReactionAdded : ReactionRemoved;
  const payload = {
    chat_id: post.chatId,
    message_id: place.messageId,
    reply_markup: reactionKeyboard(next),
  };
  const edit = outgoingRow(
    { chatId: post.chatId, userId: null, method: 'editMessageReplyMarkup', payload },
    { ...about, id: countsId(post.key), priority: 'bulk', revision: revisionAfter(waiting, about.now) },
  );
  return {
    effect,
    save: [posts.put(next), presses.put({ id: pressId(intake), emojis }), outgoing.put(edit)],
    emit: [event.of({ userId, post: place, emoji, via: 'button' })],
  };
}

/** Higher than any before it, also when the row before was sent and is gone. */
const revisionAfter = (waiting: Outgoing | undefined, now: Date) =>
  Math.max((waiting?.revision ?? 0) + 1, now.getTime());
