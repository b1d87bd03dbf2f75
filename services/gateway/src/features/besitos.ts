import { AchievementsOf, Balance, History, MissionsOf } from '@yabot/contracts';
import { calendar } from '../conversation/texts/calendar.ts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { reasonLabel } from '../conversation/texts/reason-label.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageNote } from './age-note.ts';
import { ask, type Button, feature, known, type Told, type Who } from './feature.ts';
import { backRow } from './pages.ts';

const PAGE = 8;
type Entry = (typeof History.sampleResult)['entries'][number];
/** By `mission:<id>` and `achievement:<id>`, as causes begin. */
type Titles = ReadonlyMap<string, string>;

export const besitos = feature({
  command: 'besitos',
  aliases: ['points'],
  asks: ({ userId }, cursor) => ({
    balance: ask(Balance, { userId }),
    history: ask(History, { userId, limit: PAGE, ...(cursor ? { cursor } : {}) }),
    missions: ask(MissionsOf, { userId }),
    achievements: ask(AchievementsOf, { userId }),
  }),
  view: ({ balance, history, missions, achievements }, words, who, cursor) => {
    const held = known(balance);
    const page = known(history);
    return {
      text: blocks(
        held ? words.say('besitos-balance', { amount: held.available }) : words.say('besitos-away'),
        held && held.held > 0 && words.say('besitos-held', { amount: held.held }),
        page
          ? movements(page.entries, titlesOf(missions, achievements, words), words, who)
          : words.say('history-away'),
        ageNote(words, who, balance, history),
      ),
      keyboard: [pagesOf(page?.next ?? null, cursor, words), backRow(words)],
    };
  },
});

function titlesOf(
  missions: Told<typeof MissionsOf.sampleResult>,
  achievements: Told<typeof AchievementsOf.sampleResult>,
  { language }: Words,
): Titles {
  return new Map([
    ...(known(missions)?.missions ?? []).map(
      (it) => [`mission:${it.missionId}`, it.title[language]] as const,
    ),
    ...(known(achievements)?.achievements ?? []).map(
      (it) => [`achievement:${it.achievementId}`, it.title[language]] as const,
    ),
  ]);
}

function movements(entries: readonly Entry[], titles: Titles, words: Words, who: Who) {
  if (entries.length === 0) return words.say('history-empty');
  const day = calendar(words.language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: who.timeZone,
  });
  return lines(
    words.say('history-title'),
    ...entries.map((entry) =>
      words.say('history-entry', {
        amount: entry.amount > 0 ? `+${entry.amount}` : `−${-entry.amount}`,
        reason: reasonOf(entry, titles, words),
        at: day.format(new Date(entry.at)),
      }),
    ),
  );
}

/** What a movement was for: the mission or achievement by its title where that is known. */
function reasonOf({ reason, cause }: Entry, titles: Titles, words: Words): string {
  const label = reasonLabel(reason, words);
  const [kind, id] = cause.split(':');
  const title = kind === reason && id !== undefined && titles.get(`${kind}:${id}`);
  return title ? words.label('history-of', { reason: label, title }) : label;
}

function pagesOf(next: string | null, cursor: string, words: Words): Button[] {
  return [
    ...(cursor ? [{ text: words.label('button-newest'), show: 'besitos' }] : []),
    ...(next ? [{ text: words.label('button-older'), show: 'besitos', page: next }] : []),
  ];
}
