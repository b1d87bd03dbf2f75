import { describe, expect, it } from 'vitest';
import type { Letter } from '../src/dlq/letter.ts';
import { mayBeginEarlier } from '../src/trace/beginning.ts';
import { showTrace } from '../src/trace/show-trace.ts';
import { type TraceNode, traceOf } from '../src/trace/trace.ts';
import type { TracedMessage } from '../src/trace/traced-message.ts';
import { timeOfUuid } from '../src/trace/uuid-time.ts';

const CHAIN = '01a1fce6-0fda-74dd-978c-667b57fc1319';
const BEGAN = timeOfUuid(CHAIN)!.getTime();

function message(
  id: string,
  type: string,
  cause: string | undefined,
  afterMs: number,
  seq = afterMs,
): TracedMessage {
  const [source = ''] = type.split('.');
  const time = new Date(BEGAN + afterMs).toISOString();
  return {
    kind: 'event',
    stream: 'MESSAGES',
    seq,
    subject: `evt.${type}.v1.3`,
    storedAt: time,
    envelope: {
      id,
      source,
      type: `${type}.v1`,
      time,
      entity: 'ana',
      correlationId: CHAIN,
      ...(cause ? { causationId: cause } : {}),
    },
  };
}

function letter(of: TracedMessage, service: string): Letter {
  const { envelope } = of;
  return {
    seq: 9,
    service,
    handler: envelope.type,
    code: 'handler-failed',
    reason: 'the rule is broken',
    attempts: 4,
    codeVersion: '1',
    at: envelope.time,
    message: { envelope, entity: 'ana', raw: '{"secret":"Ana"}' },
  };
}

const outline = ({ id, children }: TraceNode): unknown => [id, ...children.map(outline)];
const lines = (...given: Parameters<typeof traceOf>) => showTrace(traceOf(...given)).join('\n');

const reaction = message('r', 'gateway.reaction-added', CHAIN, 3);
const rewarded = message('w', 'missions.reaction-rewarded', 'r', 40);
const awarded = message('b', 'wallet.besitos-awarded', 'w', 90);

describe('a trace', () => {
  it('puts each message under the one that caused it, below the action itself', () => {
    const { roots, startedAt, durationMs, services } = traceOf(CHAIN, [awarded, rewarded, reaction]);
    expect(roots.map(outline)).toEqual([[CHAIN, ['r', ['w', ['b']]]]]);
    expect(startedAt).toBe('2026-11-21T06:58:18.202Z');
    expect(durationMs).toBe(90);
    expect(services).toEqual(['gateway', 'missions', 'wallet']);
  });

  it('tells milliseconds since the beginning, which the correlation id knows', () => {
    const [action] = traceOf(CHAIN, [reaction]).roots;
    expect(action).toMatchObject({ kind: 'unseen', afterMs: 0, children: [{ id: 'r', afterMs: 3 }] });
  });

  it('orders what one message caused by time, then by its place on the stream', () => {
    const later = message('z', 'missions.mission-assigned', 'r', 40, 8);
    const sooner = message('y', 'missions.mission-assigned', 'r', 40, 7);
    const first = message('x', 'missions.mission-assigned', 'r', 10);
    const [action] = traceOf(CHAIN, [later, reaction, sooner, first]).roots;
    expect(outline(action!)).toEqual([CHAIN, ['r', ['x'], ['y'], ['z']]]);
  });

  it('shows a cause that is on no stream by what it caused', () => {
    const asked = message('u', 'user.user-registered', 'a-command-somebody-waited-for', 20);
    const { roots } = traceOf(CHAIN, [reaction, asked]);
    expect(roots.map(outline)).toEqual([
      [CHAIN, ['r']],
      ['a-command-somebody-waited-for', ['u']],
    ]);
    expect(roots[1]).toMatchObject({ kind: 'unseen', source: 'user' });
  });

  it('counts a message that was published twice once', () => {
    const again = { ...reaction, seq: 77 };
    const { messages, roots } = traceOf(CHAIN, [reaction, again]);
    expect(messages).toBe(1);
    expect(roots.map(outline)).toEqual([[CHAIN, ['r']]]);
  });

  it('keeps a dead letter with its message, and one whose message is on no stream by itself', () => {
    const lost = message('lost', 'wallet.credit', 'r', 50);
    const { roots } = traceOf(CHAIN, [reaction], [letter(reaction, 'missions'), letter(lost, 'wallet')]);
    const [action, alone] = roots;
    expect(action!.children[0]!.letters).toEqual([
      { seq: 9, service: 'missions', code: 'handler-failed', reason: 'the rule is broken' },
    ]);
    expect(alone).toMatchObject({ id: 'lost', type: 'wallet.credit.v1', letters: [{ service: 'wallet' }] });
  });

  it('begins with its first message when its id tells no time', () => {
    const { startedAt } = traceOf('by-hand', [
      { ...reaction, envelope: { ...reaction.envelope, correlationId: 'by-hand' } },
    ]);
    expect(startedAt).toBe(reaction.envelope.time);
  });
});

