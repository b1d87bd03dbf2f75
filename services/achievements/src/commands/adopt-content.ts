import { adopting } from '@yabot/content/service';
import { AdoptAchievementContent } from '@yabot/contracts';
import type { Definitions } from '../rules/definitions.ts';

export const adoptContent = adopting<Definitions>(AdoptAchievementContent);
