import { type CatalogueEvent, countableEvents, type EventCatalogue } from '../events/catalogue.ts';
import { suggestion } from '../explain/suggest.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { t } from '../texts.ts';

/** The event named at a path, or why there is none that can be counted. */
export function eventAt(
  file: ParsedFile,
  path: Path,
  name: string,
  catalogue: EventCatalogue,
  others: readonly string[] = [],
): CatalogueEvent | Mistake {
  const event = catalogue.get(name);
  if (event?.counted) return event;
  const problem = whyNot(name, event);
  const plain = name.replace(/\.v\d+$/, '');
  const options = [...others, ...countableEvents(catalogue)];
  return file.mistake(path, problem, suggestion(event ? '' : plain, options));
}

function whyNot(name: string, event: CatalogueEvent | undefined): string {
  if (!event) return t('event.unknown', { name });
  if (!event.carriesUser) return t('event.no-user', { name });
  return t('event.not-counted', { name });
}
