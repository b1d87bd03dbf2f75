import mongoose, { type mongo } from 'mongoose';
import type { Collection } from '../documents/collection.ts';
import { toPages } from '../outbox-pages.ts';
import type { Effects, TableChanges } from '../store.ts';
import type { Update, writeCommands } from './commands.ts';
import {
  type InboxDocument,
  type OutboxDocument,
  sequencePlace,
  toInboxDocument,
  toInboxDocuments,
  toOutboxDocument,
} from './documents.ts';
import type { CountedSequences } from './sequence-cache.ts';

type WriteCommands = ReturnType<typeof writeCommands>;

/** A page of the outbox may take some megabytes. */
const PAGES_AT_ONCE = 4;

/** Writes what a batch changes, with as few commands as can be. */
export async function writeEffects(to: WriteCommands, effects: Effects, counted: CountedSequences) {
  for (const changes of effects.tables) await writeTable(to, changes);
  const pages = toPages(effects.outbox).map(toOutboxDocument);
  const records = [...inboxUpdates(effects), ...sequenceUpdates(effects.sequences, counted)];
  await to.update('kit_records', [...records, ...pages.slice(0, PAGES_AT_ONCE).map(added)]);
  await to.update('kit_records', pages.slice(PAGES_AT_ONCE).map(added), PAGES_AT_ONCE);
  await to.remove('kit_attempts', effects.attemptsOver);
}

/** A document that is not there yet. */
const added = (document: OutboxDocument | (InboxDocument & { _id: mongo.ObjectId })): Update => ({
  q: { _id: document._id },
  u: document,
  upsert: true,
});

function inboxUpdates({ inbox, replacedInbox }: Effects): Update[] {
  const fresh = toInboxDocuments(inbox.filter(({ id }) => !replacedInbox.has(id)));
  const replaced = inbox.filter(({ id }) => replacedInbox.has(id));
  return [
    ...fresh.map((document) => added({ _id: new mongoose.mongo.ObjectId(), ...document })),
    ...replaced.map((row) => ({ q: { ids: row.id }, u: toInboxDocument(row) })),
  ];
}

/** A sequence that another instance has counted on meanwhile is not found, and the entity cannot be added again. */
function sequenceUpdates(sequences: Effects['sequences'], counted: CountedSequences): Update[] {
  const changes = new Map<string, Record<string, number>>();
  for (const [key, last] of sequences) {
    const { entity, field } = sequencePlace(key);
    changes.set(entity, { ...changes.get(entity), [field]: last });
  }
  return [...changes].map(([entity, last]) => {
    const before = counted.of(entity);
    counted.count(entity, last);
    const fields = Object.entries(last);
    const found = fields.map(([field]) => [`last.${field}`, before?.[field] ?? { $exists: false }]);
    return {
      q: { _id: entity, ...(before ? Object.fromEntries(found) : {}) },
      u: { $set: Object.fromEntries(fields.map(([field, value]) => [`last.${field}`, value])) },
      upsert: true,
    };
  });
}

/** So few new rows are written with the changed ones: adding one so costs more, and a command of its own still more. */
const FEW = 8;

async function writeTable(to: WriteCommands, { table, puts, inserts, removes, absent }: TableChanges) {
  const { name, toStored } = table as Collection;
  const documents = puts.map(toStored);
  const { fresh = [], known = [] } = Object.groupBy(documents, ({ _id }) =>
    absent?.has(_id) ? 'fresh' : 'known',
  );
  const withKnown = known.length > 0 && fresh.length <= FEW;
  await to.remove(name, removes);
  await to.insert(name, [...inserts.map(toStored), ...(withKnown ? [] : fresh)]);
  const updated = withKnown ? documents : known;
  await to.update(
    name,
    updated.map((document) => ({ q: { _id: document._id }, u: document, upsert: true })),
  );
}
