/** GETs JSON, whatever the status; undefined when nothing answers in time. */
export async function getJson<T>(
  url: string,
  timeoutMs: number,
): Promise<{ status: number; body: T } | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, body: (await response.json()) as T };
  } catch {
    return undefined;
  }
}

/** Whether something answers there with a status below 400. */
export async function answers(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
