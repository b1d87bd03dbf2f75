import { SettingsError, startService } from '@yabot/service-kit';
import { describe, expect, it } from 'vitest';
import { resourcesOf, userSettings } from './config.ts';

import { user } from './user.service.ts';

describe('OWNER_TELEGRAM_IDS', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['123', [123]],
    [' 123 , 456,', [123, 456]],
    [String(Number.MAX_SAFE_INTEGER), [Number.MAX_SAFE_INTEGER]],
  ])('%p names %p', (OWNER_TELEGRAM_IDS, owners) => {
    expect(resourcesOf(userSettings.parse({ OWNER_TELEGRAM_IDS })).owners).toEqual(new Set(owners));
  });

  it.each(['ana', '-5', '0', '1.5', '1;2', '9007199254740993', '1e5', '@123'])(
    'refuses %p, telling which entry is wrong without showing it',
    (wrong) => {
      const parsed = userSettings.safeParse({ OWNER_TELEGRAM_IDS: `123,${wrong}` });
      const [issue] = parsed.error?.issues ?? [];
      expect(issue?.path).toEqual(['OWNER_TELEGRAM_IDS']);
      expect(issue?.message).toMatch(/^entry 2 is not the Telegram id of a person/);
      expect(parsed.error?.issues).toHaveLength(1);
    },
  );
});

describe('DEFAULT_TIME_ZONE', () => {
  it('is Madrid when nothing is said', () => {
    expect(resourcesOf(userSettings.parse({ DEFAULT_TIME_ZONE: '' })).timeZone).toBe('Europe/Madrid');
  });

  it('must exist', () => {
    const parsed = userSettings.safeParse({ DEFAULT_TIME_ZONE: 'Mars/Olympus' });
    expect(parsed.error?.issues[0]?.message).toMatch(/^is not an IANA time zone/);
  });
});

describe('The service with wrong settings', () => {
  it('does not start, and names every mistake at once', async () => {
    const environment = { OWNER_TELEGRAM_IDS: 'ana', DEFAULT_TIME_ZONE: 'Mars/Olympus' };
    const start = startService(user, { environment });
    await expect(start).rejects.toThrow(SettingsError);
    await expect(start).rejects.toThrow(/OWNER_TELEGRAM_IDS: entry 1.*DEFAULT_TIME_ZONE: /s);
  });
});
