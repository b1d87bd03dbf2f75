import {
  AchievementsOf,
  Balance,
  History,
  MissionsOf,
  OpenHolds,
  ReactionRules,
  Statement,
} from '@yabot/contracts';
import { blocks, lines } from '../../conversation/texts/html.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { ageNote } from '../age-note.ts';
import { ask, type Button, feature, known, type Told, type Who } from '../feature.ts';
import { backRow } from '../pages.ts';
import { earningScreen } from './earning.ts';
import { boostLines, heldLines, heldScreen } from './held.ts';
import { monthIn, monthOf, periodOf } from './months.ts';
import { movementLine, titlesOf } from './movement.ts';
import { statementScreen } from './statement.ts';

const PAGE = 8;
const MOST_HOLDS = 100;

/** A page is a cursor into the movements, `held.<page>`, `month.<month>` or `earning`. */
const about = (page: string) => {
  const [kind = '', rest = ''] = page.split('.');
  return ['held', 'month', 'earning'].includes(kind) ? { kind, rest } : { kind: 'movements', rest: page };
};

const MONTH = /^\d{4}-\d{2}$/;

export const besitos = feature({
  command: 'besitos',
  aliases: ['points'],
  opens: (words) => (MONTH.test(words) ? `month.${words}` : ''),
  asks: ({ userId, now, timeZone }: Who, page) => {
    const { kind, rest } = about(page);
    const month = monthIn(rest) ?? monthOf(now, timeZone);
    const cursor = rest ? { cursor: rest } : {};
    const isList = kind === 'movements';
    return {
      balance: ask(Balance, { userId }),
      history: isList ? ask(History, { userId, limit: PAGE, ...cursor }) : undefined,
      missions: isList ? ask(MissionsOf, { userId }) : undefined,
      achievements: isList ? ask(AchievementsOf, { userId }) : undefined,
      statement: kind === 'month' ? ask(Statement, { userId, ...periodOf(month, timeZone) }) : undefined,
      rules: kind === 'earning' ? ask(ReactionRules, {}) : undefined,
    };
  },
  further: ({ balance }, { userId }, page) => {
    const { kind } = about(page);
    const some = (known(balance)?.held ?? 0) > 0;
    const wanted = kind === 'held' || (kind === 'movements' && some);
    return { holds: wanted ? ask(OpenHolds, { userId, limit: MOST_HOLDS }) : undefined };
  },
  view: (answers, words, who, page) => {
    const { balance, history, missions, achievements, statement, rules, holds } = answers;
    const { kind, rest } = about(page);
    if (kind === 'held' && holds) return heldScreen(holds, words, who, rest);
    if (rules) return earningScreen(rules, words);
    if (statement) return statementScreen(statement, monthIn(rest), words, who);
    const held = known(balance);
    const entries = history && known(history)?.entries;
    return {
      text: blocks(
        held
          ? lines(
              words.say('besitos-balance', { amount: held.available }),
              held.frozen && words.say('besitos-frozen'),
            )
          : words.say('besitos-away'),
        held && heldLines(held.held, holds && known(holds), words, who),
        held && boostLines(held.boosts, words, who),
        entries
          ? movements(entries, titlesOf(missions, achievements, words), words, who)
          : words.say('history-away'),
        ageNote(words, who, balance, ...(history ? [history] : [])),
      ),
      keyboard: [
        pagesOf(history, rest, words),
        (held?.held ?? 0) > 0 ? [{ text: words.label('button-held'), show: 'besitos', page: 'held.1' }] : [],
        [
          { text: words.label('button-statement'), show: 'besitos', page: 'month.now' },
          { text: words.label('button-receipts'), show: 'recibo' },
        ],
        [
          { text: words.label('menu-transferir'), show: 'transferir' },
          { text: words.label('button-earning'), show: 'besitos', page: 'earning' },
        ],
        backRow(words),
      ],
    };
  },
});

function movements(
  entries: (typeof History.sampleResult)['entries'],
  titles: ReturnType<typeof titlesOf>,
  words: Words,
  who: Who,
) {
  if (entries.length === 0) return words.say('history-empty');
  return lines(
    words.say('history-title'),
    ...entries.map((entry) => movementLine(entry, titles, words, who)),
  );
}

function pagesOf(
  history: Told<typeof History.sampleResult> | undefined,
  cursor: string,
  words: Words,
): Button[] {
  const next = (history && known(history)?.next) ?? null;
  return [
    ...(cursor ? [{ text: words.label('button-newest'), show: 'besitos' }] : []),
    ...(next ? [{ text: words.label('button-older'), show: 'besitos', page: next }] : []),
  ];
}
