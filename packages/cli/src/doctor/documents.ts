import type { KnownFleet } from '../fleet/known-fleet.ts';
import { type DocumentsPlace, documentsAside, documentsPlace } from '../home/documents.ts';
import { shortPath } from '../home/home.ts';
import { t } from '../terminal/messages.ts';
import { mongoAnswers } from '../up/reach.ts';
import { aside, type Finding, ok } from './finding.ts';
import { checkServer } from './programs.ts';

/** The mongod that would be started, where one is needed. */
export async function checkMongod(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const { kind } = await documentsPlace(environment);
  if (kind === 'sqlite') return aside('mongod', t('doctor.mongod-not-needed'));
  return checkServer('mongod', kind === 'given' ? 'MONGODB_URI' : undefined);
}

/** Where documents are kept and why, whether that is there, and those of this home that nobody reads. */
export async function checkDocuments(environment: NodeJS.ProcessEnv, { up }: KnownFleet): Promise<Finding[]> {
  const place = await documentsPlace(environment);
  const left = await documentsAside(environment);
  return [await placeFound(place, up?.mongoUrl), ...left.map((folder) => leftFound(folder, place))];
}

async function placeFound(place: DocumentsPlace, startedUrl: string | undefined): Promise<Finding> {
  const name = t('doctor.documents');
  switch (place.kind) {
    case 'given':
      return ok(name, `${t('doctor.documents-given')}: ${await mongoFacts(place.url)}`);
    case 'mongo': {
      const kept = t('doctor.documents-mongo', { folder: shortPath(place.folder) });
      return startedUrl
        ? ok(name, `${kept}: ${await mongoFacts(startedUrl)}`)
        : aside(name, kept, t('doctor.start'));
    }
    case 'sqlite':
      return ok(name, t('doctor.documents-sqlite', { folder: shortPath(place.folder) }));
  }
}

function leftFound(folder: string, place: DocumentsPlace): Finding {
  const todo =
    place.kind === 'given'
      ? t('doctor.documents-of-setting')
      : t('doctor.documents-of-mongo', { folder: shortPath(place.folder) });
  return aside(t('doctor.documents'), t('doctor.documents-aside', { folder: shortPath(folder) }), todo);
}

/** @throws CliError when nothing answers there, or when it is no replica set */
async function mongoFacts(url: string): Promise<string> {
  const { version, replicaSet } = await mongoAnswers(url);
  return `${version}, ${replicaSet}`;
}
