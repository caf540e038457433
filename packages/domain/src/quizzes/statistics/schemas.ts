import * as z from 'zod';
import { page } from '../../primitives.ts';
import { examCode } from '../schemas.ts';

/** By which figure items are listed, the lowest first: what is low needs an eye. */
export const ItemOrder = z.enum(['discriminationIndex', 'discriminativeEfficiency', 'facility', 'attempts']);
export type ItemOrder = z.output<typeof ItemOrder>;

export const ListItemStatistics = page.extend({
  examCode,
  order: ItemOrder.default('discriminationIndex'),
});
