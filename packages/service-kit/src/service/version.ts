import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The version of the code that runs. */
export const CODE_VERSION: string = process.env.YABOT_VERSION ?? manifest.version;
