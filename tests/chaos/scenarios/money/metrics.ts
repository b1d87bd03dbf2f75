/** The sum of a metric over its labels, as `/metrics` of an instance tells it; nothing while it does not answer. */
export async function metricOf({ url }: { url: string }, name: string): Promise<number | undefined> {
  const text = await fetch(`${url}/metrics`)
    .then((response) => response.text())
    .catch(() => undefined);
  const lines = text
    ?.split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return lines?.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
