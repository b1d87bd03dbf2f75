import { headers } from '@nats-io/nats-core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wireHeaders } from '../../src/bus/wire-headers.ts';

type Encoded = { encode(): Uint8Array };
const text = (made: unknown) => Buffer.from((made as Encoded).encode()).toString();

it('Headers go over the wire as the client would write them', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,20}$/);
  const value = fc.stringMatching(/^[!-~ñ🍓]{1,40}$/u);
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key }), (pairs) => {
      const own = headers();
      for (const [key, is] of pairs) own.append(key, is);
      const made = text(wireHeaders(pairs));
      if (pairs.length > 0) expect(made).toBe(text(own));
    }),
  );
});

it('A header that would end the headers is refused', () => {
  for (const value of ['a\r\nb', 'a\nb', 'a\rb'])
    expect(() => wireHeaders([['ce-id', value]])).toThrow('The header ce-id has a line break');
});
