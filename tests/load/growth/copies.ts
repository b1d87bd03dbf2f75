const ID = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g;
/** Odd, so that no two copies of an id are the same. */
const STEP = 0x9e_37_79_b1;

/** The n-th copy of a text: other ids of the same time in the same places, and nothing else changed. */
export function copyOf(text: string, copy: number): string {
  return text.replace(ID, (id) => {
    const tail = Number.parseInt(id.slice(-8), 16);
    const other = (tail ^ Math.imul(copy, STEP)) >>> 0;
    return id.slice(0, -8) + other.toString(16).padStart(8, '0');
  });
}

/** A value as the database has it, with every id in it copied. */
export function copyIn<Value>(value: Value, copy: number): Value {
  if (typeof value === 'string') return copyOf(value, copy) as Value;
  if (Array.isArray(value)) return value.map((item) => copyIn(item, copy)) as Value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copyIn(item, copy)])) as Value;
}
