import { readFile } from 'node:fs/promises';

/** Settings that hold secrets; each may be given as a file instead, as container platforms hand secrets out. */
export const SECRETS = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'NATS_URL',
  'NATS_KEY',
  'MONGODB_URI',
  'DATABASE_URL',
] as const;

/**
 * Sets `<NAME>` to what the file in `<NAME>_FILE` holds, for each of {@link SECRETS}.
 * @throws when a file cannot be read, or when a setting is given both ways
 * @example
 * // TELEGRAM_BOT_TOKEN_FILE=/run/secrets/token
 * await takeSecretsFromFiles(process.env);
 */
export async function takeSecretsFromFiles(environment: NodeJS.ProcessEnv): Promise<void> {
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (environment[name]) throw new Error(`${name} and ${name}_FILE are both set: leave one of them out`);
    environment[name] = (await readFile(file, 'utf8')).trim();
  }
}
