import { Follower } from './follower.ts';
import type { Invoke } from './playing/actions.ts';
import type { PersonProfile } from './world/people.ts';
import { PlayError } from './world/play-error.ts';

/**
 * Plays followers from a script.
 *
 * @example
 * const ana = await sandbox.client.follower({ firstName: 'Ana' });
 * await ana.send('/start');
 * await ana.waitForMessage(/besitos/);
 * await ana.tap('Menú');
 */
export class SandboxClient {
  readonly invoke: Invoke;

  constructor(invoke: Invoke) {
    this.invoke = invoke;
  }

  /** Adds a follower to play; only the first name is needed. */
  async follower(profile: PersonProfile): Promise<Follower> {
    return new Follower(this.invoke, await this.invoke('follower', profile));
  }

  /** Everybody who exists already, such as the community's owner. */
  async followers(): Promise<Follower[]> {
    const { people } = await this.invoke('people', {});
    return people.map((person) => new Follower(this.invoke, person));
  }

  /** The owner of the community's groups. */
  async owner(): Promise<Follower> {
    const owner = (await this.followers()).find((follower) => follower.person.role === 'owner');
    if (!owner) throw new PlayError('NO_OWNER', 'The community has no owner; give startSandbox one.');
    return owner;
  }
}

/** A client for a sandbox that runs elsewhere, at `url`. */
export function connectSandbox(url: string): SandboxClient {
  const root = url.replace(/\/$/, '');
  const invoke = async (name: string, input: unknown) => {
    const response = await fetch(`${root}/sandbox/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const body = (await response.json()) as { result?: unknown; code?: string; detail?: string };
    if (!response.ok)
      throw new PlayError(body.code ?? 'FAILED', body.detail ?? `The sandbox answered ${response.status}.`);
    return body.result;
  };
  return new SandboxClient(invoke as Invoke);
}
