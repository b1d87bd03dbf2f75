import { ChatOpened } from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { play } from './services.ts';
import { startWorld, type World } from './world.ts';

type Played = 'wallet' | 'missions' | 'achievements' | 'user';

/** A gateway with all other services played, and followers who chat with it. */
export class Chat {
  readonly world: World;
  readonly gateway: TestService;
  readonly played: Record<Played, TestService>;
  readonly #ids = new Map<Follower, string>();

  private constructor(world: World, gateway: TestService, played: Record<Played, TestService>) {
    this.world = world;
    this.gateway = gateway;
    this.played = played;
  }

  static async start(): Promise<Chat> {
    const world = await startWorld();
    const gateway = await world.start({ SEND_LIMITS: 'off' });
    return new Chat(world, gateway, {
      wallet: await play(world, 'wallet'),
      missions: await play(world, 'missions'),
      achievements: await play(world, 'achievements'),
      user: await play(world, 'user'),
    });
  }

  /** Somebody who has opened the chat. */
  async started(firstName: string, languageCode = 'es'): Promise<Follower> {
    const { observer } = this.world.bus;
    const opened = observer.of(ChatOpened).length;
    const somebody = await this.world.sandbox.client.follower({ firstName, languageCode });
    await somebody.send('/start');
    await somebody.waitForMessage(languageCode === 'es' ? /Hola/ : /Hello/);
    await observer.wait(ChatOpened, opened + 1);
    this.meet(somebody);
    return somebody;
  }

  /** Remembers who a follower is who opened the chat last. */
  meet(who: Follower): void {
    this.#ids.set(who, this.world.bus.observer.of(ChatOpened).at(-1)!.data.userId);
  }

  /** Who a follower is to the other services. */
  idOf(who: Follower): string {
    return this.#ids.get(who)!;
  }

  /** How often the other services were told that somebody opened the chat. */
  openedBy(who: Follower) {
    return this.world.bus.observer.of(ChatOpened).filter(({ data }) => data.userId === this.idOf(who));
  }
}
