import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A service of a compose file, as far as it is looked at. */
export interface ComposeService {
  readonly image?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

/** A compose file as it is written: variables are not filled in. */
export interface ComposeFile {
  readonly text: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: readonly string[];
}

/** `docker-compose.yml`, and what differs with and without a bot's token. */
export const composeFiles = {
  fleet: read('docker-compose.yml'),
  withSandbox: read('deploy/compose/sandbox.yml'),
  withRealBot: read('deploy/compose/sandbox-off.yml'),
} as const;

/** A variable that a compose file takes from the settings. */
export interface Variable {
  readonly name: string;
  /** What it is when it is not set; undefined where nothing is said. */
  readonly fallback: string | undefined;
}

/** The variables that a text takes from the settings: `${NAME}`, `${NAME:-fallback}` and `${NAME:+instead}`. */
export function variablesIn(text: string): Variable[] {
  const written = text.replaceAll(/^\s*#.*$/gm, '');
  return [...written.matchAll(/\$\{(\w+)(?::?([-+?])([^}]*))?\}/g)].map(([, name = '', sign, rest]) => ({
    name,
    fallback: sign === '-' ? rest : undefined,
  }));
}

function read(path: string): ComposeFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const document = parse(text, { merge: true }) as {
    services: Record<string, ComposeService | null>;
    volumes?: Record<string, unknown>;
  };
  const services = Object.entries(document.services).map(([name, service]) => [name, service ?? {}]);
  return { text, services: Object.fromEntries(services), volumes: Object.keys(document.volumes ?? {}) };
}
