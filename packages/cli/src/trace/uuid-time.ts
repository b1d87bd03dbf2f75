const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** When an id was made, which a UUIDv7 tells in its first 48 bits; undefined for any other text. */
export function timeOfUuid(id: string): Date | undefined {
  if (!UUID_V7.test(id)) return undefined;
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
