import type { Update } from '../updates/queue.ts';
import type { DeliveryFaults } from '../updates/webhook.ts';
import { seededRandom } from './random.ts';
import { type CallFault, FaultRule, type FaultRuleInput } from './rules.ts';

export interface ListedRule {
  id: number;
  rule: FaultRule;
  /** How often it struck. */
  struck: number;
  /** How many calls it will still strike, where it was given a number. */
  left?: number;
}

/** The faults that are switched on. Chance is seeded: the same calls meet the same faults. */
export class FaultSet implements DeliveryFaults {
  private readonly rules = new Map<number, ListedRule>();
  private random = seededRandom(1);
  private lastId = 0;

  /** Switches a fault on; returns the id to remove it by. */
  add(rule: FaultRuleInput): number {
    const parsed = FaultRule.parse(rule);
    const id = ++this.lastId;
    this.rules.set(id, { id, rule: parsed, struck: 0, ...(parsed.next && { left: parsed.next }) });
    return id;
  }

  remove(id: number): boolean {
    return this.rules.delete(id);
  }

  clear(): void {
    this.rules.clear();
  }

  list(): ListedRule[] {
    return [...this.rules.values()];
  }

  /** Starts chance anew. */
  seed(seed: number): void {
    this.random = seededRandom(seed);
  }

  /** The fault that strikes this call, if any; the earliest rule that matches wins. */
  strike(method: string, chatId: number | undefined): CallFault | undefined {
    if (this.rules.size === 0) return undefined;
    const struck = this.first((rule) => {
      if (rule.kind === 'duplicate_update' || rule.kind === 'lost_webhook_answer') return false;
      const sameMethod = rule.method === undefined || rule.method.toLowerCase() === method.toLowerCase();
      return sameMethod && (rule.chatId === undefined || rule.chatId === chatId);
    });
    if (struck?.kind === 'retry_after' && struck.upTo !== undefined)
      return {
        ...struck,
        seconds: struck.seconds + Math.floor(this.random() * (1 + struck.upTo - struck.seconds)),
      };
    return struck as CallFault | undefined;
  }

  extraDeliveries(_update: Update): number {
    const struck = this.first((rule) => rule.kind === 'duplicate_update');
    return struck?.kind === 'duplicate_update' ? struck.times : 0;
  }

  losesAnswer(_update: Update): boolean {
    return this.first((rule) => rule.kind === 'lost_webhook_answer') !== undefined;
  }

  private first(matches: (rule: FaultRule) => boolean): FaultRule | undefined {
    if (this.rules.size === 0) return undefined;
    for (const listed of this.rules.values()) {
      if (matches(listed.rule) && this.happens(listed)) return listed.rule;
    }
    return undefined;
  }

  private happens(listed: ListedRule): boolean {
    const { probability } = listed.rule;
    if (probability !== undefined && this.random() >= probability) return false;
    listed.struck++;
    if (listed.left !== undefined && --listed.left === 0) this.rules.delete(listed.id);
    return true;
  }
}
