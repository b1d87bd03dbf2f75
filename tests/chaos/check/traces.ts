import { readTrace, type Trace, type TraceNode } from '@yabot/cli';
import { type Envelope, ReactionAdded } from '@yabot/contracts';
import type { Random } from '../rig/random.ts';
import type { Rig } from '../rig/rig.ts';
import { ofType, onceEach, type StoredMessage } from './stream.ts';

/** Whether `yabot trace` explains what one action led to. */
export interface TraceCheck {
  readonly actions: number;
  readonly whole: number;
  /** What is missing of those that are not. */
  readonly broken: readonly string[];
}

/** How far after its beginning a chain may go on: NATS may have been away. */
const SEARCH = { withinMs: 60 * 60_000, quietMs: 120_000 };
const AT_ONCE = 4;

/** Picks actions by chance, and asks for the trace of each as an operator would. */
export async function checkTraces(
  rig: Rig,
  everything: readonly StoredMessage[],
  count: number,
  random: Random,
): Promise<TraceCheck> {
  const once = onceEach(everything);
  const chains = Map.groupBy(once, ({ correlationId }) => correlationId);
  const reactions = ofType(once, ReactionAdded).map(({ correlationId }) => correlationId);
  const chosen = random.shuffled(reactions).slice(0, count);
  const broken: string[] = [];
  for (let first = 0; first < chosen.length; first += AT_ONCE) {
    const looks = chosen.slice(first, first + AT_ONCE).map(async (id) => {
      const trace = await readTrace(rig.connection, { id, ...SEARCH });
      broken.push(
        ...faultsOf(
          id,
          trace,
          chains.get(id)!.map(({ envelope }) => envelope),
        ),
      );
    });
    await Promise.all(looks);
  }
  const wrong = new Set(broken.map((line) => line.split(' ', 1)[0]));
  return { actions: chosen.length, whole: chosen.length - wrong.size, broken };
}

/** What a trace does not show of a chain: its messages, each under what caused it, and that all who read them are done. */
export function faultsOf(id: string, trace: Trace | undefined, chain: readonly Envelope[]): string[] {
  if (!trace) return [`${id} is not found`];
  const shown = new Map(trace.roots.flatMap((root) => flat(root)).map((node) => [node.id, node]));
  const missing = chain.filter((message) => !shown.has(message.id)).map(({ type }) => `${id} lacks ${type}`);
  const misplaced = chain
    .filter(
      ({ id: own, causationId }) =>
        causationId && shown.get(causationId)?.children.every((c) => c.id !== own),
    )
    .map(({ type }) => `${id} shows ${type} in a wrong place`);
  const undone = [...shown.values()].flatMap(({ type, consumers }) =>
    consumers
      .filter(({ done }) => !done)
      .map(({ service }) => `${id} says ${service} is not done with ${type}`),
  );
  return [...missing, ...misplaced, ...undone];
}

const flat = (node: TraceNode): TraceNode[] => [node, ...node.children.flatMap(flat)];
