import * as z from 'zod';

/** An order as administrators name it. */
export const OrderId = z.uuid({ error: 'must be the id of an order' }).toLowerCase();
