import { describe, expect, it } from 'vitest';
import { endOf, wordsIn } from '../src/up/last-words.ts';

describe('what a process said last', () => {
  it('is what it wrote for people', () => {
    const log = '{"level":"info","event":"x"}\nuser: The settings have a mistake:\n  - NATS_URL: wrong\n';
    expect(wordsIn(log)).toBe('user: The settings have a mistake:\n  - NATS_URL: wrong');
  });

  it('leaves out stacks, quoted source and what the shell says', () => {
    const log = [
      'file:///x/service.ts:3',
      '  throw new Error("no");',
      '        ^',
      '',
      'Error: no',
      '    at main (file:///x/service.ts:3:9)',
      '',
      'Node.js v24.21.0',
      'Killed',
    ].join('\n');
    expect(wordsIn(log)).toContain('Error: no');
    expect(wordsIn(log)).not.toMatch(/ at main|Node\.js|file:|Killed/);
  });

  it('is the fault it logged when it wrote nothing', () => {
    const log =
      '{"level":"fatal","error":"Error: database away\\n at x","event":"cannot-go-on"}\n{"level":"info"}\n';
    expect(wordsIn(log)).toBe('Error: database away');
  });
});

describe('the end of a process', () => {
  it('is told by its signal or by its status', () => {
    expect(endOf(137)).toContain('SIGKILL');
    expect(endOf(3)).toContain('3');
  });
});
