import { RankOf } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { buttons, fresh, samples, view } from './house.ts';

describe('the ranking', () => {
  it('shows names, who asks in bold, and what the next place takes', () => {
    const { text } = view('ranking', samples, 'all.1');
    expect(text.value).toContain('🥇 &lt;b&gt;Ana');
    expect(text.value).toContain('puesto <b>1</b> de 1');
  });

  it('has a button that hides whoever does not want to be seen, and one that brings them back', () => {
    expect(buttons(view('ranking'))).toContain('🙈 No aparecer');
    const ranks = fresh({ ...RankOf.sampleResult, hiddenBy: 'left' as const });
    const hidden = view('ranking', { ...samples, ranks });
    expect(buttons(hidden)).toContain('👀 Aparecer');
    expect(hidden.text.value).toContain('así lo quisiste');
  });
});
