import { describe, expect, it } from 'vitest';
import type { BotMessage } from '../../shared/telegram.ts';
import type { Reaction } from './community.ts';
import { toldAt } from './latencies.ts';

const reaction = (personId: number, dueAt: number) => ({ personId, dueAt, messageId: 1 });
const notice = (personId: number, at: number) => ({ personId, at, text: '', isAnswer: false });

const toldAfter = (reactions: readonly Reaction[], messages: readonly BotMessage[]) =>
  toldAt(reactions, messages).map(({ reaction, at }) => at - reaction.dueAt);

describe('How long it takes until a reaction is told', () => {
  it('counts to the last notice before the next reaction of the same person', () => {
    const reactions = [reaction(1, 100), reaction(2, 150), reaction(1, 1_000)];
    const messages = [notice(1, 130), notice(1, 160), notice(2, 250), notice(1, 1_040)];
    expect(toldAfter(reactions, messages)).toEqual([60, 40, 100]);
  });

  it('counts to the first notice after the next reaction when none came before', () => {
    expect(toldAfter([reaction(1, 100), reaction(1, 200)], [notice(1, 500)])).toEqual([400, 300]);
  });

  it('does not count answers', () => {
    const answer = { ...notice(1, 110), isAnswer: true };
    expect(toldAfter([reaction(1, 100)], [answer, notice(1, 120)])).toEqual([20]);
  });

  it('is for ever when nothing was told', () => {
    expect(toldAfter([reaction(1, 100)], [])).toEqual([Number.POSITIVE_INFINITY]);
  });
});
