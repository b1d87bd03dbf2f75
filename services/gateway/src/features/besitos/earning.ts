import type { ReactionRules } from '@yabot/contracts';
import { blocks, html, lines } from '../../conversation/texts/html.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { type Button, known, type Screen, type Told } from '../feature.ts';
import { dayText } from '../times.ts';

type Rules = typeof ReactionRules.sampleResult;
type Rule = Rules['rules'][number];

/** What reactions pay, and how much at most; and what else does. */
export function earningScreen(told: Told<Rules>, words: Words): Screen {
  const rules = known(told);
  const more: Button[] = ['regalo', 'misiones', 'logros'].map((show) => {
    return { text: words.label(`menu-${show}`), show };
  });
  const back: Button[] = [{ text: words.label('button-back'), show: 'besitos' }];
  if (!rules) return { text: words.say('earning-away'), keyboard: [more, back] };
  const always = rules.rules.filter((rule) => !isSpecial(rule));
  const special = rules.rules.filter(isSpecial);
  return {
    text: blocks(
      words.say('earning-title'),
      lines(...byPay(always).map(([besitos, emojis]) => html`${emojis.join(' ')} · <b>${besitos}</b>`)),
      special.length > 0 &&
        lines(words.say('earning-special'), ...special.map((rule) => specialLine(rule, words))),
      lines(
        words.say('earning-cap', { cap: rules.dailyCap }),
        rules.chatCap !== undefined && words.say('earning-chat-cap', { cap: rules.chatCap }),
        ...(rules.diminishing ?? []).map((step) => words.say('earning-less', step)),
      ),
      words.say('earning-more'),
    ),
    keyboard: [more, back],
  };
}

const isSpecial = ({ chats, posts, from, until, hours }: Rule) =>
  [chats, posts, from, until, hours].some((part) => part !== undefined);

/** Emojis that pay the same, the best first. */
const byPay = (rules: readonly Rule[]): [besitos: number, emojis: string[]][] =>
  [...Map.groupBy(rules, ({ besitos }) => besitos)]
    .map(([besitos, same]): [number, string[]] => [besitos, [...new Set(same.map(({ emoji }) => emoji))]])
    .toSorted(([one], [other]) => other - one);

/** A rule that holds only somewhere, on some days or at some hours of the community. */
function specialLine({ emoji, besitos, from, until, hours, chats, posts }: Rule, words: Words) {
  const when = [
    from && words.label(from === until ? 'earning-on' : 'earning-from', { day: dayText(from, words) }),
    until && from !== until && words.label('earning-until', { day: dayText(until, words) }),
    hours && words.label('earning-hours', { from: `${hours.from}:00`, to: `${hours.to}:00` }),
    (chats ?? posts) && words.label('earning-somewhere'),
  ].filter((part) => typeof part === 'string' && part !== '');
  return html`${emoji} · <b>${besitos}</b> · ${when.join(', ')}`;
}
