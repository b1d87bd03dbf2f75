import type { LoadedContent } from '@yabot/content';
import {
  AcceptReferral,
  BOT_COMMANDS,
  type CommandDefinition,
  type EventDefinition,
  PollAnswered,
  PostQuiz,
  PrepareGiftDays,
  QuizPosted,
  Register,
  StartDueTrivia,
  StartTrivia,
} from '@yabot/contracts';
import { referralCodeOf } from '@yabot/user/referral-codes';
import { ActiveDays } from '../economy/active-days.ts';
import { Book } from '../economy/book.ts';
import { Chance } from '../machine/chance.ts';
import { Machine } from '../machine/machine.ts';
import { begun, type Message } from '../machine/message.ts';
import { Rows } from '../machine/rows.ts';
import { deciding, usersPart } from '../machine/services.ts';
import { Timeline } from '../machine/timeline.ts';
import { Follower, type Place } from './follower.ts';
import { HABITS, KINDS, type Kind } from './habits.ts';

/** What a community that is made up is like. */
export interface MadeUp {
  readonly content: LoadedContent;
  readonly followers: number;
  readonly days: number;
  readonly seed: number;
  /** The day on which it begins, in UTC. */
  readonly begins: Date;
  /** How many rows are kept in memory. */
  readonly rows?: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const POSTS_A_DAY = 4;
/** To how many of the latest posts followers still react. */
const POSTS_SEEN = 8;
/** So many are there from the first day; the others come little by little. */
const FROM_THE_FIRST_DAY = 0.6;
/** So many of those come by an invitation. */
const INVITED = 0.3;
/** When followers are awake, in hours of UTC. */
const AWAKE = { from: 7, hours: 15 };
const KNOWS_THE_ANSWER = 0.6;

/** Followers that are made up, and services that decide what they earn: the services' own handlers, without servers. */
export class MadeUpCommunity {
  readonly book = new Book();
  readonly active = new ActiveDays();
  readonly followers: Follower[] = [];
  readonly #made: MadeUp;
  readonly #chance: Chance;
  readonly #rows: Rows;
  readonly #machine: Machine;
  readonly #timeline = new Timeline<(now: Date) => void>();
  readonly #begunRounds = new Set<string>();
  readonly #place: Place & { posts: number[] };
  #now: Date;
  #numbers = 0;

