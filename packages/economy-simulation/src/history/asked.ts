import {
  BesitosAwarded,
  BesitosSpent,
  BesitosTransferred,
  BoostStarted,
  Capture,
  ClaimGift,
  ClaimMission,
  type CommandDefinition,
  Credit,
  DailyGiftClaimed,
  Debit,
  type EventDefinition,
  ExpireHold,
  GrantAchievement,
  GrantBoost,
  GrantXp,
  Hold,
  HoldCaptured,
  HoldPlaced,
  HoldReleased,
  LevelReached,
  MissionClaimed,
  MovementReversed,
  Release,
  RepairStreak,
  Reverse,
  Transfer,
} from '@yabot/contracts';
import type { Machine } from '../machine/machine.ts';
import { begun, type Message } from '../machine/message.ts';

/** A command whose answer somebody waited for: it went past the stream, and is known by what came of it. */
type Asked = { readonly definition: CommandDefinition; readonly data: unknown } | undefined;
/** @param xp how many experience points a user has by now */
type Tells = (data: never, xp: (userId: string) => number) => Asked;

const asks = <Data>(definition: CommandDefinition<Data>, data: NoInfer<Data>): Asked =>
  ({ definition, data }) as unknown as Asked;
const told = <Data>(
  event: EventDefinition<Data> | CommandDefinition<Data>,
  of: (data: Data, xp: (userId: string) => number) => Asked,
) => [event.type, of as Tells] as const;

const BOOST = 'boost';
const REPAIR = 'streak-repair';

const TOLD: ReadonlyMap<string, Tells> = new Map([
  told(DailyGiftClaimed, ({ userId }) => asks(ClaimGift, { userId })),
  told(MissionClaimed, ({ userId, missionId }) => asks(ClaimMission, { userId, missionId })),
  told(BesitosTransferred, ({ direction, transferId, userId, otherUserId, amount }) =>
    direction === 'sent'
      ? asks(Transfer, {
          senderId: userId,
          recipientId: otherUserId,
          amount,
          cause: `transfer:${transferId}`,
          confirmed: true,
        })
      : undefined,
  ),
  // Points that reach no level are not told of.
  told(LevelReached, ({ userId, xp, level }, known) =>
    xp > known(userId)
      ? asks(GrantXp, { userId, amount: xp - known(userId), cause: `recorded:${level}` })
      : undefined,
  ),
  told(HoldPlaced, ({ userId, amount, reason, hold: cause, until }) =>
    asks(Hold, { userId, amount, reason, cause, until }),
  ),
  told(HoldCaptured, ({ userId, hold, captured: amount }) => asks(Capture, { userId, hold, amount })),
  told(HoldReleased, ({ userId, hold, expired }) =>
    expired ? asks(ExpireHold, { userId, hold }) : asks(Release, { userId, hold }),
  ),
  told(MovementReversed, ({ userId, cause }) =>
    asks(Reverse, { userId, cause, by: 'recorded', reason: 'recorded', partial: true }),
  ),
  told(BoostStarted, ({ userId, cause, factor, reasons, until }) =>
    asks(GrantBoost, { userId, cause, factor, reasons, until }),
  ),
  // What a boost adds comes with the credit that it is added to.
  told(BesitosAwarded, ({ userId, amount, reason, cause }) =>
    reason === BOOST ? undefined : asks(Credit, { userId, amount, reason, cause }),
  ),
  told(BesitosSpent, ({ userId, amount, reason, cause }) => asks(Debit, { userId, amount, reason, cause })),
  told(Debit, ({ userId, amount, reason, cause }) => {
    const [, missionId = ''] = cause.split(':');
    return reason === REPAIR
      ? asks(RepairStreak, { userId, missionId })
      : asks(Debit, { userId, amount, reason, cause });
  }),
]);

/** Durable commands of which is not known what led to them: they are carried out as they were. */
const AS_THEY_WERE: ReadonlySet<string> = new Set(
  [Credit, Debit, Hold, Capture, Release, Reverse, GrantBoost, GrantAchievement, GrantXp].map(
    ({ type }) => type,
  ),
);

/** The command somebody must have asked for, seen by the first message that came of it; undefined when none is known. */
export function askedBefore({ type, data, envelope }: Message, machine: Machine): Message | undefined {
  const xp = (userId: string) =>
    (machine.row('achievements', 'standings', userId) as { readonly xp: number } | undefined)?.xp ?? 0;
  const asked = TOLD.get(type)?.(data as never, xp);
  const id = envelope.causationId ?? envelope.id;
  if (asked) {
    const origin = { id, source: 'asked', time: new Date(envelope.time) };
    const message = begun(asked.definition, asked.data as never, origin);
    return { ...message, envelope: { ...message.envelope, correlationId: envelope.correlationId } };
  }
  return AS_THEY_WERE.has(type) ? { type, data, envelope } : undefined;
}
