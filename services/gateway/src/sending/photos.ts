import { KeepPhoto } from '@yabot/contracts';
import { type Painter, type Picture, pictureId } from '@yabot/pictures';
import type { AttachContext } from '@yabot/service-kit';
import { InputFile } from 'grammy';
import type { CallEnd } from '../rules/verdict.ts';
import { photos } from '../tables/photos.ts';

/** So many file ids are remembered; the oldest go first. */
const REMEMBERED = 1_000;

/** What a photo is in a call: by its file id, or as a file. */
type PhotoCall = (photo: string | InputFile) => Promise<CallEnd>;

/** What came of a call with a photo. */
export interface PhotoEnd {
  readonly end: CallEnd;
  /** Whether it was sent by its file id. */
  readonly byId: boolean;
}

/**
 * Pictures as Telegram takes them. One that was uploaded is sent again by the file id that Telegram gave: of what is drawn for
 * everybody alike the ids are kept in the database, of what shows people only here.
 */
export class Photos {
  readonly #context: AttachContext;
  readonly #painter: Painter;
  readonly #botId: number;
  readonly #newId: () => string;
  /** Undefined for one that Telegram does not know any more. */
  readonly #fileIds = new Map<string, string | undefined>();
  /** Pictures that are being sent for the first time; resolves when it is known under which id Telegram has them. */
  readonly #firsts = new Map<string, Promise<unknown>>();
  readonly #keeping = new Set<Promise<unknown>>();

  constructor(context: AttachContext, parts: { painter: Painter; botId: number; newId: () => string }) {
    this.#context = context;
    this.#painter = parts.painter;
    this.#botId = parts.botId;
    this.#newId = parts.newId;
  }

  /** Calls with the photo of a picture. @returns nothing when there is none, and no call was made */
  async send(picture: Picture, call: PhotoCall): Promise<PhotoEnd | undefined> {
    const id = this.#idOf(picture);
    const first = this.#firsts.get(id);
    if (!first && !this.#fileIds.get(id)) return this.#sendFirst(id, picture, call);
    await first;
    const fileId = this.#fileIds.get(id);
    return fileId === undefined ? undefined : { end: await call(fileId), byId: true };
  }

  /** Telegram does not know the file id of a picture any more: it is uploaded anew. */
  forget(picture: Picture): void {
    this.#remember(this.#idOf(picture), undefined);
  }

  async close(): Promise<void> {
    await Promise.all(this.#keeping);
    await this.#painter.close();
  }

  /** Whoever wants to send the same meanwhile waits, and sends it by its id. */
  async #sendFirst(id: string, picture: Picture, call: PhotoCall): Promise<PhotoEnd | undefined> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#firsts.set(id, promise);
    const known = () => {
      this.#firsts.delete(id);
      resolve();
    };
    try {
      const kept = await this.#kept(id, picture);
      if (kept !== undefined) {
        this.#remember(id, kept);
        known();
        return { end: await call(kept), byId: true };
      }
      const png = await this.#painter.paint(picture);
      if (!png) {
        this.#context.log.warn({ kind: picture.kind }, 'picture-not-drawn');
        return undefined;
      }
      const end = await call(new InputFile(png, `${picture.kind}.png`));
      const fileId = end.ok ? fileIdIn(end.result) : undefined;
      if (fileId !== undefined) this.#keep(id, picture, fileId);
      return { end, byId: false };
    } finally {
      known();
    }
  }

  async #kept(id: string, { kind }: Picture): Promise<string | undefined> {
    if (kind !== 'badge' || this.#fileIds.has(id)) return undefined;
    const found = await this.#context
      .read()
      .load(photos.ref(id))
      .catch(() => undefined);
    return found?.fileId;
  }

  /** A picture that is not kept is uploaded once more later. */
  #keep(photoId: string, { kind }: Picture, fileId: string) {
    this.#remember(photoId, fileId);
    if (kind !== 'badge') return;
    const keeping = this.#context
      .submit(KeepPhoto.of({ photoId, fileId }, { key: this.#newId() }))
      .catch(() => undefined)
      .finally(() => this.#keeping.delete(keeping));
    this.#keeping.add(keeping);
  }

  #remember(id: string, fileId: string | undefined) {
    this.#fileIds.delete(id);
    this.#fileIds.set(id, fileId);
    if (this.#fileIds.size > REMEMBERED) this.#fileIds.delete(this.#fileIds.keys().next().value!);
  }

  #idOf = (picture: Picture) => `${this.#botId}:${pictureId(picture)}`;
}

/** The id of the largest size Telegram made of it. */
function fileIdIn(message: unknown): string | undefined {
  const sizes = (message as { photo?: { file_id?: unknown }[] } | null)?.photo;
  const fileId = sizes?.at(-1)?.file_id;
  return typeof fileId === 'string' ? fileId : undefined;
}
