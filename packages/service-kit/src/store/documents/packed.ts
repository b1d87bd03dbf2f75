type Document = Record<string, unknown>;

/** Writes some fields of a document, changed in place, as texts; what is missing stays missing. */
export function pack<Packed extends Document>(document: Packed, fields: readonly string[]): Packed {
  return replaced(document, fields, (value) => (typeof value === 'object' ? JSON.stringify(value) : value));
}

/** Reads them again. */
export function unpack<Packed extends Document>(document: Packed, fields: readonly string[]): Packed {
  return replaced(document, fields, (value) => (typeof value === 'string' ? JSON.parse(value) : value));
}

function replaced<Packed extends Document>(
  document: Packed,
  fields: readonly string[],
  change: (value: unknown) => unknown,
): Packed {
  const changing: Document = document;
  for (const field of fields) if (field in changing) changing[field] = change(changing[field]);
  return document;
}
