/** What a text in JSON says; undefined when it is none, such as that of a file that was damaged. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
