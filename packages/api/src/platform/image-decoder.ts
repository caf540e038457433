import { onFirstUse } from './on-first-use.ts';

/**
 * What unpacks images. Seldom needed, so it is loaded then. It reads four formats here and no others, whatever it could;
 * whoever wants fewer looks at the bytes before.
 */
export const imageDecoder = onFirstUse(async () => {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
  });
  return sharp;
});
