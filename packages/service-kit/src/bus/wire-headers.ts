import type { MsgHdrs } from '@nats-io/nats-core';

const NEW_LINE = /[\r\n]/;

/**
 * Headers of a message that is published: the client asks them for nothing but their bytes. Its own, which can be read and
 * changed, make a third of the garbage of a service under load.
 * @throws when a header would end the headers
 */
export function wireHeaders(headers: Iterable<readonly [name: string, value: string]>): MsgHdrs {
  let text = 'NATS/1.0\r\n';
  for (const [name, value] of headers) {
    if (NEW_LINE.test(value)) throw new Error(`The header ${name} has a line break`);
    text += `${name}: ${value}\r\n`;
  }
  const bytes = Buffer.from(`${text}\r\n`);
  return { encode: () => bytes } as unknown as MsgHdrs;
}
