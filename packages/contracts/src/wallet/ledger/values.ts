import { z } from 'zod';
import { besitos, besitosReason, instant } from '../../values/index.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An entry of a chain with what its hash covers of its movement. */
export const chainedEntry = z.object({
  account: z.string(),
  sequence: z.int().positive(),
  amount: z.int(),
  balance: besitos,
  /** The hash of the entry before. */
  previous: sha256,
  hash: sha256,
  movementId: z.uuid(),
  kind: z.string(),
  cause: z.string(),
  reason: besitosReason,
  at: instant,
  correlationId: z.string(),
  /** The account it is booked against. */
  against: z.string(),
});

/** An account's entries from one sequence to another, both within, and the hash of the last. */
export const sealedRange = z.object({ account: z.string(), from: z.int(), to: z.int(), head: sha256 });

/** All that is needed to check an entry against the chains of the ledger, without the ledger. */
export const receipt = z.object({
  entry: chainedEntry,
  /** The entries after it in its chain, up to the one whose hash is sealed. */
  following: z.array(chainedEntry),
  /** How it is sealed; null while it waits for that, at most about a minute. */
  seal: z
    .object({
      range: sealedRange,
      path: z.array(z.object({ side: z.enum(['left', 'right']), hash: sha256 })),
      checkpoint: z.object({
        number: z.int().positive(),
        at: instant,
        entries: z.int(),
        amount: z.int(),
        root: sha256,
        sealedEntries: z.int(),
        totals: z.array(z.object({ reason: z.string(), minted: z.int(), burned: z.int() })),
        previous: sha256,
        hash: sha256,
      }),
    })
    .nullable(),
});

/** @see receipt */
export type Receipt = z.infer<typeof receipt>;

/** Which checkpoint, and its hash: who remembers both notices when what it seals is written anew. */
export const checkpointMark = z.object({ number: z.int().positive(), hash: sha256 });

/** @see checkpointMark */
export type CheckpointMark = z.infer<typeof checkpointMark>;

/** What came and went for a reason. */
export const cameAndWent = z.object({ reason: besitosReason, came: besitos, went: besitos });