describe('a trace for a person', () => {
  it('draws the tree, the times and who has dealt with what', () => {
    const text = lines(CHAIN, [reaction, rewarded, awarded], [], (one) =>
      one === reaction
        ? [
            { service: 'missions', done: true },
            { service: 'wallet', done: false },
          ]
        : [],
    );
    const [, summary, , heading] = text.split('\n');
    expect(summary).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:18\.202 /);
    expect(heading).toMatch(/^message +about \(id\) +after {2}taken in by$/);
    expect(text).toContain('└─ gateway.reaction-added');
    expect(text).toMatch(/\n {3}└─ missions\.reaction-rewarded +ana +\+40 ms/);
    expect(text).toMatch(/\n {6}└─ wallet\.besitos-awarded +ana +\+90 ms/);
    expect(text).toMatch(/\+3 ms {2}missions ✓ {2}wallet …/);
  });

  it('tells of what is not done whether a service has it, and for how long', () => {
    const since = '2026-11-21T07:00:00.000Z';
    const now = new Date('2026-11-21T07:00:34.000Z');
    const consumers = [
      { service: 'missions', done: false, taken: true, since },
      { service: 'wallet', done: false, taken: false, since },
    ];
    const text = showTrace(
      traceOf(CHAIN, [reaction], [], () => consumers),
      now,
    ).join('\n');
    expect(text).toContain('missions … in work for 34 s  wallet … not taken for 34 s');
  });

  it('gives alike messages that led to nothing one row', () => {
    const assigned = ['1', '2', '3'].map((id) => message(id, 'missions.mission-assigned', 'r', 10));
    expect(lines(CHAIN, [reaction, ...assigned])).toContain('└─ missions.mission-assigned ×3');
  });

  it('shows why a message was given up, and nothing of what it says', () => {
    const text = lines(CHAIN, [reaction], [letter(reaction, 'missions')]);
    expect(text).toContain('handler-failed');
    expect(text).toContain('the rule is broken');
    expect(text).not.toContain('secret');
  });
});

describe('what was found of a chain', () => {
  const isDoubted = (...found: TracedMessage[]) => mayBeginEarlier(found, new Date(BEGAN));

  it.each([
    ['begins at the time its id tells', [reaction, rewarded]],
    ['is nothing', []],
  ])('is all there is when it %s', (_, found) => {
    expect(isDoubted(...found)).toBe(false);
  });

  it.each([
    ['has no beginning', [rewarded, awarded]],
    ['was stored before its id was made', [message('r', 'gateway.reaction-added', CHAIN, -500)]],
    [
      'came long after its id was made, as what comes again',
      [message('r', 'gateway.reaction-added', CHAIN, 60_000)],
    ],
  ])('may have begun earlier when it %s', (_, found) => {
    expect(isDoubted(...found)).toBe(true);
  });
});

describe('the time in an id', () => {
  it('is read from a UUIDv7 and from nothing else', () => {
    expect(timeOfUuid('01a1fce6-0fda-74dd-978c-667b57fc1319')?.toISOString()).toBe(
      '2026-11-21T06:58:18.202Z',
    );
    expect(timeOfUuid('01a1fce6-0fda-44dd-978c-667b57fc1319')).toBeUndefined();
    expect(timeOfUuid('chain')).toBeUndefined();
  });
});
