import { EVENTS } from '@yabot/contracts';
import { expect, it } from 'vitest';
import { gateway } from '../src/gateway.service.ts';

/**
 * Who is told of each event, and how. A notice is one message with all that came in a moment; a message stands alone; an
 * alert goes to owners and administrators at once.
 */
const TOLD: Readonly<Record<string, string>> = {
  'wallet.besitos-awarded.v1': 'a notice to who has them; quiet ones with the next notice, summed up',
  'wallet.besitos-spent.v1': 'a notice to who spent them, with what is left',
  'wallet.besitos-transferred.v1': 'a message to who gets them, or gets them back',
  'wallet.boost-started.v1': 'a notice to who has it; in the groups when everybody has',
  'wallet.boost-ended.v1': 'a notice to who had it; in the groups when everybody had',
  'wallet.hold-placed.v1': 'a notice to whose they are, with what is left to spend',
  'wallet.hold-captured.v1': 'a notice of what comes back of it; what was taken is told as spent',
  'wallet.hold-released.v1': 'a notice to whose they are',
  'wallet.movement-reversed.v1': 'a notice, also to who wants no notices: something of theirs was changed',
  'missions.mission-progressed.v1':
    'a notice when a mission is begun, half done and one step short; the steps in between with what is told anyway',
  'missions.mission-completed.v1': 'a notice; that its reward waits, too',
  'missions.mission-claimed.v1': 'a notice with the besitos it brings',
  'missions.mission-claim-lapsed.v1': 'a notice',
  'missions.reaction-cap-reached.v1': 'a notice',
  'missions.streak-broken.v1': 'a notice, of streaks that can be repaired',
  'missions.streak-frozen.v1': 'a notice with the days of rest that are left',
  'missions.streak-repaired.v1': 'a notice with what it cost, also to who wants no notices',
  'missions.streak-repair-failed.v1': 'a message to who ordered it',
  'missions.trivia-started.v1': 'in its group',
  'missions.trivia-completed.v1': 'in its group, by name but for who wants to be on no board',
  'achievements.achievement-unlocked.v1': 'a notice; a quiet one with the next notice, summed up',
  'achievements.level-reached.v1': 'a notice; a quiet one with the next notice, summed up',
  'achievements.season-ended.v1': 'a notice to the ten first; in the groups who they are, as a picture',
  'user.subscription-started.v1': 'a notice; of a gift to both, by name',
  'user.subscription-renewed.v1': 'a notice; of a gift to both, by name',
  'user.subscription-expiring.v1': 'a message: a reminder',
  'user.subscription-cancelled.v1': 'a notice: until when it lasts',
  'user.subscription-expired.v1': 'a notice with the way back',
  'user.purchase-refused.v1': 'a message to who wanted to buy',
  'user.payment-refunded.v1': 'a notice to who had paid',
  'user.access-granted.v1': 'a notice to who was given it',
  'user.access-revoked.v1': 'a notice to whom it was taken from',
  'user.user-banned.v1': 'a notice with its end; why is for the moderators',
  'user.ban-lifted.v1': 'a notice',
  'user.roles-changed.v1': 'a notice to who has or had the role',
  'user.referral-accepted.v1': 'a notice to both, each their own; names are for each to tell',
  'user.referral-refused.v1': 'the guest: that it does not count, and why',
  'user.referral-rewarded.v1': 'a notice to both, each with their besitos',
  'user.referral-suspected.v1': 'a notice to owners and administrators; who invited learns nothing',
  'user.expiry-stopped.v1': 'an alert',
  'user.expiry-resumed.v1': 'an alert',
  'user.person-erased.v1': 'a message: the last one',
  'user.preferences-changed.v1': 'a message, to who was promised it while it could not be done',
};

/** Of what nobody is told by its event, and why. */
const NOT_TOLD: Readonly<Record<string, string>> = {
  'wallet.account-closed.v1': 'a part of erasing a person, which is told when it is whole',
  'wallet.debit-rejected.v1':
    'who asked for the debit tells what came of it: purchase-refused, streak-repair-failed',
  'missions.daily-gift-claimed.v1': 'shown on the screen that claims it; its besitos are told when they come',
  'missions.gift-days-committed.v1': 'for who checks a gift: its screen has them',
  'missions.gift-seed-revealed.v1': 'for who checks a gift: its screen has them',
  'missions.mission-assigned.v2': 'daily ones would be told every day; the missions are on their screen',
  'missions.mission-assigned.v1': 'no longer sent',
  'missions.mission-expired.v2':
    'there is nothing to do about a window that closed, and the next one is on the screen',
  'missions.mission-expired.v1': 'no longer sent',
  'missions.reaction-rewarded.v1': 'told when its besitos come',
  'missions.trivia-answered.v1': 'the quiz shows what was right; its besitos are told when they come',
  'user.user-registered.v1': 'the first thing somebody sees is the greeting',
  'user.user-updated.v1': 'they changed it themselves, in Telegram',
  'user.state-changed.v1': 'for services',
  'user.access-changed.v1': 'for services: what it came of is told',
  'user.access-rules-changed.v1': 'for services: content that changed may concern everybody or nobody',
  'user.payment-recorded.v1': 'what was paid for is told when it comes, also to who gives it away',
};

const others = EVENTS.filter(({ owner }) => owner !== 'gateway').map(({ type }) => type);
const consumed = gateway.consumes!.map(({ message }) => message.type);

it('tells of every event of the other services, or says why not', () => {
  const decided = [...Object.keys(TOLD), ...Object.keys(NOT_TOLD)];
  expect(decided.toSorted()).toEqual(others.toSorted());
});

it('is told by the gateway what it tells, and nothing that it does not', () => {
  expect(Object.keys(TOLD).toSorted()).toEqual(consumed.toSorted());
});
