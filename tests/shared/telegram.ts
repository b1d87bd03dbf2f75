import { type Follower, type Sandbox, startSandbox } from '@yabot/telegram-sandbox';
import { GROUP, PAID_EMOJIS } from './content.ts';
import { wallClock } from './measure/clock.ts';

const TOKEN = '700000001:load-test';

/** A message of the bot in somebody's private chat. */
export interface BotMessage {
  /** The person whose chat it is. */
  readonly personId: number;
  readonly text: string;
  /** An answer has buttons; a notice of what was earned has none. */
  readonly isAnswer: boolean;
  /** When Telegram had it: milliseconds since 1970, with fractions. */
  readonly at: number;
}

/** Telegram, played in this process, with followers in the community's group. */
export class Telegram {
  readonly sandbox: Sandbox;
  readonly followers: readonly Follower[];
  /** Everything the bot wrote to anybody so far, in order. */
  readonly messages: BotMessage[] = [];
  readonly #posts: readonly number[];

  private constructor(sandbox: Sandbox, followers: readonly Follower[], posts: readonly number[]) {
    this.sandbox = sandbox;
    this.followers = followers;
    this.#posts = posts;
    sandbox.world.listen((happening) => {
      if (happening.kind !== 'message') return;
      const { sender, chatId, text, keyboard } = happening.message;
      if (sender.kind !== 'bot' || chatId < 0) return;
      this.messages.push({ personId: chatId, text, isAnswer: keyboard !== undefined, at: wallClock() });
    });
  }

  /** Telegram with its limits lifted, so many followers, and a group with so many posts. */
  static async start(users: number, posts: number): Promise<Telegram> {
    const sandbox = await startSandbox({
      token: TOKEN,
      reactionOrder: 'person',
      community: {
        groups: [
          {
            id: GROUP,
            title: 'La Casa de los Besitos',
            emojis: [...PAID_EMOJIS],
            posts: Array.from({ length: posts }, (_, index) => ({ text: `Publicación ${index + 1}` })),
          },
        ],
      },
    });
    const numbers = [...sandbox.world.chats.get(GROUP)!.messages.keys()];
    const followers: Follower[] = [];
    for (let index = 0; index < users; index++) {
      followers.push(await sandbox.client.follower({ firstName: `Seguidora ${index + 1}` }));
    }
    return new Telegram(sandbox, followers, numbers);
  }

  /** What the gateway needs to find it. */
  get settings(): NodeJS.ProcessEnv {
    return { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: this.sandbox.apiRoot, TELEGRAM_MODE: 'polling' };
  }

  /** How many posts the group has. */
  get posts(): number {
    return this.#posts.length;
  }

  /** A follower reacts to a post, counted from 0. @returns the number of the post in the group */
  react(user: number, post: number): number {
    const messageId = this.#posts[post]!;
    const emojis = [PAID_EMOJIS[post % PAID_EMOJIS.length]!];
    const personId = this.followers[user]!.person.id;
    void this.sandbox.client.invoke('react', { personId, chatId: GROUP, messageId, emojis });
    return messageId;
  }

  /** A follower writes to the bot. */
  say(user: number, text: string): void {
    const personId = this.followers[user]!.person.id;
    void this.sandbox.client.invoke('send', { personId, chatId: personId, text });
  }

  /** How often Telegram refused a message, since the bot sent too much. */
  get refusedForLimits(): number {
    return this.sandbox.faults
      .calls({ ok: false, limit: 100_000 })
      .filter(({ errorCode }) => errorCode === 429).length;
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }
}
