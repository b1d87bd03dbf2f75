import type { Invoke } from './playing/actions.ts';
import type { SeenChat, SeenMessage, SeenPerson } from './playing/seen-types.ts';
import type { CallbackAnswer } from './world/callbacks.ts';
import type { PaymentResult } from './world/payments.ts';
import { PlayError } from './world/play-error.ts';

/** What a message must look like: containing the text, matching the pattern, or passing the test. */
export type Wanted = string | RegExp | ((message: SeenMessage) => boolean);

export interface WaitOptions {
  /** The chat to look in; the own chat with the bot unless given. */
  chat?: number;
  /** How long to wait before giving up. Default 30 s. */
  timeoutMs?: number;
  /** Look at everything since this seq; by default since this follower's last action. */
  afterSeq?: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const ROUND_MS = 5_000;

/** A follower played by a script. Waiting is for conditions: what came since their last action counts too. */
export class Follower {
  readonly id: number;
  readonly person: SeenPerson;
  private readonly invoke: Invoke;
  private mark = 0;

  constructor(invoke: Invoke, person: SeenPerson) {
    this.invoke = invoke;
    this.person = person;
    this.id = person.id;
  }

  /** Writes to the bot, or into the group given. */
  async send(text: string, options: { chat?: number; replyTo?: number } = {}): Promise<SeenMessage> {
    const { chat: chatId = this.id, replyTo } = options;
    await this.markHere();
    return this.invoke('send', { personId: this.id, chatId, text, ...(replyTo && { replyTo }) });
  }

  /** The chats this follower sees, with unread counts. */
  chats(): Promise<SeenChat[]> {
    return this.invoke('chats', { personId: this.id });
  }

  /** The newest messages of a chat, oldest first. */
  async messages(chat = this.id): Promise<SeenMessage[]> {
    return (await this.invoke('history', { personId: this.id, chatId: chat, limit: 200 })).messages;
  }

  /** The first message from the bot that is as wanted, new or edited since this follower's last action. */
  async waitForMessage(wanted: Wanted, options: WaitOptions = {}): Promise<SeenMessage> {
    const fromBot = (message: SeenMessage) => message.from.kind === 'bot' && matches(message, wanted);
    return this.waitFor(fromBot, `a message of the bot matching ${String(wanted)}`, options);
  }

  /** The first change in a chat that passes the test, whoever wrote the message. */
  async waitFor(
    test: (message: SeenMessage) => boolean,
    what: string,
    options: WaitOptions = {},
  ): Promise<SeenMessage> {
    const { chat: chatId = this.id, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    const end = Date.now() + timeoutMs;
    let afterSeq = options.afterSeq ?? this.mark;
    for (;;) {
      const left = Math.min(ROUND_MS, Math.max(0, end - Date.now()));
      const { messages } = await this.invoke('changes', {
        personId: this.id,
        chatId,
        afterSeq,
        timeoutMs: left,
      });
      const found = messages.find(test);
      if (found) return found;
      afterSeq = messages.at(-1)?.seq ?? afterSeq;
      if (Date.now() >= end)
        throw new PlayError(
          'NOT_SEEN',
          `${this.person.firstName} waited ${timeoutMs} ms for ${what}; it did not come.`,
        );
    }
  }

  /** Taps the newest button with this text and waits for the bot's answer (toast, alert or nothing to show). */
  async tap(
    button: string | RegExp,
    options: WaitOptions & { message?: SeenMessage } = {},
  ): Promise<CallbackAnswer> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, message } = options;
    const found = message ? placeOf(message, button) : await this.findButton(button, options);
    if (!found) throw new PlayError('NO_BUTTON', `No button ${String(button)} under message ${message?.id}.`);
    const { chatId, id: messageId } = found.message;
    await this.markHere();
    const { row, column } = found;
    const { queryId } = await this.invoke('tap', { personId: this.id, chatId, messageId, row, column });
    return this.answerTo(queryId, String(button), timeoutMs);
  }

  /** Sends callback data that stands under no button, as an old keyboard or a forged client would. */
  async forgeTap(
    message: SeenMessage,
    data: string,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<CallbackAnswer> {
    await this.markHere();
    const { queryId } = await this.invoke('forgeTap', {
      personId: this.id,
      chatId: message.chatId,
      messageId: message.id,
      data,
    });
    return this.answerTo(queryId, data, timeoutMs);
  }

  /** Sets the reactions under a message; without emojis takes them away. */
  async react(message: { chatId: number; id: number }, ...emojis: string[]): Promise<void> {
    await this.markHere();
    await this.invoke('react', { personId: this.id, chatId: message.chatId, messageId: message.id, emojis });
  }

  async vote(message: SeenMessage, ...options: number[]): Promise<SeenMessage> {
    await this.markHere();
    return this.invoke('vote', { personId: this.id, chatId: message.chatId, messageId: message.id, options });
  }

  /** Pays an invoice in Stars; resolves when the bot agreed or refused. */
  async pay(message: SeenMessage): Promise<PaymentResult> {
    await this.markHere();
    return this.invoke('pay', { personId: this.id, chatId: message.chatId, messageId: message.id });
  }

  async block(): Promise<void> {
    await this.invoke('block', { personId: this.id, blocked: true });
  }

  async unblock(): Promise<void> {
    await this.invoke('block', { personId: this.id, blocked: false });
  }

  /** Enters a group; "requested" where an administrator has to let them in. */
  async join(chat: number, invite?: string): Promise<'joined' | 'requested'> {
    return this.invoke('join', { personId: this.id, chatId: chat, ...(invite && { invite }) });
  }

  async leave(chat: number): Promise<void> {
    await this.invoke('leave', { personId: this.id, chatId: chat });
  }

  /** The commands this follower sees behind "/". */
  commands(chat = this.id) {
    return this.invoke('commands', { personId: this.id, chatId: chat });
  }

  private async markHere(): Promise<void> {
    this.mark = await this.invoke('seq', {});
  }

  private async findButton(button: string | RegExp, options: WaitOptions) {
    const { chat = this.id } = options;
    for (const message of (await this.messages(chat)).reverse()) {
      const place = placeOf(message, button);
      if (place) return place;
    }
    const carries = (message: SeenMessage) => placeOf(message, button) !== undefined;
    return placeOf(
      await this.waitFor(carries, `a button ${String(button)}`, { ...options, afterSeq: 0 }),
      button,
    );
  }

  private async answerTo(queryId: string, tapped: string, timeoutMs: number): Promise<CallbackAnswer> {
    const answer = await this.invoke('answer', { queryId, timeoutMs: Math.min(timeoutMs, 60_000) });
    if (answer) return answer;
    throw new PlayError(
      'NOT_ANSWERED',
      `The bot did not answer the tap on ${tapped} within ${timeoutMs} ms.`,
    );
  }
}

function matches(message: SeenMessage, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(message);
  return typeof wanted === 'string' ? message.text.includes(wanted) : wanted.test(message.text);
}

function placeOf(message: SeenMessage, button: string | RegExp) {
  for (const [row, buttons] of message.buttons.entries()) {
    const column = buttons.findIndex(({ text }) =>
      typeof button === 'string' ? text.includes(button) : button.test(text),
    );
    if (column !== -1) return { message, row, column };
  }
  return undefined;
}
