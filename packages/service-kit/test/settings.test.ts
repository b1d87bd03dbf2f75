import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  documentsFile,
  documentsUrl,
  readSettings,
  SettingsError,
  sqlUrl,
} from '../src/settings/settings.ts';

const own = z.object({ BOT_TOKEN: z.string().min(40), CAP: z.coerce.number().int().positive() });

describe('Settings', () => {
  it('have defaults that fit one machine, also where a variable is empty', () => {
    const settings = readSettings({ NATS_URL: '', LOG_LEVEL: '' }, undefined);
    expect(settings).toMatchObject({ NATS_URL: 'nats://127.0.0.1:4222', LOG_LEVEL: 'info', HEALTH_PORT: 0 });
  });

  it('report all their mistakes at once, common ones and those of the service, and never what may be a secret', () => {
    const wrong = {
      MONGODB_URI: 'canary-1://ana:canary-2@host',
      DATABASE_URL: 'canary-3',
      HEALTH_PORT: '123:canary-4',
      LOG_LEVEL: 'a-canary-that-is-long',
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

  it.each([
    [{ HEALTH_PORT: '70000' }, 'HEALTH_PORT: write a whole number from 0 to 65535, not 70000'],
    [{ HEALTH_PORT: 'abc' }, 'HEALTH_PORT: write a whole number from 0 to 65535, not abc'],
    [{ HEALTH_PORT: ' ' }, 'HEALTH_PORT: write a whole number from 0 to 65535'],
    [{ NATS_STREAM_MAX_BYTES: '1.5' }, 'NATS_STREAM_MAX_BYTES: write a whole number from 1000000, not 1.5'],
    [{ INBOX_KEEP_DAYS: '0' }, 'INBOX_KEEP_DAYS: write a number of days above 0, not 0'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: write fatal, error, warn, info, debug, trace, or silent, not loud'],
    [
      { MONGODB_URI: 'http://me:pw@x' },
      'MONGODB_URI: write an address that begins with mongodb:// or mongodb+srv://',
    ],
  ])('tell in words what to write: %j', (environment, told) => {
    const error = caught(() => readSettings(environment, undefined)) as SettingsError;
    expect(error.message).toBe(`The settings have a mistake:\n  - ${told}`);
  });

  it('keep the SQLite file of each service in the home of the fleet, or in the folder given', () => {
    const settings = readSettings({ YABOT_HOME: '/home/fleet' }, undefined);
    expect(sqlUrl(settings, 'wallet')).toBe('sqlite:/home/fleet/data/wallet.sqlite');
    const elsewhere = { ...settings, DATABASE_URL: 'sqlite:/disk' };
    expect(sqlUrl(elsewhere, 'wallet')).toBe('sqlite:/disk/wallet.sqlite');
    const shared = { ...settings, DATABASE_URL: 'postgresql://host/yabot' };
    expect(sqlUrl(shared, 'wallet')).toBe('postgresql://host/yabot');
  });

  it('keep documents beside them, or in the MongoDB given', () => {
    const settings = readSettings({ YABOT_HOME: '/home/fleet' }, undefined);
    const file = '/home/fleet/data/missions-documents.sqlite';
    expect([documentsUrl(settings, 'missions'), documentsFile(settings, 'missions')]).toEqual([
      `sqlite:${file}`,
      file,
    ]);
    const shared = { ...settings, DATABASE_URL: 'postgresql://host/yabot' };
    expect(documentsUrl(shared, 'missions')).toBe(`sqlite:${file}`);
    expect(documentsUrl({ ...shared, MONGODB_URI: 'mongodb://m' }, 'missions')).toBe('mongodb://m');
  });
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
