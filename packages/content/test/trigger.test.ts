import { MissionProgressed, ReactionAdded, UserRegistered } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition, indexByEvent, matches, onceKey, type Scalar, type Trigger } from '../src/index.ts';

const scalar = fc.oneof(
  fc.constantFrom('a', 'b', ''),
  fc.constantFrom(0, 1, -1),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.constantFrom('a', 'b', 'c', 'length', '__proto__');
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const path = fc.array(key, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
const where = fc.dictionary(path, fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 3 })), {
  maxKeys: 2,
});

/** Every value a path leads to, through lists; what "matches" means, without any care for speed. */
function valuesAt(value: unknown, parts: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, parts));
  const [part, ...rest] = parts;
  if (part === undefined) return [value];
  const fields = Object.entries(value !== null && typeof value === 'object' ? value : {});
  return fields.filter(([name]) => name === part).flatMap(([, field]) => valuesAt(field, rest));
}

function naively(conditions: Record<string, Scalar | Scalar[]>, value: unknown): boolean {
  return Object.entries(conditions).every(([at, wanted]) =>
    valuesAt(value, at.split('.')).some((found) => [wanted].flat().some((one) => one === found)),
  );
}

describe('a trigger', () => {
  it('matches exactly what its words say, for any data', () => {
    fc.assert(
      fc.property(where, data, (conditions, value) => {
        const trigger = {
          event: 'gateway.reaction-added',
          where: conditions as Record<string, Scalar | Scalar[]>,
        };
        expect(compileCondition(trigger)(value)).toBe(naively(trigger.where, value));
      }),
      { numRuns: 3000 },
    );
  });

  it('counts every event of its type when it asks for no value', () => {
    expect(matches({ event: 'gateway.reaction-added' }, ReactionAdded.type, ReactionAdded.sample)).toBe(true);
  });

  it('does not count an event of another type', () => {
    expect(matches({ event: 'gateway.reaction-added' }, UserRegistered.type, UserRegistered.sample)).toBe(
      false,
    );
  });

  it('asks for all its values at once', () => {
    const trigger: Trigger = {
      event: 'gateway.reaction-added',
      where: { emoji: ['❤', '🔥'], via: 'button' },
    };
    const counted = (emoji: string, via: 'button' | 'reaction') =>
      matches(trigger, ReactionAdded.type, ReactionAdded.example({ emoji, via }));
    expect([counted('🔥', 'button'), counted('🔥', 'reaction'), counted('🎉', 'button')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('looks into each entry of a list', () => {
    const trigger: Trigger = {
      event: 'missions.mission-progressed',
      where: { 'steps.missionId': 'ten-reactions' },
    };
    expect(matches(trigger, MissionProgressed.type, MissionProgressed.sample)).toBe(true);
  });
});

describe('the index of definitions by event', () => {
  const hearts = { id: 'hearts', trigger: { event: 'gateway.reaction-added', where: { emoji: '❤' } } };
  const any = { id: 'any', trigger: { event: 'gateway.reaction-added' } };
  const joined = { id: 'joined', trigger: { event: 'user.user-registered' } };
  const index = indexByEvent([hearts, any, joined]);

  it('finds those that count an event, in their order', () => {
    expect(index.matching(ReactionAdded.type, ReactionAdded.example({ emoji: '❤' }))).toEqual([hearts, any]);
    expect(index.matching(ReactionAdded.type, ReactionAdded.example({ emoji: '🔥' }))).toEqual([any]);
  });

  it('finds none for an event nobody counts', () => {
    expect(index.matching(MissionProgressed.type, MissionProgressed.sample)).toEqual([]);
  });

  it('names the types worth asking about', () => {
    expect(index.types).toEqual([ReactionAdded.type, UserRegistered.type]);
  });
});

describe('the once key of an event', () => {
  it('is the same for the same emoji on the same post, however it was put there', () => {
    const key = (patch: Partial<typeof ReactionAdded.sample>) =>
      onceKey(ReactionAdded.type, ReactionAdded.example(patch));
    expect(key({ via: 'button' })).toBe(key({ via: 'reaction' }));
    expect(key({ emoji: '🔥' })).not.toBe(key({ emoji: '❤' }));
    expect(key({ post: { chatId: -1, messageId: 1 } })).not.toBe(key({}));
  });

  it('is none for events that always count', () => {
    expect(onceKey(UserRegistered.type, UserRegistered.sample)).toBeUndefined();
  });
});
