import type { ServiceName } from '@yabot/contracts';
import { documentsFile as fileIn } from '@yabot/service-kit/settings';
import { OptionsError, text } from './command/options.ts';

/** Where the documents of a fleet can be, in words. */
export const DOCUMENTS = { sqlite: 'SQLite', mongo: 'MongoDB' } as const;

/** Where the documents of a fleet are: in a SQLite file a service, or all in MongoDB. */
export type DocumentsKind = keyof typeof DOCUMENTS;

/** `--documents`: where they are in a fresh home, unless said otherwise. */
export const DOCUMENTS_OPTION = text('sqlite' satisfies DocumentsKind);

/** @throws OptionsError when it is neither */
export function documentsKind(value: string): DocumentsKind {
  if (Object.hasOwn(DOCUMENTS, value)) return value as DocumentsKind;
  throw new OptionsError(`--documents takes ${Object.keys(DOCUMENTS).join(' or ')}, not ${value}`);
}

/** The file of a service whose documents are in SQLite. */
export const documentsFile = (home: string, service: ServiceName): string =>
  fileIn({ YABOT_HOME: home, DATABASE_URL: undefined }, service);

/** The database of a service whose documents are in MongoDB. */
export const documentsDatabase = (service: ServiceName): string => `yabot_${service.replaceAll('-', '_')}`;
