import manifest from '../../package.json' with { type: 'json' };

/** The version of the code that runs. */
export const CODE_VERSION: string = process.env.YABOT_VERSION ?? manifest.version;
