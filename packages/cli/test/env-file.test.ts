import { describe, expect, it } from 'vitest';
import { remarksOn } from '../src/settings/env-file.ts';

const KNOWN = ['TELEGRAM_BOT_TOKEN', 'LOG_LEVEL', 'GATEWAY_PORT'];

describe('a file with settings', () => {
  it('is remarked on where a name is nearly one of ours, with its line and the one that was meant', () => {
    expect(remarksOn('# mine\nTELEGRAM_BOT_TOKE=1:a\nexport log-level=info\n', KNOWN)).toEqual([
      '2: nobody reads TELEGRAM_BOT_TOKE. Did you mean TELEGRAM_BOT_TOKEN?',
      '3: nobody reads log-level. Did you mean LOG_LEVEL?',
    ]);
  });

  it('is remarked on where a line is no setting', () => {
    expect(remarksOn('LOG_LEVEL=info\nfoo bar\n', KNOWN)).toEqual([
      '2: this line is no setting and is left out. Write NAME=value, or # before it.',
    ]);
  });

  it.each([
    [
      'comments, empty lines and our settings',
      '\n  # a comment\nLOG_LEVEL = info # loud\nexport GATEWAY_PORT=1\r\n',
    ],
    ['a setting that comes from a file', 'TELEGRAM_BOT_TOKEN_FILE=/run/secrets/token'],
    ['a name of somebody else', 'EDITOR=vi\nDOCKER_HOST=tcp://x'],
    ['a value of several lines', 'GATEWAY_PORT="1\nfoo bar\n"\nLOG_LEVEL=`a`'],
  ])('is not remarked on for %s', (_, text) => {
    expect(remarksOn(text, KNOWN)).toEqual([]);
  });
});
