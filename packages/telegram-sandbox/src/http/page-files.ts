import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'page');

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

// Nothing from elsewhere, nothing inline.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const NAME = /^[\w-]+\.(html|css|js|svg)$/;

/** Serves a file of the chat page; false where there is none of that name. */
export async function sendPageFile(response: ServerResponse, name: string): Promise<boolean> {
  const type = NAME.exec(name)?.[1];
  if (!type) return false;
  const data = await readFile(join(FOLDER, name)).catch(() => undefined);
  if (!data) return false;
  response.writeHead(200, {
    'content-type': TYPES[type]!,
    'content-length': data.length,
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(data);
  return true;
}
