import { Credit, Debit, StreakRepaired, StreakRepairFailed } from '@yabot/contracts';
import { reach } from './count.ts';
import type { Definitions, Mission } from './definitions.ts';
import { dayOf, inTurn, type Outcome, type Progress, quietly, withStanding } from './progress.ts';
import { review } from './review.ts';
import { type Broken, isRepairable, lastDayOfRepair, mended, repairOffer } from './streak.ts';

/** Why besitos are taken for a repair, and come back when it cannot be done any more. */
export const REPAIR_REASON = 'streak-repair';

/** What comes of ordering a repair. */
export type RepairOutcome =
  | {
      readonly outcome: 'ordered';
      readonly decided: Outcome;
      readonly besitos: number;
      readonly days: number;
    }
  | { readonly outcome: 'late'; readonly decided: Outcome; readonly until: string }
  | { readonly outcome: 'on-its-way' }
  | { readonly outcome: 'nothing' };

/**
 * Orders the repair of a streak that broke: its payment is sent for, and the streak is mended when the wallet tells that
 * it was paid.
 * @param id a new id: each order has a cause of its own, so that one the wallet refused can be tried again
 */
export function orderRepair(
  progress: Progress,
  mission: Mission,
  id: string,
  at: Date,
  definitions: Definitions,
): RepairOutcome {
  const day = dayOf(progress, at, definitions.clock);
  const reviewed = review(progress, day, at, definitions);
  const standing = reviewed.progress.missions[mission.id];
  const broken = standing?.streak?.broken;
  if (!standing || !broken || !isRepairable(broken, mission) || standing.state !== 'open')
    return { outcome: 'nothing' };
  if (broken.ordered) return { outcome: 'on-its-way' };
  const offer = repairOffer(standing, mission, day);
  if (!offer) return { outcome: 'late', decided: reviewed, until: lastDayOfRepair(broken, mission) };
  const { userId } = progress;
  const { besitos, days } = offer;
  const cause = causeOf(mission.id, id, userId);
  const pay = Debit.of({ userId, amount: besitos, reason: REPAIR_REASON, cause }, { key: cause });
  const decided = inTurn(
    progress,
    () => reviewed,
    (before) => ({ ...quietly(withBroken(before, mission.id, { ...broken, ordered: cause })), send: [pay] }),
  );
  return { outcome: 'ordered', decided, besitos, days };
}

/** A payment that was made, or refused, for a repair. */
export interface Payment {
  readonly cause: string;
  readonly amount: number;
}

/** A repair was paid: the streak goes on. What was paid for a streak that is not to be mended any more comes back. */
export function repairPaid(
  progress: Progress,
  { cause, amount }: Payment,
  at: Date,
  definitions: Definitions,
): Outcome {
  const mission = orderedBy(progress, cause, definitions);
  if (!mission) return payBack(progress, cause, amount);
  const { userId } = progress;
  const { id, title } = mission;
  return inTurn(
    progress,
    (before) => review(before, dayOf(before, at, definitions.clock), at, definitions),
    (before) => {
      const standing = before.missions[id]!;
      if (standing.state !== 'open') return payBack(before, cause, amount);
      const after = mended(standing, mission, before.day);
      const told = StreakRepaired.of({ userId, missionId: id, title, days: after.count });
      return inTurn(
        before,
        (it) => ({ ...quietly(withStanding(it, id, after)), emit: [told] }),
        (it) => reach(it, [{ mission, standing: after }], at, definitions),
      );
    },
  );
}

/** The wallet refused to pay for a repair: the streak stays as it is, and the repair can be ordered again. */
export function repairRefused(
  progress: Progress,
  { cause, code }: { cause: string; code: string },
  definitions: Definitions,
): Outcome {
  const mission = orderedBy(progress, cause, definitions);
  if (!mission) return quietly(progress);
  const { id, title } = mission;
  const { ordered: _, ...broken } = progress.missions[id]!.streak!.broken!;
  const told = StreakRepairFailed.of({ userId: progress.userId, missionId: id, title, code });
  return { ...quietly(withBroken(progress, id, broken)), emit: [told] };
}

const causeOf = (missionId: string, id: string, userId: string) =>
  `${REPAIR_REASON}:${missionId}:${id}:${userId}`;

/** The mission whose repair was ordered by this cause, and still waits for it. */
function orderedBy({ missions }: Progress, cause: string, { byId }: Definitions): Mission | undefined {
  const [reason, missionId = ''] = cause.split(':');
  if (reason !== REPAIR_REASON || missions[missionId]?.streak?.broken?.ordered !== cause) return undefined;
  return byId.get(missionId);
}

function withBroken(progress: Progress, missionId: string, broken: Broken): Progress {
  const standing = progress.missions[missionId]!;
  return withStanding(progress, missionId, { ...standing, streak: { ...standing.streak!, broken } });
}

function payBack(progress: Progress, cause: string, amount: number): Outcome {
  const back = `${cause}:back`;
  const { userId } = progress;
  const credit = Credit.of({ userId, amount, reason: REPAIR_REASON, cause: back }, { key: back });
  return { ...quietly(progress), send: [credit] };
}
