import { describe, expect, it } from 'vitest';
import type { Answer, ApiMessage } from '../call.ts';
import { call } from '../call.ts';
import { useChat } from './chat.ts';

const chat = useChat();

interface SentPhoto extends ApiMessage {
  photo: { file_id: string; width: number; height: number }[];
}

/** The head of a PNG of such a size, which is all that is looked at. */
function png(width: number, height: number, bytes = 64): Buffer {
  const data = Buffer.alloc(bytes);
  data.writeUInt32BE(0x89504e47, 0);
  data.writeUInt32BE(width, 16);
  data.writeUInt32BE(height, 20);
  return data;
}

async function upload(data: Buffer, fields: Record<string, string> = {}): Promise<Answer<SentPhoto>> {
  const form = new FormData();
  form.set('chat_id', String(chat.ana.id));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('photo', new Blob([new Uint8Array(data)], { type: 'image/png' }), 'picture.png');
  const { apiRoot, token } = chat.sandbox;
  const response = await fetch(`${apiRoot}/bot${token}/sendPhoto`, { method: 'POST', body: form });
  return (await response.json()) as Answer<SentPhoto>;
}

describe('a photo that is uploaded', () => {
  it('is seen with its caption, and is sent again by its file id', async () => {
    const { result } = await upload(png(512, 512), { caption: '<b>Una</b>', parse_mode: 'HTML' });
    expect(result?.photo.at(-1)).toMatchObject({ width: 512, height: 512 });
    const again = { chat_id: chat.ana.id, photo: result!.photo.at(-1)!.file_id, caption: 'Otra' };
    await call(chat.sandbox, 'sendPhoto', again);
    const seen = (await chat.ana.messages()).slice(-2);
    expect(seen.map(({ text }) => text)).toEqual(['Una', 'Otra']);
    expect(seen[0]!.photo).toEqual({ ...seen[1]!.photo });
    const picture = await fetch(new URL(seen[0]!.photo!.url, chat.sandbox.url));
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(png(512, 512));
    const calls = chat.sandbox.faults.calls({ method: 'sendPhoto' });
    expect(calls.map(({ files }) => files)).toEqual([1, undefined]);
  });

  it.each([
    ['is no picture', Buffer.alloc(64), 'IMAGE_PROCESS_FAILED'],
    ['is empty', Buffer.alloc(0), 'file must be non-empty'],
    ['is a stripe', png(2_100, 100), 'PHOTO_INVALID_DIMENSIONS'],
    ['is huge', png(6_000, 4_001), 'PHOTO_INVALID_DIMENSIONS'],
    [
      'has too many bytes',
      png(100, 100, 10 * 1024 * 1024 + 1),
      'file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    ],
  ])('and %s is refused', async (_, data, expected) => {
    expect((await upload(data)).description).toBe(`Bad Request: ${expected}`);
  });

  it('and says too much is refused', async () => {
    expect((await upload(png(9, 9), { caption: 'x'.repeat(1_025) })).description).toBe(
      'Bad Request: message caption is too long',
    );
    expect((await upload(png(9, 9), { caption: `<b>${'x'.repeat(1_024)}</b>`, parse_mode: 'HTML' })).ok).toBe(
      true,
    );
  });
});
