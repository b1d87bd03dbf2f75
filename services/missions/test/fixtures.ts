import type { Content, MissionDefinition } from '@yabot/content';
import {
  BesitosSpent,
  CommandUsed,
  CommentAdded,
  type EmittedEvent,
  type EventDefinition,
  type SentCommand,
} from '@yabot/contracts';
import { count, type Fact } from '../src/rules/count.ts';
import { compile, type Definitions } from '../src/rules/definitions.ts';
import { livingIn } from '../src/rules/living.ts';
import { newProgress, type Outcome, type Progress } from '../src/rules/progress.ts';

export const USER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d';
export const GROUP = -1001;

/** A mission: one reaction, once, for everybody; with some fields replaced. */
export function mission(id: string, patch: Partial<MissionDefinition> = {}): MissionDefinition {
  return {
    id,
    title: { es: id, en: id },
    description: { es: id, en: id },
    trigger: { event: 'gateway.reaction-added' },
    target: { count: 1 },
    window: 'once',
    assign: { on: 'first-event' },
    reward: { besitos: 10 },
    order: 1,
    ...patch,
  };
}

/** What a community in Madrid says about these missions and reaction rules. */
export function definitions(
  missions: readonly MissionDefinition[],
  { reactions = { dailyCap: 100, rules: [] }, version = 'v1' }: Partial<Content> & { version?: string } = {},
): Definitions {
  const community = {
    name: 'Casa',
    language: 'es',
    timeZone: 'Europe/Madrid',
    groups: [{ id: GROUP, title: 'Casa', posts: [] }],
  } as const;
  const content = {
    community,
    missions,
    reactions,
    achievements: [],
    levels: [],
    gift: null,
    trivia: [],
  } as unknown as Content;
  return compile({ content, version });
}

/** A row nobody may change. */
export function frozen<Row extends object>(row: Row): Row {
  for (const value of Object.values(row)) if (value !== null && typeof value === 'object') frozen(value);
  return Object.freeze(row);
}

export function someone(patch: Partial<Progress> = {}): Progress {
  return frozen({ ...newProgress(USER), ...patch });
}

/** The names of what was decided, in order. */
export function namesOf({ emit }: { emit: readonly { definition: { name: string } }[] }): string[] {
  return emit.map(({ definition }) => definition.name);
}

/** A fact as a decision gets it. */
export function fact<Data>(definition: EventDefinition<Data>, patch: Partial<Data>, at: string): Fact {
  return {
    type: definition.type,
    data: definition.example({ userId: USER, ...patch } as Partial<Data>),
    at: new Date(at),
  };
}

export const comment = (at: string) => fact(CommentAdded, {}, at);
export const used = (command: string, at: string) => fact(CommandUsed, { command }, at);
export const spent = (amount: number, at: string) => fact(BesitosSpent, { amount }, at);

/** A user whose days go by, one event after the other. */
export class Follower {
  progress: Progress;
  emitted: EmittedEvent[] = [];
  sent: SentCommand[] = [];
  readonly content: Definitions;

  constructor(content: Definitions, progress: Progress = someone()) {
    this.content = content;
    this.progress = frozen(progress);
  }

  /** Takes on what was decided; gives the names of what was told. */
  takes(outcome: Outcome): string[] {
    this.progress = frozen(outcome.progress);
    this.emitted.push(...outcome.emit);
    this.sent.push(...outcome.send);
    return namesOf(outcome);
  }

  happens(...facts: Fact[]): string[] {
    return facts.flatMap((it) => this.takes(count(this.progress, it, this.content)));
  }

  /** Another time zone, or hour at which the day begins. */
  livesIn(timeZone: string, at: string | Date, dayStart?: number): string[] {
    return this.takes(livingIn(this.progress, { timeZone, dayStart }, new Date(at), this.content));
  }

  standing(id: string) {
    return this.progress.missions[id];
  }

  /** The data of all that was told by a name. */
  told(name: string): unknown[] {
    return this.emitted.filter(({ definition }) => definition.name === name).map(({ data }) => data);
  }

  causes(): string[] {
    return this.sent.map(({ key }) => key);
  }
}
