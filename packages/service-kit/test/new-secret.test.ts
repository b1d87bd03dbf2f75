import { expect, it } from 'vitest';
import { newSecret } from '../src/runtime/new-secret.ts';

it('A secret is 32 bytes as hexadecimal digits, another each time', () => {
  const secrets = Array.from({ length: 100 }, newSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(secrets).size).toBe(secrets.length);
});
