import { BesitosAwarded } from '@yabot/contracts';
import { earning } from '../notices/earning.ts';
import { withBesitos } from '../rules/earned.ts';

export const tellBesitos = earning(BesitosAwarded, withBesitos);
