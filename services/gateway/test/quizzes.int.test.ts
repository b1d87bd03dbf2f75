import { PollAnswered, PostQuiz, QuizPosted } from '@yabot/contracts';
import type { SeenMessage } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GROUP, startWorld, type World } from './world.ts';

const QUIZ = { ...PostQuiz.sample, chatId: GROUP };

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.start();
});
afterAll(() => world?.stop());

/** The quiz in the group, as somebody sees it. */
async function posted(quizId: string, question: string): Promise<SeenMessage> {
  const follower = await world.sandbox.client.follower({ firstName: 'Quien Pregunta' });
  await world.bus.send(PostQuiz, { ...QUIZ, quizId, question }, quizId);
  const isQuiz = ({ poll }: SeenMessage) => poll?.question === question;
  return follower.waitFor(isQuiz, 'the quiz', { chat: GROUP, afterSeq: 0 });
}

it('a quiz is posted once however often it is asked for, and it is told where it stands', async () => {
  const message = await posted('round:1', '¿Una?');
  expect(message.poll).toMatchObject({ quiz: true, anonymous: false, multiple: false });
  const [first] = await world.bus.observer.wait(QuizPosted, 1);
  expect(first?.data).toMatchObject({ quizId: 'round:1', chatId: GROUP, messageId: message.id });
  await world.bus.send(PostQuiz, { ...QUIZ, quizId: 'round:1', question: '¿Una?' }, 'round:1');
  await posted('round:2', '¿Dos?');
  const told = await world.bus.observer.wait(QuizPosted, 2);
  expect(told.map(({ data }) => data.quizId)).toEqual(['round:1', 'round:2']);
});

it('a question says which of how many it is, as far as there is room for that', async () => {
  const long = 'x'.repeat(290);
  for (const [quizId, question, number] of [
    ['round:7', '¿Siete?', 2],
    ['round:8', long, 3],
  ] as const)
    await world.bus.send(PostQuiz, { ...QUIZ, quizId, question, place: { number, of: 5 } }, quizId);
  const follower = await world.sandbox.client.follower({ firstName: 'Quien Lee' });
  const seen = (wanted: string) =>
    follower.waitFor(({ poll }) => poll?.question === wanted, wanted, { chat: GROUP, afterSeq: 0 });
  await seen('Pregunta 2 de 5: ¿Siete?');
  await seen(long);
});

it('answers are told by their place, of the poll they were given to', async () => {
  const message = await posted('round:3', '¿Tres?');
  const follower = await world.sandbox.client.follower({ firstName: 'Lista' });
  const before = world.bus.observer.of(PollAnswered).length;
  await follower.vote(message, 2);
  const answers = await world.bus.observer.wait(PollAnswered, before + 1);
  const quizzes = await world.bus.observer.wait(QuizPosted, 5);
  const quiz = quizzes.find(({ data }) => data.quizId === 'round:3');
  expect(answers.at(-1)?.data).toMatchObject({ pollId: quiz?.data.pollId, optionIds: [2] });
});
