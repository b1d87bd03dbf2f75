import {
  CommentAdded,
  IS_IN,
  JoinRequested,
  MemberChanged,
  PollAnswered,
  partitionOf,
  ReactionAdded,
  ReactionRemoved,
  RecordPayment,
  TakeUpdate,
} from '@yabot/contracts';
import { accept, command, type Decision, type DecisionContext } from '@yabot/service-kit';
import { type ButtonRows, buttonReads, countTap } from '../intake/button-tap.ts';
import { classify, type Intake } from '../intake/classify.ts';
import type { Resources } from '../resources.ts';
import { type Account, type Acquaintance, meet } from '../rules/acquaintance.ts';
import { joined } from '../rules/joined.ts';
import { laneOf } from '../rules/lanes.ts';
import { isBanned } from '../rules/people.ts';
import { accounts, refOf } from '../tables/accounts.ts';
import { introductions } from '../tables/introductions.ts';
import { recipients } from '../tables/recipients.ts';
import { skippedUpdates } from '../tables/skipped-updates.ts';
import { updates } from '../tables/updates.ts';

type Taken = Exclude<Intake, { kind: 'skipped' }>;

export const takeUpdate = command(TakeUpdate, {
  reads: ({ data }) => {
    const intake = intakeOf(data.update);
    if (intake.kind === 'skipped') return {};
    return {
      account: refOf(intake.person.id),
      ...(intake.kind === 'button' ? buttonReads(intake) : {}),
    };
  },
  decide: ({ data, envelope }, rows, { now, newId, resources }: DecisionContext<Resources>) => {
    const { account, ...button } = rows as ButtonRows & { account?: Account };
    const id = `${data.botId}:${data.update.update_id}`;
    const intake = intakeOf(data.update);
    if (data.fault) return accept({}, skip(id, 'unknown', data.fault, now));
    if (intake.kind === 'skipped')
      return accept({}, intake.worth ? skip(id, intake.what, intake.reason, now) : {});

    if (!account && isGone(intake)) return accept({});
    const known = meet(intake.person, account, newId);
    const { userId } = known.account;
    const learned = learn(known, id, { now, resources, correlationId: envelope.correlationId });
    if (intake.kind === 'conversation') {
      const lane = laneOf(intake.chatId, intake.chatId === intake.person.id ? userId : null);
      const { correlationId } = envelope;
      const waiting = { body: data.update, correlationId, takenAt: now.toISOString() };
      const update = updates.put({ id, ...lane, userId, kind: intake.about, ...waiting });
      return accept({}, joined(learned, { save: [update] }));
    }
    const banned = isBanned(known.account, now);
    if (intake.kind !== 'button') {
      const unheard = banned && PARTICIPATION.has(intake.kind);
      return accept({}, unheard ? learned : joined(learned, told(intake, userId)));
    }
    if (banned) return accept({ button: 'paused' as const }, learned);
    const { correlationId } = envelope;
    const { effect, ...counted } = countTap(intake, userId, button, { now, correlationId });
    return accept({ button: effect }, joined(learned, counted));
  },
});

/** What those who may not take part do in vain; who is in which chat is known of them all the same. */
const PARTICIPATION: ReadonlySet<Intake['kind']> = new Set(['reaction', 'comment', 'poll-answer']);

/** Nobody becomes known by leaving: who was erased is seen out of chats, and that is told too. */
const isGone = (intake: Taken) => intake.kind === 'member' && !IS_IN.includes(intake.status);

/** Both the reads and the decision need it. */
const intakes = new WeakMap<object, Intake>();

function intakeOf(update: Record<string, unknown>): Intake {
  const intake = intakes.get(update) ?? classify(update);
  intakes.set(update, intake);
  return intake;
}

const skip = (id: string, kind: string, reason: string, now: Date): Decision => ({
  save: [skippedUpdates.put({ id, kind, reason, at: now.toISOString() })],
});

/** New people, and profiles that changed, are kept, and introduced to the user service. */
function learn(
  { account, isNew, profile }: Acquaintance,
  updateId: string,
  {
    now,
    resources,
    correlationId,
  }: Pick<DecisionContext<Resources>, 'now' | 'resources'> & { correlationId: string },
): Decision {
  if (!profile) return {};
  const { userId, telegramId } = account;
  const { language } = profile;
  const { timeZone } = resources;
  const recipient = { userId, telegramId, language, timeZone, notices: true, reach: 'silent' as const };
  return {
    save: [
      accounts.put(account),
      introductions.put({
        userId,
        partition: partitionOf(userId),
        telegramId,
        profile,
        updateId,
        correlationId,
        at: now.toISOString(),
      }),
      ...(isNew ? [recipients.insert(recipient)] : []),
    ],
  };
}

/** What the other services are told at once. */
function told(
  intake: Exclude<Taken, { kind: 'button' | 'conversation' }>,
  userId: string,
): Pick<Decision, 'emit' | 'send'> {
  switch (intake.kind) {
    case 'comment':
      return { emit: [CommentAdded.of({ userId, chatId: intake.chatId, messageId: intake.messageId })] };
    case 'poll-answer': {
      const { pollId, optionIds } = intake;
      return { emit: [PollAnswered.of({ userId, pollId, optionIds })] };
    }
    case 'payment': {
      const { chargeId, invoicePayload, stars } = intake;
      return { send: [RecordPayment.of({ userId, chargeId, invoicePayload, stars }, { key: chargeId })] };
    }
    case 'join-request':
      return { emit: [JoinRequested.of({ userId, chatId: intake.chatId })] };
    case 'member': {
      const { chatId, status, inviteId } = intake;
      return { emit: [MemberChanged.of({ userId, chatId, status, inviteId })] };
    }
    case 'reaction':
      return reacted(intake, userId);
    default:
      return intake satisfies never;
  }
}

function reacted(intake: Extract<Taken, { kind: 'reaction' }>, userId: string): Pick<Decision, 'emit'> {
  const about = (emoji: string) => ({ userId, post: intake.post, emoji, via: 'reaction' as const });
  return {
    emit: [
      ...intake.removed.map((emoji) => ReactionRemoved.of(about(emoji))),
      ...intake.added.map((emoji) => ReactionAdded.of(about(emoji))),
    ],
  };
}
