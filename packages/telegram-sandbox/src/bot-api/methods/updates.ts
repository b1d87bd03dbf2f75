import { z } from 'zod';
import { badRequest, conflict } from '../../telegram/errors.ts';
import { DEFAULT_KINDS } from '../../telegram/kinds.ts';
import { clamped, jsonOf, optionalBoolean, optionalText, text } from '../fields.ts';
import { method, RawJson } from '../method.ts';

// A list Telegram cannot read is as if it had not been given.
const allowedUpdates = jsonOf(z.array(z.string()).optional().catch(undefined), '').catch(undefined);

const MAX_TIMEOUT = 50;

export const getUpdates = method(
  'getUpdates',
  z.object({
    offset: clamped('offset', { min: -2_147_483_648, max: 2_147_483_647, by: 0 }),
    limit: clamped('limit', { min: 1, max: 100, by: 100 }),
    timeout: clamped('timeout', { min: 0, max: MAX_TIMEOUT, by: 0 }),
    allowed_updates: allowedUpdates,
  }),
  async ({ queue, longPoll, webhook }, params, { gone }) => {
    if (webhook.settings) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    queue.allow(params.allowed_updates);
    const updates = await longPoll.poll(params, gone);
    return new RawJson(`[${updates.map((update) => update.json).join(',')}]`);
  },
);

const SECRET = /^[\w-]*$/;
const MAX_SECRET = 256;

export const setWebhook = method(
  'setWebhook',
  z.object({
    url: text('url'),
    ip_address: optionalText('ip_address'),
    max_connections: clamped('max_connections', { min: 1, max: 100, by: 40 }),
    allowed_updates: allowedUpdates,
    drop_pending_updates: optionalBoolean('drop_pending_updates'),
    secret_token: text('secret_token'),
  }),
  ({ queue, longPoll, webhook }, params) => {
    const { url, secret_token: secretToken } = params;
    if (url !== '') checkWebhook(url, secretToken);
    if (params.drop_pending_updates) queue.clear();
    if (url === '') {
      webhook.remove();
      return true;
    }
    longPoll.terminate('terminated by setWebhook request');
    queue.allow(params.allowed_updates);
    webhook.set({
      url,
      maxConnections: params.max_connections,
      ...(secretToken && { secretToken }),
      ...(params.ip_address && { ipAddress: params.ip_address }),
    });
    return true;
  },
);

// On localhost plain HTTP is allowed, as with a Bot API server of one's own.
function checkWebhook(url: string, secret: string): void {
  const address = URL.canParse(url) ? url : `https://${url}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw badRequest('Invalid webhook URL specified');
  if (secret.length > MAX_SECRET) throw badRequest('Secret token is too long');
  if (!SECRET.test(secret)) throw badRequest('Secret token contains unallowed characters');
}

export const deleteWebhook = method(
  'deleteWebhook',
  z.object({ drop_pending_updates: optionalBoolean('drop_pending_updates') }),
  ({ queue, webhook }, params) => {
    if (params.drop_pending_updates) queue.clear();
    webhook.remove();
    return true;
  },
);

export const getWebhookInfo = method('getWebhookInfo', z.object({}), ({ queue, webhook }) => {
  const { settings, lastError } = webhook;
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.size,
    ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
    ...(settings && {
      max_connections: settings.maxConnections,
      ip_address: settings.ipAddress ?? '127.0.0.1',
    }),
    ...(queue.kinds !== DEFAULT_KINDS && { allowed_updates: [...queue.kinds] }),
  };
});
