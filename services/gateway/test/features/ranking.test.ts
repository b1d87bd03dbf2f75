import { RankOf, Seasons, seasonUnknown } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { buttons, fresh, open, samples, view } from './house.ts';

describe('the ranking', () => {
  it('shows names, who asks in bold, and what the next place takes', () => {
    const { text } = view('ranking', samples, 'all.1');
    expect(text.value).toContain('🥇 &lt;b&gt;Ana');
    expect(text.value).toContain('puesto <b>1</b> de 1');
  });

  it('says, where no season is on, when the next one begins', () => {
    const [past] = Seasons.sampleResult.seasons;
    const winter = {
      ...past!,
      seasonId: 'winter',
      title: { es: 'Invierno', en: 'Winter' },
      first: '2026-12-21',
      state: 'coming' as const,
    };
    const none = { state: 'refused', refusal: { code: seasonUnknown.code, details: {} } };
    const shown = (seasons: object) => open('ranking', 'season.1', { board: none, seasons }).text.value;
    expect(shown(fresh({ seasons: [past, winter] }))).toContain('«Invierno», empieza el 21 de diciembre');
    expect(shown({ state: 'away' })).toBe('Ahora no hay ninguna temporada en marcha.');
  });

  it('has a button that hides whoever does not want to be seen, and one that brings them back', () => {
    expect(buttons(view('ranking'))).toContain('🙈 No aparecer');
    const ranks = fresh({ ...RankOf.sampleResult, hiddenBy: 'left' as const });
    const hidden = view('ranking', { ...samples, ranks });
    expect(buttons(hidden)).toContain('👀 Aparecer');
    expect(hidden.text.value).toContain('así lo quisiste');
  });
});
