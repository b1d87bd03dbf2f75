import { randomUUID } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentsIn, type House, startHouse } from '@yabot/content/testing';
import {
  PollAnswered,
  PostQuiz,
  QuizPosted,
  StartTrivia,
  SweepTrivia,
  TriviaAnswered,
  TriviaCompleted,
} from '@yabot/contracts';
import { type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { missions } from '../src/missions.service.ts';

/** The hour of UTC in which the content begins a round in winter: far from the present one, in which it would do so by itself. */
export const SCHEDULED_HOUR = (new Date().getUTCHours() + 12) % 24;
/** The same in the time of the community. */
const LOCAL_HOUR = String((SCHEDULED_HOUR + 1) % 24).padStart(2, '0');
/** Groups of the community; in the last one the content begins a round each day. */
export const CHATS = Array.from({ length: 10 }, (_, index) => -2001 - index);
export const MODERATOR = randomUUID();
const bankOf = (id: string, questions: number, more = '') => `id: ${id}
title: { es: Prueba, en: Test }
round: { questions: ${questions}, seconds: 20, pays: { besitos: 10, speed: 6, streak: 2 } }
${more}questions:
  - { id: a, text: { es: A, en: A }, answer: { es: right, en: right }, wrong: [{ es: wrong, en: wrong }] }
  - { id: b, text: { es: B, en: B }, answer: { es: right, en: right }, wrong: [{ es: wrong, en: wrong }] }
`;

/** Trivia as it is played, with a clock that a test moves; the test plays the gateway. */
export class Game {
  readonly house: House;
  /** The instance that plays; another one after it was started again. */
  service!: TestService;
  #ahead = 0;

  private constructor(house: House) {
    this.house = house;
  }

  /** With banks of one and of two questions, and one that is scheduled. */
  static async start(documentsIn?: DocumentsIn): Promise<Game> {
    const game = new Game(await startHouse(missions, documentsIn));
    const { content } = game.house;
    const groups = CHATS.map((id) => `\n  - id: ${id}\n    title: Grupo\n`).join('');
    await appendFile(join(content, 'community.yaml'), groups);
    await writeFile(join(content, 'trivia/one.yaml'), bankOf('one', 1));
    await writeFile(join(content, 'trivia/two.yaml'), bankOf('two', 2));
    const daily = `daily: [{ at: "${LOCAL_HOUR}:00", chat: ${CHATS[9]} }]\n`;
    await writeFile(join(content, 'trivia/nightly.yaml'), bankOf('nightly', 1, daily));
    game.service = await game.instance();
    return game;
  }

  get bus(): TestBus {
    return this.house.bus;
  }

  /** One more instance of the service. */
  instance(): Promise<TestService> {
    return this.house.start({ clock: this.now });
  }

  readonly now = () => new Date(Date.now() + this.#ahead);

  pass(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** Lets it be a moment. */
  reach(moment: Date): void {
    this.pass(moment.getTime() - this.now().getTime());
  }

  settled(): Promise<void> {
    return this.service.settled();
  }

  begin(chatId: number, bankId: string) {
    return this.bus.client.ask(StartTrivia, { chatId, bankId, by: MODERATOR }, { key: randomUUID() });
  }

  /** Begins a round whose first question is on its way to the group. */
  async begun(chatId: number, bankId: string): Promise<string> {
    const answer = await this.begin(chatId, bankId);
    if (!answer.ok) throw new Error(answer.refusal.code);
    await this.askFirst();
    return answer.result.roundId;
  }

  /** The first question comes some moments after the round began. */
  async askFirst(): Promise<void> {
    this.pass(5_000);
    await this.sweep();
  }

  /** The question with this number stands in the group, since a moment. */
  async post(roundId: string, question = 1, at = this.now()) {
    const quizId = `${roundId}:${question}`;
    const quiz = await until(`${quizId} is to be posted`, () =>
      this.bus.observer.of(PostQuiz).find(({ data }) => data.quizId === quizId),
    );
    const pollId = randomUUID();
    const { chatId, correct } = quiz.data;
    await this.bus.publish(QuizPosted, { quizId, chatId, messageId: 7, pollId }, { at });
    await this.settled();
    return { pollId, correct, endsAt: new Date(at.getTime() + 20_000) };
  }

  choose(userId: string, pollId: string, option: number, at = this.now()) {
    return this.bus.publish(PollAnswered, { userId, pollId, optionIds: [option] }, { at });
  }

  /** What the job does again and again. */
  sweep() {
    const at = this.now().toISOString();
    return this.service.submit(SweepTrivia.of({ at }, { key: randomUUID() }));
  }

  endOf(roundId: string) {
    return this.bus.observer.of(TriviaCompleted).find(({ data }) => data.roundId === roundId)?.data;
  }

  /** Lets the time of everything pass until the round is over. */
  finish(roundId: string) {
    return until('the round is over', async () => {
      this.pass(6_000);
      await this.sweep();
      await this.settled();
      return this.endOf(roundId);
    });
  }

  outcomesOf(userId: string) {
    return this.house.of(TriviaAnswered, userId).map(({ outcome }) => outcome);
  }
}
