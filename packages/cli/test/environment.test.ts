import { describe, expect, it } from 'vitest';
import { homeOf } from '../src/home/home.ts';
import { fleetSettings } from '../src/settings/fleet-settings.ts';
import { serviceEnvironment } from '../src/up/environment.ts';
import { withoutSecrets } from '../src/up/reach.ts';

const home = homeOf({ YABOT_HOME: '/data/yabot' });
const addresses = { natsUrl: 'nats://n', gatewayPort: 8085, token: '1:secret' };
const envOf = (service: string, environment: NodeJS.ProcessEnv, token?: string) =>
  serviceEnvironment(service, environment, { home, contentFolder: '/content', token }, addresses);

describe('the environment of a service', () => {
  it('is wired to the fleet, whatever is set', () => {
    const env = envOf('wallet', { NATS_URL: 'nats://other', HEALTH_PORT: '9000', LOG_LEVEL: 'warn' });
    expect(env).toMatchObject({
      NATS_URL: 'nats://n',
      YABOT_HOME: '/data/yabot',
      CONTENT_DIR: '/content',
      GATEWAY_PORT: '8085',
      HEALTH_PORT: '0',
      LOG_LEVEL: 'warn',
    });
  });

  it('names a MongoDB only where documents are kept in one', () => {
    expect(envOf('missions', {})).not.toHaveProperty('MONGODB_URI');
    const inMongo = { ...addresses, mongoUrl: 'mongodb://m' };
    const places = { home, contentFolder: '/content', token: undefined };
    expect(serviceEnvironment('missions', {}, places, inMongo).MONGODB_URI).toBe('mongodb://m');
  });

  it('holds the secrets of Telegram only at the gateway', () => {
    const given = { TELEGRAM_WEBHOOK_SECRET: 's' };
    expect(envOf('gateway', given)).toMatchObject({
      TELEGRAM_BOT_TOKEN: '1:secret',
      TELEGRAM_WEBHOOK_SECRET: 's',
    });
    const other = envOf('wallet', given);
    expect(other).not.toHaveProperty('TELEGRAM_BOT_TOKEN');
    expect(other).not.toHaveProperty('TELEGRAM_WEBHOOK_SECRET');
  });

  it("makes the sandbox's owner an owner, and nobody else's bot", () => {
    expect(envOf('user', {}).OWNER_TELEGRAM_IDS).toBe('500000001');
    expect(envOf('user', { OWNER_TELEGRAM_IDS: '7' }).OWNER_TELEGRAM_IDS).toBe('7');
    expect(envOf('user', {}, '1:secret')).not.toHaveProperty('OWNER_TELEGRAM_IDS');
  });
});

describe('the settings of the fleet', () => {
  it('are all told at once when they are wrong, by name and without a secret', () => {
    const read = () => fleetSettings({ GATEWAY_PORT: 'eighty', MONGODB_URI: 'http://secret' });
    expect(read).toThrow(/GATEWAY_PORT: write a whole number from 1 to 65535, not eighty/);
    expect(read).toThrow(/MONGODB_URI/);
    expect(read).not.toThrow(/secret/);
  });

  it('want a token for an API root', () => {
    expect(() => fleetSettings({ TELEGRAM_API_ROOT: 'http://x' })).toThrow(/TELEGRAM_BOT_TOKEN/);
  });

  it('take what is empty for absent', () => {
    expect(fleetSettings({ NATS_URL: '', TELEGRAM_BOT_TOKEN: '', GATEWAY_PORT: '' })).toMatchObject({
      natsUrl: undefined,
      token: undefined,
      gatewayPort: undefined,
    });
  });
});

it('shows a URL without user and password', () => {
  expect(withoutSecrets('mongodb://me:pw@a:1,b:2/?x')).toBe('mongodb://a:1,b:2/?x');
  expect(withoutSecrets('nats://t0ken@a,nats://t0ken@b')).toBe('nats://a,nats://b');
});
