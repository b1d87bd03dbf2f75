import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readSettings, SettingsError, sqlUrl } from '../src/settings/settings.ts';

const own = z.object({ BOT_TOKEN: z.string().min(40), CAP: z.coerce.number().int().positive() });

describe('Settings', () => {
  it('have defaults that fit one machine, also where a variable is empty', () => {
    const settings = readSettings({ NATS_URL: '', LOG_LEVEL: '' }, undefined);
    expect(settings).toMatchObject({ NATS_URL: 'nats://127.0.0.1:4222', LOG_LEVEL: 'info', HEALTH_PORT: 0 });
  });

  it('report all their mistakes at once, common ones and those of the service, and never show a value', () => {
    const wrong = {
      MONGODB_URI: 'canary-1://ana:canary-2@host',
      DATABASE_URL: 'canary-3',
      HEALTH_PORT: 'canary-4',
      LOG_LEVEL: 'canary-5',
      BOT_TOKEN: 'canary-6',
      CAP: '-77001',
    };
    const read = () => readSettings(wrong, own);
    expect(read).toThrow(SettingsError);
    const error = caught(read) as SettingsError;
    expect(error).toMatchObject({ code: 'settings-wrong' });
    for (const name of Object.keys(wrong)) expect(error.message).toContain(name);
    expect(error.mistakes).toHaveLength(6);
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/canary|77001/);
  });

  it('names the one mistake there is', () => {
    expect(() => readSettings({ HEALTH_PORT: '70000' }, undefined)).toThrow(
      /a mistake:\n {2}- HEALTH_PORT: /,
    );
  });

  it('keep the SQLite file of each service in the home of the fleet, or in the folder given', () => {
    const settings = readSettings({ YABOT_HOME: '/home/fleet' }, undefined);
    expect(sqlUrl(settings, 'wallet')).toBe('sqlite:/home/fleet/data/wallet.sqlite');
    const elsewhere = { ...settings, DATABASE_URL: 'sqlite:/disk' };
    expect(sqlUrl(elsewhere, 'wallet')).toBe('sqlite:/disk/wallet.sqlite');
    const shared = { ...settings, DATABASE_URL: 'postgresql://host/yabot' };
    expect(sqlUrl(shared, 'wallet')).toBe('postgresql://host/yabot');
  });
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
