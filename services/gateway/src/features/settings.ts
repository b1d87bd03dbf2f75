import { Context, type Language } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Preferences } from '../rules/noted-change.ts';
import { ask, type Button, feature, known, type Who } from './feature.ts';
import { backRow } from './pages.ts';

/** Offered by their place in this list, which is part of buttons in chats: add at the end only. */
const TIME_ZONES = [
  'Europe/Madrid',
  'Atlantic/Canary',
  'America/Mexico_City',
  'America/Bogota',
  'America/Lima',
  'America/Caracas',
  'America/Santiago',
  'America/Argentina/Buenos_Aires',
  'America/New_York',
  'America/Los_Angeles',
  'Europe/London',
] as const;

/** The hours at which a day may begin, and that of the community. */
const HOURS = [0, 2, 3, 4, 5, 6] as const;
const HOURS_A_ROW = 3;
const HOUSE = 'house';

const LANGUAGES: readonly Language[] = ['es', 'en'];

export const settings = feature({
  command: 'ajustes',
  aliases: ['settings'],
  asks: ({ userId }, page) => ({ person: page === 'zone' ? undefined : ask(Context, { userId }) }),
  view: ({ person }, words, who, page) => {
    if (page === 'zone') return zoneScreen(words, who);
    const state = person && known(person)?.state;
    const dayStart = state ? (state.dayStart ?? null) : undefined;
    return page === 'day' ? dayScreen(dayStart, words) : mainScreen(dayStart, words, who);
  },
  changes: {
    language: (value) =>
      LANGUAGES.includes(value as Language) ? { language: value as Language } : undefined,
    notices: (value) => ({ notices: value === 'on' }),
    day: (value) => {
      if (value === HOUSE) return { dayStart: null };
      return HOURS.some((hour) => String(hour) === value) ? { dayStart: Number(value) } : undefined;
    },
    zone: (value) => {
      const timeZone = TIME_ZONES[Number(value)];
      return timeZone && { timeZone };
    },
  },
});

const marked = (chosen: boolean, text: string) => (chosen ? `✓ ${text}` : text);

/** The hour at which somebody's day begins, null for that of the community; undefined while it is not known. */
type DayStart = number | null | undefined;

function mainScreen(dayStart: DayStart, words: Words, who: Who) {
  const languages = LANGUAGES.map((language): Button => {
    const text = marked(language === who.language, words.label(`language-${language}`));
    return { text, change: 'language', value: language };
  });
  const notices: Button = {
    text: words.label(who.notices ? 'settings-notices-off' : 'settings-notices-on'),
    change: 'notices',
    value: who.notices ? 'off' : 'on',
  };
  const zone: Button = { text: words.label('settings-zone'), show: 'ajustes', page: 'zone' };
  const day: Button = { text: words.label('settings-day'), show: 'ajustes', page: 'day' };
  const data: Button = { text: words.label('menu-misdatos'), show: 'misdatos' };
  return {
    text: blocks(
      words.say('settings-title'),
      lines(preferencesText(words, who), dayStart !== undefined && dayText(dayStart, words)),
    ),
    keyboard: [languages, [notices], [zone, day], [data], backRow(words)],
  };
}

/** What somebody prefers, in words. */
export const preferencesText = (words: Words, { language, notices, timeZone }: Preferences) =>
  words.say('settings-now', {
    language: words.label(`language-${language}`),
    notices: words.label(notices ? 'notices-on' : 'notices-off'),
    zone: cityOf(timeZone, words),
  });

const dayText = (dayStart: number | null, words: Words) =>
  words.say('settings-day-now', {
    day: dayStart === null ? words.label('settings-day-as-house') : hourText(dayStart),
  });

const hourText = (hour: number) => `${hour}:00`;

/** When somebody's day begins: for who stays up late, tonight's midnight is still today. */
function dayScreen(chosen: DayStart, words: Words) {
  const hours = HOURS.map((hour): Button => {
    return { text: marked(hour === chosen, hourText(hour)), change: 'day', value: String(hour) };
  });
  const house: Button = {
    text: marked(chosen === null, words.label('settings-day-house')),
    change: 'day',
    value: HOUSE,
  };
  const back: Button[] = [{ text: words.label('button-back'), show: 'ajustes' }];
  const rows = [hours.slice(0, HOURS_A_ROW), hours.slice(HOURS_A_ROW)];
  return { text: words.say('settings-day-title'), keyboard: [...rows, [house], back] };
}

function zoneScreen(words: Words, who: Who) {
  const buttons = TIME_ZONES.map((zone, index): Button => {
    return { text: marked(zone === who.timeZone, cityOf(zone, words)), change: 'zone', value: String(index) };
  });
  const rows = Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
    buttons.slice(row * 2, row * 2 + 2),
  );
  const back: Button[] = [{ text: words.label('button-back'), show: 'ajustes' }];
  return { text: words.say('settings-zone-title'), keyboard: [...rows, back] };
}

function cityOf(zone: string, words: Words): string {
  const city = zone.split('/').at(-1)!.replaceAll('_', ' ');
  const id = `zone-${city.toLowerCase().replaceAll(' ', '-')}`;
  return words.has(id) ? words.label(id) : city;
}
