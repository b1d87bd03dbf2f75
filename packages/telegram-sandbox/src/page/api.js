/** Something that cannot be done, with what to do instead. */
export class Refusal extends Error {
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/** Calls an action of the sandbox by name. */
export async function invoke(name, input = {}) {
  const response = await fetch(`/sandbox/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const body = await response.json();
  if (!response.ok) throw new Refusal(body.code, body.detail);
  return body.result;
}

/** Listens to what happens, as this person sees it; `onopen` is called again after each interruption. */
export function listen(personId, { onevent, onopen, onlost }) {
  const source = new EventSource(`/sandbox/events?person=${personId}`);
  source.onmessage = ({ data }) => onevent(JSON.parse(data));
  source.onopen = onopen;
  source.onerror = onlost;
  return () => source.close();
}
