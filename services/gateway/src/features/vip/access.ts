import type { AccessOf, AchievementsOf, CheckAccess, MissingCondition } from '@yabot/contracts';
import { blocks, type Html, html, lines } from '../../conversation/texts/html.ts';
import { refusalText } from '../../conversation/texts/refusal-text.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { type Button, known, type Screen, type Told, type Who } from '../feature.ts';
import { dateText, dayText } from '../times.ts';

type Access = Told<typeof AccessOf.sampleResult>;
type Achievements = Told<typeof AchievementsOf.sampleResult> | undefined;
type Resource = (typeof AccessOf.sampleResult)['resources'][number];

/** Every reserved place: until when somebody may use it, or what is missing. */
export function accessLines(
  access: Access,
  achievements: Achievements,
  words: Words,
  who: Who,
): Html | undefined {
  const resources = known(access)?.resources;
  if (!resources) return words.say('access-away');
  if (resources.length === 0) return undefined;
  return lines(
    words.say('access-title'),
    ...resources.map((resource) => resourceLine(resource, achievements, words, who)),
  );
}

function resourceLine(resource: Resource, achievements: Achievements, words: Words, who: Who): Html {
  const { title, allowed, until, missing } = resource;
  const name = title[words.language];
  if (!allowed)
    return words.say('access-closed', {
      title: name,
      missing: missing.map((condition) => missingText(condition, achievements, words, who)).join('; '),
    });
  return until
    ? words.say('access-open-until', { title: name, until: dateText(until, who) })
    : words.say('access-open', { title: name });
}

/** What is missing, and what to do or when to come back. */
function missingText(missing: MissingCondition, achievements: Achievements, words: Words, who: Who): string {
  const { condition } = missing;
  const id = `missing-${condition}`;
  switch (condition) {
    case 'vip':
      return words.label(id);
    case 'level':
      return words.label(id, { level: missing.level, reached: missing.reached });
    case 'role':
      return words.label(id, { role: words.label(`role-${missing.role}`) });
    case 'achievement':
      return words.label(id, { title: titleOf(missing.achievementId, achievements, words) });
    case 'window':
      return windowText(missing, words, who);
    case 'ban':
    case 'revoked':
      return missing.until === null
        ? words.label(id)
        : words.label(`${id}-until`, { until: dateText(missing.until, who) });
    default:
      return missing satisfies never;
  }
}

function windowText(
  { from, until }: Extract<MissingCondition, { condition: 'window' }>,
  words: Words,
  { now }: Who,
): string {
  const isComing = from !== null && from > now.toISOString().slice(0, 10);
  if (isComing) return words.label('missing-window-from', { day: dayText(from, words) });
  return until === null
    ? words.label('missing-window')
    : words.label('missing-window-over', { day: dayText(until, words) });
}

/** A secret achievement is not named. */
function titleOf(achievementId: string, achievements: Achievements, words: Words): string {
  const listed = (achievements && known(achievements)?.achievements) ?? [];
  const found = listed.find((each) => each.achievementId === achievementId);
  return found?.title[words.language] ?? words.label('achievement-secret');
}

const canEnter = ({ allowed, doors, inside }: Resource) => allowed && inside < doors;

/** The ways in: one for each place that somebody may use and is not in yet. */
export const doorButtons = (access: Access | undefined, words: Words): Button[][] =>
  ((access && known(access)?.resources) ?? []).filter(canEnter).map(({ resource, title }) => [
    {
      text: words.label('entry-button', { title: title[words.language] }),
      show: 'vip',
      page: `door.${resource}`,
    },
  ]);

/** A reserved place: whether somebody may go in, decided now, and the way in. */
export function resourceScreen(
  id: string,
  told: { access: Access; achievements: Achievements; decision: Told<typeof CheckAccess.sampleResult> },
  words: Words,
  who: Who,
): Screen {
  const back: Button[] = [{ text: words.label('button-back'), show: 'vip' }];
  const resource = known(told.access)?.resources.find((each) => each.resource === id);
  const decision = known(told.decision);
  if (!resource || !decision) {
    const { state } = told.decision;
    const text =
      state === 'refused' ? html`${refusalText(told.decision.refusal, words)}` : words.say('access-away');
    return { text, keyboard: [back] };
  }
  const { allowed, missing } = decision;
  const decided = { ...resource, allowed, missing };
  const enter: Button[] = [{ text: words.label('entry-get'), order: 'enter' }];
  return {
    text: blocks(
      resourceLine(decided, told.achievements, words, who),
      canEnter(decided) && words.say('entry-how'),
      allowed && !canEnter(decided) && resource.doors > 0 && words.say('entry-already'),
    ),
    keyboard: [canEnter(decided) ? enter : [], back],
    draft: { resource: id },
  };
}
