import type { Definitions } from '../definitions.ts';
import { type Score, type WindowScore, windowKeys } from '../scores.ts';
import type { Standing } from '../standing.ts';
import { Members } from './members.ts';
import { Numbers } from './numbers.ts';
import { Ranking } from './ranking.ts';

/** The boards that are always there; those of seasons have the id of the season. */
export type BoardName = 'all' | 'week' | 'month';

/** What boards need of a user. */
export type Ranked = Pick<Standing, 'userId' | 'xp' | 'ban' | 'roles' | 'offBoards' | 'scores' | 'changedAt'>;

/** A week or month, and who has points in it. */
interface Window {
  readonly key: string;
  readonly ranking: Ranking;
}

/** Whether and why a user is on no board. */
export function hiddenBy({ offBoards, ban, roles }: Ranked, { hidden }: Pick<Definitions, 'hidden'>) {
  if (ban) return 'banned' as const;
  if (roles.some((role) => hidden.has(role))) return 'role' as const;
  return offBoards ? ('left' as const) : null;
}

/** All boards of the community in memory, as the standings say: a rank among a million is a matter of microseconds. */
export class Boards {
  readonly #members = new Members();
  readonly #all = new Ranking(this.#members);
  readonly #windows = new Map<'week' | 'month', Window>();
  readonly #seasons = new Map<string, Ranking>();
  readonly #archived = new Set<string>();
  /** Of each member, what was taken over last: what comes again, or too late, is older. */
  readonly #taken = new Numbers();
  #ready = false;

  /** Whether all standings have been read since the start. */
  get ready(): boolean {
    return this.#ready;
  }

  loaded(): void {
    this.#ready = true;
  }

  /** Takes over how a user stands now; what was before that, or is the same again, changes nothing. */
  take(standing: Ranked, definitions: Pick<Definitions, 'hidden'>): void {
    const { userId, xp, scores, changedAt } = standing;
    if (changedAt === null) return;
    const member = this.#members.admit(userId);
    if (this.#knows(member, changedAt)) return;
    const shown = hiddenBy(standing, definitions) === null;
    const score = <S extends Score>(it: S | null | undefined) => (shown && it ? it : undefined);
    this.#all.set(member, score(scores.at === null ? null : { points: xp, at: scores.at }));
    this.#takeWindow('week', member, scores.week, shown);
    this.#takeWindow('month', member, scores.month, shown);
    for (const [id, it] of Object.entries(scores.seasons)) {
      if (!this.#archived.has(id)) this.#season(id).set(member, score(it));
    }
  }

  /** Whether a change of a user has not been taken over yet. */
  isNews(userId: string, changedAt: string): boolean {
    const member = this.#members.numberOf(userId);
    return member === undefined || this.#taken.at(member) < Date.parse(changedAt);
  }

  /** Everybody by all their points. */
  all(): Ranking {
    return this.#all;
  }

  /** The ranking of the week or month of a moment; nobody is in it before the first points. */
  window(kind: 'week' | 'month', now: Date, timeZone: string): Window {
    const key = windowKeys(now, timeZone)[kind];
    const open = this.#windows.get(kind);
    return open && open.key >= key ? open : { key, ranking: new Ranking(this.#members) };
  }

  /** The ranking of a season that is not archived yet. */
  season(id: string): Ranking {
    return this.#seasons.get(id) ?? new Ranking(this.#members);
  }

  /** A season that was archived is not needed any more. */
  forget(season: string): void {
    this.#archived.add(season);
    this.#seasons.delete(season);
  }

  #knows(member: number, changedAt: string): boolean {
    const at = Date.parse(changedAt);
    if (this.#taken.at(member) > at) return true;
    this.#taken.set(member, at);
    return false;
  }

  #takeWindow(kind: 'week' | 'month', member: number, score: WindowScore | null, shown: boolean): void {
    if (!score) return;
    const open = this.#windows.get(kind);
    if (open && open.key > score.key) {
      open.ranking.set(member, undefined);
      return;
    }
    const window = open?.key === score.key ? open : { key: score.key, ranking: new Ranking(this.#members) };
    this.#windows.set(kind, window);
    window.ranking.set(member, shown ? score : undefined);
  }

  #season(id: string): Ranking {
    const known = this.#seasons.get(id);
    if (known) return known;
    const ranking = new Ranking(this.#members);
    this.#seasons.set(id, ranking);
    return ranking;
  }
}
