import { BesitosAwarded } from '@yabot/contracts';
import { withBesitos } from '../rules/earned.ts';
import { earning } from '../sending/earning.ts';

export const tellBesitos = earning(BesitosAwarded, withBesitos);
