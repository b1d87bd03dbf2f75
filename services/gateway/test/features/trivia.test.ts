import { TriviaOf, TriviaRanking, TriviaRound } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { buttons, fresh, open, who } from './house.ts';

const other = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c99';
const names = fresh({ names: [{ userId: other, firstName: '<i>Eva</i>' }] });
const [best] = TriviaRanking.sampleResult.ranking;
const ranking = fresh({ ...TriviaRanking.sampleResult, players: 40, ranking: [{ ...best!, userId: other }] });

describe('the ranking of trivia', () => {
  it('names who knows most, and says where somebody stands', () => {
    const { text } = open('trivia', 'all.1', { ranking, names });
    expect(text.value).toMatch(/🥇 &lt;i&gt;⁠?Eva.*42 besitos · 4 aciertos.*puesto <b>1<\/b> de 40/s);
  });

  it('names nobody who is on no board, and nobody at all while that cannot be told', () => {
    for (const hidden of [fresh({ hidden: [other] }), { state: 'away' }])
      expect(open('trivia', 'all.1', { ranking, names, hidden }).text.value).toContain('🥇 alguien');
  });

  it('shows somebody themself in bold, hidden or not', () => {
    const own = fresh({ ...TriviaRanking.sampleResult, ranking: [{ ...best!, userId: who.userId }] });
    const hidden = fresh({ hidden: [who.userId] });
    expect(open('trivia', 'all.1', { ranking: own, hidden }).text.value).toContain('<b>🥇 &lt;b&gt;Ana');
  });

  it('turns its pages', () => {
    expect(open('trivia', 'all.1', { ranking, names }).keyboard[0]).toMatchObject([{ page: 'all.2' }]);
  });
});

describe('the last round', () => {
  it('is a tap away for who has played, with its places', () => {
    expect(buttons(open('trivia'))).toEqual(['🏆 Quién sabe más', '🏁 Última ronda', '‹ Menú']);
    const { last: _, ...never } = TriviaOf.sampleResult;
    expect(buttons(open('trivia', '', { trivia: fresh(never) }))).not.toContain('🏁 Última ronda');
  });

  it('says whether it is still being played', () => {
    const page = `round.${TriviaRound.sampleResult.chatId}`;
    expect(open('trivia', page).text.value).toContain('van 3 de 5 preguntas');
    const round = fresh({ ...TriviaRound.sampleResult, ending: 'finished' as const, players: 2 });
    expect(open('trivia', page, { round }).text.value).toContain('Jugaron 2 personas');
  });
});

describe('the trivia', () => {
  it('says when the next round begins, on the clock of who reads it', () => {
    expect(open('trivia').text.value).toContain(
      'La próxima ronda, «Besos y amores», empieza en 8 horas (sábado, 21:00).',
    );
  });

  it('says nothing of a next round where none begins by itself', () => {
    const { next: _, ...none } = TriviaOf.sampleResult;
    expect(open('trivia', '', { trivia: fresh(none) }).text.value).not.toContain('próxima');
  });
});
