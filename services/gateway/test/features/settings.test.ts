import { Context } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, fresh, open } from './house.ts';

describe('the settings', () => {
  it('mark what is chosen, and offer the other', () => {
    expect(buttons(open('ajustes'))).toEqual([
      '✓ Español',
      'English',
      '🔕 Desactivar avisos',
      '🕒 Zona horaria',
      '🌙 Inicio del día',
      '📦 Mis datos',
      '‹ Menú',
    ]);
    expect(buttons(open('ajustes', 'zone'))).toContain('✓ Madrid');
  });

  it('say when the day begins, as it was chosen or as in the house, as far as that is known', () => {
    const told = (dayStart: number | null) =>
      fresh({ ...Context.sampleResult, state: { ...Context.sampleResult.state!, dayStart } });
    expect(open('ajustes', '', { person: told(4) }).text.value).toContain('Tu día empieza: <b>4:00</b>');
    expect(open('ajustes', '', { person: told(null) }, 'en').text.value).toContain(
      'Your day starts: <b>same as the house</b>',
    );
    expect(open('ajustes', '', { person: { state: 'away' } }).text.value).not.toContain('Tu día empieza');
    expect(buttons(open('ajustes', 'day', { person: told(4) }))).toContain('✓ 4:00');
  });

  it('change what the buttons offer, and nothing that was made up', () => {
    const { changes } = featureNamed('ajustes')!;
    expect(changes.language?.('en')).toEqual({ language: 'en' });
    expect(changes.notices?.('off')).toEqual({ notices: false });
    expect(changes.zone?.('2')).toEqual({ timeZone: 'America/Mexico_City' });
    expect(changes.day?.('4')).toEqual({ dayStart: 4 });
    expect(changes.day?.('house')).toEqual({ dayStart: null });
    expect(changes.day?.('99')).toBeUndefined();
    expect(changes.language?.('xx')).toBeUndefined();
    expect(changes.zone?.('99')).toBeUndefined();
  });
});
