import { TellEarned } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import { noticeMessage } from '../conversation/notice-message.ts';
import type { Resources } from '../resources.ts';
import { type Outgoing, outgoingRow } from '../rules/outgoing.ts';
import { type ToldNotice, tellableTo } from '../rules/told.ts';
import { notices } from '../tables/notices.ts';
import { recipients } from '../tables/recipients.ts';

/** A notice as it is sent, and what it tells. */
export interface WrittenNotice {
  readonly message: Outgoing;
  readonly told: ToldNotice;
}

/**
 * Writes notices when it is their turn, with all that was earned until then. Nothing is saved for it: what a message told is
 * taken off what was earned once Telegram has it, and while Telegram makes it wait it goes on growing.
 */
export class NoticeDesk {
  readonly #context: AttachContext;
  readonly #newId: () => string;

  constructor(context: AttachContext, newId: () => string) {
    this.#context = context;
    this.#newId = newId;
  }

  /** @returns nothing when there is nothing to tell, or nobody wants to be told */
  async write(userId: string): Promise<WrittenNotice | undefined> {
    const { load, resources } = this.#context.read();
    const loading = [load(notices.ref(userId)), load(recipients.ref(userId))] as const;
    const [notice, recipient] = await Promise.all(loading);
    if (!notice || recipient?.reach !== 'open') return undefined;
    const { correlationId, since, earned } = notice;
    const now = tellableTo(recipient, earned);
    if (!now) {
      if (!recipient.notices) await this.file(userId);
      return undefined;
    }
    const { texts } = resources as Resources;
    const message = noticeMessage({ since, earned: now }, recipient, texts, this.#context.clock());
    const about = { id: this.#newId(), priority: 'notice', correlationId, now: new Date(since) } as const;
    return { message: outgoingRow(message, about), told: { userId, since, earned } };
  }

  /** Makes a message of its own of what was earned: one that Telegram refuses is kept as others are. */
  async file(userId: string): Promise<void> {
    await this.#context.submit(TellEarned.of({ userId }, { key: this.#newId() }));
  }
}
