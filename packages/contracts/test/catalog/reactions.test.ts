import { describe, expect, it } from 'vitest';
import { reactionsIn } from '../../src/catalog/reactions.ts';
import { ReactionAdded } from '../../src/index.ts';

describe('what a service consumes', () => {
  it('is told by the names of the files in its folder', () => {
    expect(reactionsIn('missions', ['gateway.reaction-added.ts'])).toEqual([
      {
        service: 'missions',
        event: ReactionAdded,
        file: 'services/missions/src/on/gateway.reaction-added.ts',
      },
    ]);
  });

  it('may name the version, which is the first when it does not', () => {
    expect(reactionsIn('missions', ['gateway.reaction-added.v1.ts'])).toMatchObject([
      { event: ReactionAdded },
    ]);
  });

  it('is not told by tests and other files beside them', () => {
    const others = ['index.ts', 'gateway.reaction-added.test.ts', 'notes.md', 'award.test.ts', 'README.md'];
    expect(reactionsIn('missions', others)).toEqual([]);
  });

  it.each(['gateway.reaction-aded.ts', 'gateway.reaction-added.v9.ts'])(
    'is refused when no such event exists: %s',
    (file) => {
      expect(() => reactionsIn('missions', [file])).toThrow('which no service publishes: rename the file');
    },
  );
});
