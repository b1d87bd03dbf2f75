import type { Picture } from '@yabot/pictures';
import type { AttachContext } from '@yabot/service-kit';
import { fitsCaption } from '../rules/captions.ts';
import type { Outgoing } from '../rules/outgoing.ts';
import { type Verdict, verdictOn } from '../rules/verdict.ts';
import { type BotApi, call } from '../telegram/bot-api.ts';
import type { Naming } from './naming.ts';
import type { PhotoEnd, Photos } from './photos.ts';

/** The parameters of a message with a picture, which is made right before it is sent. */
interface PicturedPayload {
  readonly picture: Picture;
  /** What is said when there can be no picture. */
  readonly text: string;
  /** What is said with it, where it is not the same. */
  readonly caption?: string;
}

const isPictured = (payload: object): payload is PicturedPayload => 'picture' in payload;

/** What delivers messages. */
interface Parts {
  readonly api: BotApi;
  readonly naming: Pick<Naming, 'named'>;
  readonly photos: Pick<Photos, 'send' | 'forget' | 'close'>;
}

/** Gives Telegram a message: with the names and the picture it has by then, one call a turn. */
export class Delivery {
  readonly #context: Pick<AttachContext, 'traced'>;
  readonly #parts: Parts;

  constructor(context: Pick<AttachContext, 'traced'>, parts: Parts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** @param plain without its picture */
  async send(message: Outgoing, plain: boolean): Promise<Verdict> {
    const { method, correlationId } = message;
    const payload = await this.#parts.naming.named(message.payload);
    if (!payload) return { kind: 'unnamed' };
    return this.#context.traced(`telegram ${method}`, correlationId, async () => {
      if (isPictured(payload)) return this.#sendPicture(message, payload, plain);
      return verdictOn(await call(this.#parts.api, method, payload), message);
    });
  }

  close(): Promise<void> {
    return this.#parts.photos.close();
  }

  async #sendPicture(message: Outgoing, payload: PicturedPayload, plain: boolean): Promise<Verdict> {
    const { api, photos } = this.#parts;
    const { picture, text, caption = text, ...rest } = payload;
    const asPhoto = () =>
      photos.send(picture, (photo) => call(api, 'sendPhoto', { ...rest, caption, photo }));
    const sent: PhotoEnd | undefined = plain || !fitsCaption(caption) ? undefined : await asPhoto();
    if (!sent) return verdictOn(await call(api, 'sendMessage', { ...rest, text }), message);
    const verdict = verdictOn(sent.end, message);
    if (verdict.kind !== 'refused') return verdict;
    if (sent.byId) photos.forget(picture);
    return { kind: 'anew', plain: !sent.byId, reason: verdict.reason };
  }
}