  constructor(made: MadeUp) {
    this.#made = made;
    this.#now = made.begins;
    this.#chance = new Chance(made.seed);
    this.#rows = new Rows(made.rows);
    const { parts, changed } = deciding(made.content, (movement) => this.book.add(movement));
    this.#machine = new Machine({
      parts: [...parts, usersPart(made.content)],
      chance: this.#chance,
      rows: this.#rows,
      changed,
    });
    this.#place = this.#makePlace();
  }

  /** Lives through a day after the other; tells after each how far it is, 0 to 1. */
  *live(): Generator<number> {
    for (let day = 0; day < this.#made.days; day++) {
      const begin = this.#made.begins.getTime() + day * DAY_MS;
      this.#plan(day, begin);
      for (
        let at = this.#timeline.nextAt;
        at !== undefined && at < begin + DAY_MS;
        at = this.#timeline.nextAt
      ) {
        this.#now = new Date(at);
        this.#timeline.take()!.what(this.#now);
      }
      yield (day + 1) / this.#made.days;
    }
  }

  close(): void {
    this.#rows.close();
  }

  #plan(day: number, begin: number) {
    const at = (minutes: number) => begin + minutes * MINUTE_MS;
    this.#timeline.put(at(1), (now) => this.#bring(PrepareGiftDays, { at: now.toISOString() }));
    for (let post = 0; post < POSTS_A_DAY; post++) this.#place.posts.push(++this.#numbers);
    this.#place.posts.splice(0, this.#place.posts.length - POSTS_SEEN);
    this.#planTrivia(at);
    for (const follower of this.followers) this.#planFollower(follower, begin);
    const newcomers = this.#newcomersOn(day);
    for (let count = 0; count < newcomers; count++)
      this.#timeline.put(this.#moment(begin), () => this.#welcome(begin));
  }

  #planTrivia(at: (minutes: number) => number) {
    if (this.#made.content.content.trivia.every(({ daily }) => daily.length === 0)) return;
    for (let minutes = 0; minutes < 1_440; minutes += 15) {
      this.#timeline.put(at(minutes), (now) => this.#bring(StartDueTrivia, { at: now.toISOString() }));
    }
  }

  #planFollower(follower: Follower, begin: number, from = begin) {
    const deeds = follower.day(this.#chance);
    for (const deed of deeds) {
      const at = Math.max(this.#moment(begin), from + MINUTE_MS);
      this.#timeline.put(at, (now) => {
        this.active.note(follower.userId, now.toISOString());
        deed(this.#place, now);
      });
    }
  }

  #newcomersOn(day: number): number {
    const { followers, days } = this.#made;
    const first = Math.ceil(followers * FROM_THE_FIRST_DAY);
    const by = (end: number) => first + Math.floor(((followers - first) * end) / Math.max(1, days - 1));
    return day === 0 ? first : by(day) - by(day - 1);
  }

  #welcome(begin: number) {
    const userId = this.#chance.newId();
    const inviter = this.#chance.oneOf(this.followers);
    const follower = new Follower(userId, this.#kind());
    const telegramId = this.followers.push(follower);
    this.#bring(Register, { userId, telegramId, firstName: `F${telegramId}`, language: 'es' });
    if (inviter && this.#chance.happens(INVITED)) {
      this.#bring(AcceptReferral, { userId, code: referralCodeOf(inviter.userId) });
    }
    this.#planFollower(follower, begin, this.#now.getTime());
  }

  #kind(): Kind {
    let left = this.#chance.next();
    for (const kind of KINDS) {
      left -= HABITS[kind].part;
      if (left < 0) return kind;
    }
    return 'fan';
  }

  /** Some moment of a day on which followers are awake. */
  #moment(begin: number): number {
    const minutes = 60 * (AWAKE.from + this.#chance.next() * AWAKE.hours);
    return begin + Math.floor(minutes * MINUTE_MS);
  }

  #makePlace(): Place & { posts: number[] } {
    const { community, reactions, plans, economy } = this.#made.content.content;
    const bring = this.#bring.bind(this);
    return {
      chance: this.#chance,
      chatId: community.groups[0]!.id,
      posts: [],
      emojis: [...new Set(reactions.rules.map(({ emoji }) => emoji))],
      commands: BOT_COMMANDS,
      plans: plans.plans
        .flatMap(({ id, days, price: { besitos } }) => (besitos === undefined ? [] : [{ id, days, besitos }]))
        .toSorted((a, b) => a.besitos - b.besitos),
      mostSent: economy.transfers.most,
      other: () => this.#chance.oneOf(this.followers),
      say: bring as Place['say'],
      ask: bring as Place['ask'],
      row: (service, table, key) => this.#machine.row(service, table, key),
      newNumber: () => ++this.#numbers,
    };
  }

  /** Has somebody's message decided, and all that follows from it at once. */
  #bring<Data>(definition: EventDefinition<Data> | CommandDefinition<Data>, data: NoInfer<Data>): void {
    const origin = { id: this.#chance.newId(), source: 'made-up', time: this.#now };
    this.#decide(begun(definition, data, origin));
  }

  #decide(first: Message) {
    const line = [first];
    for (let message = line.shift(); message; message = line.shift()) {
      for (const next of this.#machine.handle(message, () => this.#now)) {
        if (next.type === PostQuiz.type) this.#playQuiz(next.data as typeof PostQuiz.sample);
        else if (!this.#machine.takes(next.type) || this.#isRepeated(next)) continue;
        else if (next.at) this.#timeline.put(next.at.getTime(), () => this.#decide(onTime(next, this.#now)));
        else line.push(next);
      }
    }
  }

  /** A round of the schedule begins once, however often it is due. */
  #isRepeated({ type, envelope: { idempotencyKey } }: Message): boolean {
    if (type !== StartTrivia.type || !idempotencyKey) return false;
    if (this.#begunRounds.has(idempotencyKey)) return true;
    this.#begunRounds.add(idempotencyKey);
    return false;
  }

  /** A question stands in the group, and followers answer it. */
  #playQuiz({ quizId, chatId, correct, options, seconds }: typeof PostQuiz.sample) {
    const { happens, next } = this.#chance;
    const posted = this.#now.getTime() + 1_000;
    const pollId = quizId.slice(-64);
    const messageId = ++this.#numbers;
    this.#timeline.put(posted, () => this.#bring(QuizPosted, { quizId, chatId, messageId, pollId }));
    for (const { userId, kind } of this.followers) {
      const { comes, trivia } = HABITS[kind];
      if (!happens(comes * trivia)) continue;
      const option = happens(KNOWS_THE_ANSWER) ? correct : (correct + 1) % options.length;
      const at = posted + Math.floor((0.1 + 0.8 * next()) * seconds * 1_000);
      this.#timeline.put(at, () => this.#bring(PollAnswered, { userId, pollId, optionIds: [option] }));
    }
  }
}

const onTime = (message: Message, now: Date): Message => ({
  ...message,
  envelope: { ...message.envelope, time: now.toISOString() },
});
