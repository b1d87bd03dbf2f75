import type { IncomingMessage } from 'node:http';
import { badRequest } from '../telegram/errors.ts';
import { parseMultipart, type UploadedFile } from './multipart.ts';

/** What a call brought along: its parameters, not checked yet, and its files. */
export interface CallInput {
  params: Record<string, unknown>;
  files: ReadonlyMap<string, UploadedFile>;
}

const NO_FILES: ReadonlyMap<string, UploadedFile> = new Map();

/** Reads the parameters from the query string and the body, whatever its type; the body wins. */
export function callInput(request: IncomingMessage, query: string, body: Buffer): CallInput {
  const fromQuery = query === '' ? {} : Object.fromEntries(new URLSearchParams(query));
  if (body.length === 0) return { params: fromQuery, files: NO_FILES };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json'))
    return { params: { ...fromQuery, ...json(body) }, files: NO_FILES };
  if (type.startsWith('multipart/form-data')) {
    const form = parseMultipart(body, type);
    if (form) return { params: { ...fromQuery, ...form.fields }, files: form.files };
  }
  const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return { params: { ...fromQuery, ...fields }, files: NO_FILES };
}

function json(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Refused below, with the same words for everything that is no object.
  }
  throw badRequest("Can't parse JSON encoded request body");
}
