import type { ExplainMission, MissionCondition } from '@yabot/contracts';
import { blocks, type Html, html, lines } from '../../conversation/texts/html.ts';
import { refusalText } from '../../conversation/texts/refusal-text.ts';
import type { Values, Words } from '../../conversation/texts/words.ts';
import { type Button, known, type Screen, type Told, type Who } from '../feature.ts';
import { clockTime, dayText } from '../times.ts';
import { ticked } from './mission-lines.ts';

/** Why somebody got a mission's reward, or did not: each condition, met or not, with what is there and what is wanted. */
export function whyScreen(why: Told<typeof ExplainMission.sampleResult>, words: Words, who: Who): Screen {
  const keyboard: Button[][] = [[{ text: words.label('button-back'), show: 'misiones' }]];
  const told = known(why);
  if (!told) {
    const text =
      why.state === 'refused' ? html`${refusalText(why.refusal, words)}` : words.say('missions-away');
    return { text, keyboard };
  }
  const { title, state, rounds, conditions } = told;
  return {
    text: blocks(
      lines(
        words.say('why-title', { title: title[words.language] }),
        words.say(`why-${state}`),
        rounds > 0 && words.say('why-rounds', { rounds }),
      ),
      lines(...conditions.map((condition) => conditionLine(condition, words, who))),
    ),
    keyboard,
  };
}

function conditionLine(condition: MissionCondition, words: Words, who: Who): Html {
  const { kind, met, have = 0, wanted = 0, title, event, tier, day, at, freezes = 0 } = condition;
  const values: Values = {
    have,
    wanted,
    freezes,
    title: title?.[words.language] ?? '',
    tier: tier ? words.label(`tier-${tier}`) : '',
    what: event ? eventLabel(event, words) : '',
    day: day ? dayText(day, words) : '',
    at: at ? clockTime(at, who) : '',
  };
  return ticked(met, words.label(`why-${kind}${met ? '' : `-not${missing(condition, words)}`}`, values));
}

/** What tells apart how a condition of one kind is not met. */
function missing({ kind, event = '', title, at }: MissionCondition, words: Words): string {
  if (kind === 'not-banned') return at ? '' : '-forever';
  if (kind !== 'assigned') return '';
  if (title) return '-chain';
  return words.has(eventId(event)) ? '-event' : '';
}

/** What an event is to a follower; one without words of its own is told as something done. */
function eventLabel(event: string, words: Words): string {
  const id = eventId(event);
  return words.has(id) ? words.label(id) : words.label('event-other');
}

const eventId = (event: string) => `event-${event.replace('.', '-')}`;
