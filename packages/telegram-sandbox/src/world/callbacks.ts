import { badRequest } from '../telegram/errors.ts';
import type { InlineButton } from '../telegram/types.ts';
import { isInside } from './messages.ts';
import { shownToBot } from './people.ts';
import { PlayError } from './play-error.ts';
import type { Chat, Message, Person } from './types.ts';
import { apiMessage } from './views.ts';
import type { World } from './world.ts';

/** What the bot answered to a tap: a short notice, an alert, a link, or nothing to show. */
export interface CallbackAnswer {
  text?: string;
  alert: boolean;
  url?: string;
}

interface OpenQuery {
  personId: number;
  at: number;
  answered?: CallbackAnswer;
  wake: Set<() => void>;
}

/** The taps that wait for the bot's answer. */
export class Callbacks {
  private readonly world: World;
  private readonly lifetimeMs: number;
  private readonly queries = new Map<string, OpenQuery>();
  private last = 0n;

  constructor(world: World, lifetimeMs: number) {
    this.world = world;
    this.lifetimeMs = lifetimeMs;
  }

  /** Taps a button that carries callback data; resolves nothing, see `answer`. */
  tap(person: Person, chat: Chat, message: Message, button: InlineButton): string {
    if (button.callback_data === undefined)
      throw new PlayError('NO_CALLBACK', 'This button opens something; it sends nothing.');
    const reachable = chat.type === 'private' ? chat.id === person.id : isInside(chat, person.id);
    if (!reachable) throw new PlayError('NOT_A_MEMBER', `Join “${chat.title}” first.`);
    if (chat.type === 'private' && person.blockedBot)
      throw new PlayError('BOT_BLOCKED', 'Unblock the bot first.');
    this.forgetOld();
    const id = this.newId();
    this.queries.set(id, { personId: person.id, at: this.world.clock(), wake: new Set() });
    const payload = {
      id,
      from: shownToBot(person),
      message: apiMessage(this.world, chat, message),
      chat_instance: String(-chat.id),
      data: button.callback_data,
    };
    this.world.tellBot('callback_query', payload, chat.id);
    return id;
  }

  /** The bot's answer; a second one, a late one and an invented id are refused alike. */
  answer(id: string, answer: CallbackAnswer): void {
    const query = this.queries.get(id);
    if (!query || query.answered || this.isOld(query)) {
      throw badRequest('Query is too old and response timeout expired or query ID is invalid');
    }
    query.answered = answer;
    for (const wake of query.wake) wake();
    this.world.happen({ kind: 'answered', personId: query.personId, queryId: id, ...answer });
  }

  /** Resolves with the answer, or with undefined after `timeoutMs` without one. */
  async answered(id: string, timeoutMs: number): Promise<CallbackAnswer | undefined> {
    const query = this.queries.get(id);
    if (!query || query.answered) return query?.answered;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs).unref();
      query.wake.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    return query.answered;
  }

  private newId(): string {
    const now = BigInt(this.world.clock()) << 20n;
    this.last = now > this.last ? now : this.last + 1n;
    return String(this.last);
  }

  private isOld(query: OpenQuery): boolean {
    return this.world.clock() - query.at > this.lifetimeMs;
  }

  private forgetOld(): void {
    for (const [id, query] of this.queries) {
      if (!this.isOld(query)) break;
      this.queries.delete(id);
    }
  }
}
