import { describe, expect, it } from 'vitest';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, view } from './house.ts';

describe('the settings', () => {
  it('mark what is chosen, and offer the other', () => {
    expect(buttons(view('ajustes'))).toEqual([
      '✓ Español',
      'English',
      '🔕 Desactivar avisos',
      '🕒 Zona horaria',
      '🌙 Inicio del día',
      '📦 Mis datos',
      '‹ Menú',
    ]);
    expect(buttons(view('ajustes', {}, 'zone'))).toContain('✓ Madrid');
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
