import { type Agent, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import type { ApiClientOptions } from 'grammy';

type Fetch = NonNullable<ApiClientOptions['fetch']>;

/** What grammY asks for: a JSON text, or a stream when it has files, over connections that are kept. */
interface Post {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Readable;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

/**
 * What grammY needs of a fetch. Its own, node-fetch, takes as long again for streams, headers and redirects that no call
 * to the Bot API has.
 */
export const post = ((url: string, { body, ...options }: Post) =>
  new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? overHttps : overHttp;
    const sent = request(url, options satisfies RequestOptions, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ json: () => JSON.parse(text) as unknown }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    if (typeof body === 'string') sent.end(body);
    else pipeline(body, sent, (error) => error && reject(error));
  })) as unknown as Fetch;
