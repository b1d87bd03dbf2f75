import { z } from 'zod';
import { defineRefusal } from '../definitions/refusal.ts';
import { besitos, instant, localDay } from '../values/index.ts';

/** The content has no such mission, or the user was never given it. */
export const missionUnknown = defineRefusal({
  code: 'mission-unknown',
  status: 404,
  summary: 'The content has no such mission, or the user was never given it',
});
/** Who is banned takes no rewards and repairs nothing. */
export const bannedFromMissions = defineRefusal({
  code: 'banned-from-missions',
  status: 403,
  summary: 'Who is banned takes no rewards and repairs nothing until the ban ends',
  details: z.object({ until: instant.nullable() }),
});
/** No reward of this mission waits for the user: it is not completed, or was taken already. */
export const nothingToClaim = defineRefusal({
  code: 'nothing-to-claim',
  status: 409,
  summary: 'No reward of this mission waits for the user: it is not completed, or was taken already',
});
/** The reward waited until a day that has passed. */
export const claimLapsed = defineRefusal({
  code: 'claim-lapsed',
  status: 410,
  summary: 'The reward waited until a day that has passed',
  details: z.object({ until: localDay }),
});
/** The streak did not break, or what broke cannot be repaired. */
export const nothingToRepair = defineRefusal({
  code: 'nothing-to-repair',
  status: 409,
  summary: 'The streak did not break, or the mission does not let it be repaired',
});
/** The days in which the streak could be repaired have passed. */
export const repairTooLate = defineRefusal({
  code: 'repair-too-late',
  status: 410,
  summary: 'The days in which the streak could be repaired have passed',
  details: z.object({ until: localDay }),
});
/** The repair costs something else than whoever ordered it was told. */
export const repairPriceChanged = defineRefusal({
  code: 'repair-price-changed',
  status: 409,
  summary: 'The repair costs something else by now; ask again at that price',
  details: z.object({ besitos }),
});
/** The repair was ordered already; its payment is on its way. */
export const repairOnItsWay = defineRefusal({
  code: 'repair-on-its-way',
  status: 409,
  summary: 'The repair was ordered already; its payment is on its way',
});
