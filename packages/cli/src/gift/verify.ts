import { readFile } from 'node:fs/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import { type GiftVerdict, verifyGift } from '@yabot/content';
import { GiftProof, requestSubject } from '@yabot/contracts';
import { withFleet } from '../fleet/known-fleet.ts';
import { userIdOf } from '../person/find.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';

type Proof = typeof GiftProof.sampleResult;
type Reply = { readonly result: Proof } | { readonly refused: { readonly code: string } };

const TIMEOUT_MS = 10_000;

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
    return request(connection, { userId, number });
  });
  if ('result' in reply) return reply.result;
  const { code } = reply.refused;
  if (code === 'gift-unknown') throw new CliError('gift.unknown');
  throw new CliError('gift.unreachable', { why: code }, EXIT_CODES.notReachable);
}

function request(connection: NatsConnection, data: typeof GiftProof.sample): Promise<Reply> {
  return connection
    .request(requestSubject(GiftProof), JSON.stringify(data), { timeout: TIMEOUT_MS })
    .then((message) => message.json<Reply>())
    .catch((error: Error): Reply => ({ refused: { code: error.message } }));
}

async function readProof(file: string): Promise<Proof> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const proof = GiftProof.result.safeParse(text === undefined ? undefined : parsed(text));
  if (!proof.success) throw new CliError('gift.no-proof', { file });
  return proof.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
