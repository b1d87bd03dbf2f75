import { DOCUMENTS, type DocumentsKind } from '../../shared/documents.ts';

/** Where documents were: `documents in SQLite`. */
export const documentsText = (documents: DocumentsKind): string => `documents in ${DOCUMENTS[documents]}`;

/** What was measured and where, in words: `Node v24.21.0, nats-server 2.15.1, documents in MongoDB, mongod 6.0.5`. */
export const versionsText = ({
  documents,
  versions: { node, nats, mongo },
}: {
  documents: DocumentsKind;
  versions: { node: string; nats: string; mongo?: string };
}): string =>
  [
    `Node ${node}`,
    `nats-server ${nats}`,
    documentsText(documents),
    ...(mongo ? [`mongod ${mongo}`] : []),
  ].join(', ');
