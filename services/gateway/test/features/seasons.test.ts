import { Leaderboard, Seasons, seasonUnknown } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { buttons, fresh, open } from './house.ts';

describe('the seasons', () => {
  it('are listed from the latest, those that are over with who won them', () => {
    const { text } = open('temporadas');
    expect(text.value).toMatch(/Otoño en el balcón.*En marcha, hasta el 20 de diciembre.*Verano a oscuras/s);
    expect(text.value).toMatch(/Del 21 de junio al 21 de septiembre · una persona\n.*🥇 .*Ana.* · 410 XP/s);
  });

  it('lead to their boards, and one that has not begun to none', () => {
    const [past, now] = Seasons.sampleResult.seasons;
    const seasons = fresh({
      seasons: [past!, now!, { ...now!, seasonId: 'winter', state: 'coming' as const }],
    });
    const screen = open('temporadas', '', { seasons });
    expect(buttons(screen)).toEqual(['🏆 Otoño en el balcón', '🏆 Verano a oscuras', '‹ Volver']);
    expect(screen.keyboard[1]).toMatchObject([{ page: 'summer-2026.1' }]);
    expect(screen.text.value).toContain('Aún no ha empezado');
  });

  it('come page by page', () => {
    const [past] = Seasons.sampleResult.seasons;
    const all = Array.from({ length: 6 }, (_, index) => ({ ...past!, seasonId: `s-${index}` }));
    const told = { seasons: fresh({ seasons: all }) };
    expect(buttons(open('temporadas', '', told))).toContain('Siguiente ›');
    expect(buttons(open('temporadas', '2', told))).toContain('‹ Anterior');
  });
});

describe('the board of a season', () => {
  const rows = Array.from({ length: 10 }, (_, index) => ({
    ...Leaderboard.sampleResult.rows[0]!,
    rank: index + 11,
  }));
  const past = {
    ...Leaderboard.sampleResult,
    board: 'season' as const,
    season: { seasonId: 'summer-2026', title: { es: 'Verano', en: 'Summer' }, archived: true },
    participants: 25,
    rows,
  };
  const board = fresh(past);

  it('that is over says where somebody ended, and turns pages both ways', () => {
    const screen = open('temporadas', 'summer-2026.11', { board });
    expect(screen.text.value).toMatch(/Verano.*Acabaste en el puesto <b>1<\/b> de 25/s);
    expect(screen.keyboard[0]).toMatchObject([{ page: 'summer-2026.1' }, { page: 'summer-2026.21' }]);
  });

  it('names nobody who has left the boards since, nor anybody while that cannot be told', () => {
    const userId = crypto.randomUUID();
    const eva = fresh({ ...past, rows: [{ rank: 1, userId, points: 410 }] });
    const names = fresh({ names: [{ userId, firstName: 'Eva' }] });
    const shown = (hidden: object) =>
      open('temporadas', 'summer-2026.1', { board: eva, names, hidden }).text.value;
    expect(shown(fresh({ hidden: [] }))).toContain('🥇 Eva · 410 XP');
    for (const hidden of [fresh({ hidden: [userId] }), { state: 'away' }])
      expect(shown(hidden)).toContain('🥇 alguien · 410 XP');
  });

  it('that there is not is told so', () => {
    const refused = { state: 'refused', refusal: { code: seasonUnknown.code, details: {} } };
    expect(open('temporadas', 'nothing.1', { board: refused }).text.value).toContain('no hay tabla');
  });
});
