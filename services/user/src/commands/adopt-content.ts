import { adopting } from '@yabot/content/service';
import { AccessRulesChanged, AdoptUserContent } from '@yabot/contracts';
import type { Resources } from '../config.ts';

export const adoptContent = adopting<Resources>(AdoptUserContent, {
  told: ({ version }) => [AccessRulesChanged.of({ version })],
});
