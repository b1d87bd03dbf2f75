import type { AttachContext } from '@yabot/service-kit';
import { Counter, Gauge } from 'prom-client';
import type { Fault } from '../../rules/proof/fault.ts';

/** How many faults the health tells; the log has all. */
const MOST_TOLD = 5;

/** What the audits of a ledger have found, as logs, metrics and health tell it. */
export class Findings {
  readonly #context: Pick<AttachContext, 'log' | 'metrics' | 'health' | 'clock'>;
  readonly #known = new Map<string, ReadonlyMap<string, Fault>>();
  readonly #faults: Gauge;
  readonly #acknowledged: Gauge;
  readonly #rounds: Counter;
  readonly #ended: Gauge;

  constructor(context: Pick<AttachContext, 'log' | 'metrics' | 'health' | 'clock'>) {
    const registers = [context.metrics.registry];
    this.#context = context;
    this.#faults = new Gauge({
      name: 'yabot_ledger_faults',
      help: 'What does not hold in the ledger and nobody has acknowledged, by audit: balances or book; 0 in a sound one',
      labelNames: ['audit'],
      registers,
    });
    this.#acknowledged = new Gauge({
      name: 'yabot_ledger_acknowledged_faults',
      help: 'What does not hold in the ledger and a person has acknowledged, by audit',
      labelNames: ['audit'],
      registers,
    });
    this.#rounds = new Counter({
      name: 'yabot_ledger_audits_total',
      help: 'Rounds of the audits that looked at all they look at, by audit',
      labelNames: ['audit'],
      registers,
    });
    this.#ended = new Gauge({
      name: 'yabot_ledger_audited_timestamp_seconds',
      help: 'When a round of an audit last came to its end, by audit',
      labelNames: ['audit'],
      registers,
    });
  }

  /** Tells of faults as soon as a turn has found them. */
  found(audit: string, faults: readonly Fault[]): void {
    if (faults.length === 0) return;
    const known = this.#known.get(audit) ?? new Map<string, Fault>();
    const fresh = faults.filter((each) => !known.has(nameOf(each)));
    for (const { code, subject, expected, found } of fresh) {
      this.#context.log.error({ audit, code, subject, expected, found }, 'ledger-fault');
    }
    this.#know(audit, new Map([...known, ...named(fresh)]));
  }

  /** A round has looked at everything: what it has not found is no more. */
  ended(audit: string, faults: readonly Fault[], acknowledged: number): void {
    const before = this.#known.get(audit)?.size ?? 0;
    this.#know(audit, named(faults));
    this.#acknowledged.set({ audit }, acknowledged);
    this.#rounds.inc({ audit });
    this.#ended.set({ audit }, this.#context.clock().getTime() / 1_000);
    if (before > 0 && faults.length === 0) this.#context.log.info({ audit }, 'ledger-sound-again');
  }

  /** Another instance audits from now on, and tells. */
  left(): void {
    for (const audit of this.#known.keys()) this.#know(audit, new Map());
    this.#acknowledged.reset();
  }

  #know(audit: string, faults: ReadonlyMap<string, Fault>) {
    this.#known.set(audit, faults);
    this.#faults.set({ audit }, faults.size);
    const all = [...this.#known.values()].flatMap((each) => [...each.values()]);
    if (all.length === 0) return this.#context.health.set('ledger', 'healthy');
    const told = all.slice(0, MOST_TOLD).map(({ code, subject }) => `${code} ${subject}`);
    const more = all.length > MOST_TOLD ? [`+${all.length - MOST_TOLD}`] : [];
    this.#context.health.set('ledger', 'degraded', [...told, ...more].join('\n'));
  }
}

const nameOf = ({ code, subject }: Fault) => `${code} ${subject}`;
const named = (faults: readonly Fault[]) => new Map(faults.map((each) => [nameOf(each), each]));
