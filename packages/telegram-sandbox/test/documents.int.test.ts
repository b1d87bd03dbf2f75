import { afterEach, describe, expect, it } from 'vitest';
import { type ApiMessage, call } from './call.ts';
import { cleanUp, start } from './echo-bot.ts';

afterEach(cleanUp);

describe('a file', () => {
  it('comes with its name and caption, can be saved, and be sent again by its id', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('/start');
    const form = new FormData();
    form.set('chat_id', String(ana.id));
    form.set('caption', 'Tus <b>datos</b>');
    form.set('parse_mode', 'HTML');
    form.set('document', new Blob(['{"a":1}']), 'datos.json');
    const url = `${sandbox.apiRoot}/bot${sandbox.token}/sendDocument`;
    const answer = (await (await fetch(url, { method: 'POST', body: form })).json()) as {
      result: ApiMessage;
    };
    expect(answer.result).toMatchObject({
      caption: 'Tus datos',
      document: { file_name: 'datos.json', file_size: 7 },
    });

    const { document } = await ana.waitForMessage(/Tus datos/);
    const saved = await fetch(new URL(document!.url, sandbox.apiRoot));
    expect(saved.headers.get('content-disposition')).toContain('datos.json');
    expect(await saved.json()).toEqual({ a: 1 });

    const { file_id } = answer.result.document as { file_id: string };
    const again = await call<ApiMessage>(sandbox, 'sendDocument', { chat_id: ana.id, document: file_id });
    expect(again.result?.document).toEqual(answer.result.document);
  });
});
