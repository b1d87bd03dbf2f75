import { day } from '../schema/values.ts';
import type { Check } from './check.ts';

/** A mission does not end before it begins. */
export const missionEndsAfterItBegins: Check = (files) =>
  files.of('mission').flatMap((file) => {
    const [from, until] = [file.part(['from'], day), file.part(['until'], day)];
    if (!from || !until || from <= until) return [];
    return file.mistake(
      ['until'],
      `the last day, ${until}, is before the first, ${from}`,
      `Write a day from ${from} on, or change \`from\``,
    );
  });
