/** `ok`: as it should be. `wrong`: something has to be done. `aside`: absent, and not needed as things are. */
export type FindingState = 'ok' | 'wrong' | 'aside';

/** What was found about one thing. */
export interface Finding {
  readonly name: string;
  readonly state: FindingState;
  readonly detail: string;
  /** What to do about it. */
  readonly todo?: string;
}

/** A finding, or several. */
export type Check = () => Promise<Finding | readonly Finding[]>;

export const ok = (name: string, detail: string): Finding => ({ name, state: 'ok', detail });
export const wrong = (name: string, detail: string, todo: string): Finding => ({
  name,
  state: 'wrong',
  detail,
  todo,
});
export const aside = (name: string, detail: string, todo?: string): Finding => ({
  name,
  state: 'aside',
  detail,
  ...(todo ? { todo } : {}),
});

/** Carries out a check; one that fails is a finding too. */
export async function carriedOut(name: string, check: Check): Promise<readonly Finding[]> {
  try {
    return [await check()].flat();
  } catch (error) {
    return [wrong(name, '', (error as Error).message)];
  }
}
