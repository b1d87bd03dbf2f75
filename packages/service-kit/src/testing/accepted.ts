import type { Answer } from '../bus/answer.ts';

/**
 * What came of something that a test needs to have happened.
 * @throws naming the code with which it was refused
 */
export async function accepted<Result>(asked: Promise<Answer<Result>>): Promise<Result> {
  const answer = await asked;
  if (answer.ok) return answer.result;
  const { code, details } = answer.refusal;
  throw new Error(`Refused: ${code}${details ? ` ${JSON.stringify(details)}` : ''}`);
}
