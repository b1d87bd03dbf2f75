import { expect, it } from 'vitest';
import { gatewaySettings } from '../src/config.ts';

const token = '123456:secret';
const mistakes = (environment: NodeJS.ProcessEnv) =>
  gatewaySettings.safeParse(environment).error?.issues.map(({ path, message }) => `${path}: ${message}`) ??
  [];

it('needs nothing but a token', () => {
  expect(gatewaySettings.parse({ TELEGRAM_BOT_TOKEN: token })).toMatchObject({
    TELEGRAM_API_ROOT: 'https://api.telegram.org',
    TELEGRAM_MODE: 'polling',
    GATEWAY_PORT: 8080,
    SEND_LIMITS: 'on',
  });
});

it.each([{}, { TELEGRAM_BOT_TOKEN: '' }])('has no default for the token', (environment) => {
  expect(mistakes(environment)).toEqual([
    'TELEGRAM_BOT_TOKEN: is missing: write the token that BotFather gave you',
  ]);
});

it('refuses a webhook without a secret or an address, and tells both', () => {
  expect(mistakes({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_MODE: 'webhook' })).toEqual([
    'TELEGRAM_WEBHOOK_SECRET: is missing: a webhook without a secret would take updates from anybody',
    'PUBLIC_URL: is missing: Telegram must know where the webhook is',
  ]);
});

it('refuses it also when other settings are wrong, and a wrong secret is not also missing', () => {
  const wrong = { TELEGRAM_BOT_TOKEN: 'x', TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'with space' };
  expect(mistakes(wrong)).toEqual([
    'TELEGRAM_BOT_TOKEN: does not look like a token: a number, a colon and a secret',
    'TELEGRAM_WEBHOOK_SECRET: has 1 to 256 letters, digits, underscores and hyphens',
    'PUBLIC_URL: is missing: Telegram must know where the webhook is',
  ]);
});

it('refuses a secret Telegram would not take, and shows none', () => {
  const [mistake] = mistakes({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'with space' });
  expect(mistake).toMatch(/^TELEGRAM_WEBHOOK_SECRET: has 1 to 256/);
  expect(mistake).not.toContain('with space');
});

it('names every setting that is wrong', () => {
  const wrong = { TELEGRAM_BOT_TOKEN: 'x', TELEGRAM_MODE: 'push', SEND_LIMITS: 'no', PUBLIC_URL: 'here' };
  expect(mistakes(wrong)).toHaveLength(4);
});
