import { touched } from './messages.ts';
import { shownToBot } from './people.ts';
import { PlayError } from './play-error.ts';
import type { Chat, Message, Person } from './types.ts';
import { apiPoll } from './views.ts';
import type { World } from './world.ts';

/** A follower votes; an empty list takes the vote back. */
export function vote(world: World, person: Person, chat: Chat, message: Message, options: number[]): void {
  const poll = message.poll;
  if (!poll) throw new PlayError('NOT_A_POLL', 'That message is no poll.');
  if (poll.closed) throw new PlayError('POLL_CLOSED', 'This poll is closed.');
  if (options.some((option) => poll.options[option] === undefined))
    throw new PlayError('NO_OPTION', 'There is no such option.');
  if (options.length > 1 && !poll.multiple) throw new PlayError('ONE_ANSWER', 'This poll takes one answer.');
  if (poll.votes.has(person.id) && !poll.revoting)
    throw new PlayError('VOTED', 'You have voted already; quiz answers are final.');
  const wanted = [...new Set(options)];
  if (wanted.length === 0) poll.votes.delete(person.id);
  else poll.votes.set(person.id, wanted);
  touched(world, chat, message);
  world.happen({ kind: 'voted', message, personId: person.id });
  if (message.sender.kind !== 'bot') return;
  if (!poll.anonymous) {
    const payload = {
      poll_id: poll.id,
      user: shownToBot(person),
      option_ids: wanted,
      option_persistent_ids: wanted.map(String),
    };
    world.tellBot('poll_answer', payload, person.id);
  }
  world.tellBot('poll', apiPoll(poll), chat.id);
}

/** Ends a poll; the bot is told the final result. */
export function closePoll(world: World, chat: Chat, message: Message): void {
  if (!message.poll || message.poll.closed) return;
  message.poll.closed = true;
  touched(world, chat, message);
  if (message.sender.kind === 'bot') world.tellBot('poll', apiPoll(message.poll), chat.id);
}

/** Closes the poll by itself when its time comes; also used after a restart. */
export function closeInTime(world: World, chat: Chat, message: Message): void {
  const { poll } = message;
  if (!poll?.closeDate || poll.closed) return;
  const delay = Math.max(0, poll.closeDate * 1_000 - world.clock());
  setTimeout(() => closePoll(world, chat, message), Math.min(delay, MAX_TIMER_MS)).unref();
}

const MAX_TIMER_MS = 2_147_483_647;
