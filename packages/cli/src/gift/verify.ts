import { readFile } from 'node:fs/promises';
import { type GiftVerdict, verifyGift } from '@yabot/content';
import { GiftProof } from '@yabot/contracts';
import { ask } from '../fleet/ask.ts';
import { withFleet } from '../fleet/known-fleet.ts';
import { parsedJson } from '../home/json.ts';
import { userIdOf } from '../person/find.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';

type Proof = typeof GiftProof.sampleResult;

/** What `yabot gift verify` can be told. */
export interface VerifyOptions {
  /** A proof as somebody was given it: then no fleet is asked. */
  readonly file?: string;
  readonly json?: boolean;
}

/** `yabot gift verify`: recomputes what a gift was from the seed of its day, and compares. */
export async function verifyDrawnGift(
  who: string | undefined,
  number: number | undefined,
  { file, json }: VerifyOptions,
): Promise<number> {
  const proof = file === undefined ? await askFor(who, number) : await readProof(file);
  const verdict = verifyGift(proof);
  if (json) sayJson({ verdict, proof });
  else show(proof, verdict);
  return verdict === 'right' ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

async function askFor(who: string | undefined, number: number | undefined): Promise<Proof> {
  if (who === undefined || number === undefined) throw new CliError('gift.user-wanted', {}, EXIT_CODES.usage);
  const reply = await withFleet(async (connection) => {
    const userId = await userIdOf(connection, who);
    return ask(connection, GiftProof, { userId, number });
  });
  if ('result' in reply) return reply.result;
  const { code } = reply.refused;
  if (code === 'gift-unknown') throw new CliError('gift.unknown');
  throw new CliError('gift.unreachable', { why: code }, EXIT_CODES.notReachable);
}

async function readProof(file: string): Promise<Proof> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const proof = GiftProof.result.safeParse(text === undefined ? undefined : parsedJson(text));
  if (!proof.success) throw new CliError('gift.no-proof', { file });
  return proof.data;
}

function show(proof: Proof, verdict: GiftVerdict): void {
  const { userId, number, day, commitment, committedAt, claimedAt, seed, prizeId, bonus } = proof;
  say(t('gift.claimed', { number, userId, claimedAt }));
  say(t('gift.committed', { day, commitment, committedAt }));
  if (seed !== null) say(t('gift.seed', { seed }));
  say(t('gift.came-out', { prizeId, bonus }));
  say(styled(COLOURS[verdict] ?? 'red', t(`gift.${verdict}`, { day })));
}

const COLOURS: Partial<Record<GiftVerdict, 'green' | 'yellow'>> = { right: 'green', 'not-yet': 'yellow' };
