import { asyncApiYaml } from './asyncapi/document.ts';
import type { Fleet } from './fleet.ts';
import { indexPage } from './pages/index-page.ts';
import { servicePage } from './pages/service-page.ts';
import { pictureOf } from './picture/svg.ts';

/** Every file of the catalogue, by its name in `docs/catalog`. */
export function generateCatalog(fleet: Fleet): Map<string, string> {
  return new Map([
    ['index.md', indexPage(fleet)],
    ['events.svg', pictureOf(fleet)],
    ['asyncapi.yaml', asyncApiYaml(fleet)],
    ...fleet.services.map((service): [string, string] => [`${service}.md`, servicePage(fleet, service)]),
  ]);
}
