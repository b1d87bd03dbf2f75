import type { ServerResponse } from 'node:http';
import type { Document, Picture } from '../world/types.ts';

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const json = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(json);
}

/** An error for whoever uses the control API: a stable code, and what to do. */
export function sendProblem(response: ServerResponse, status: number, code: string, detail: string): void {
  sendJson(response, status, { status, code, detail });
}

/** A picture the bot or the community sent; whatever it holds, it can run nothing. */
export function sendPicture(
  response: ServerResponse,
  found: { picture: Picture; data: Buffer } | undefined,
): void {
  if (!found) {
    sendProblem(response, 404, 'NO_PICTURE', 'That picture is not here.');
    return;
  }
  response.writeHead(200, {
    'content-type': found.picture.mime,
    'content-length': found.data.length,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(found.data);
}

/** A file, to be saved under its name. */
export function sendDocument(
  response: ServerResponse,
  found: { document: Document; data: Buffer } | undefined,
): void {
  if (!found) {
    sendProblem(response, 404, 'NO_DOCUMENT', 'That document is not here.');
    return;
  }
  const name = encodeURIComponent(found.document.name);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'content-length': found.data.length,
  });
  response.end(found.data);
}
