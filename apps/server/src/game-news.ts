import type { GameNews } from '@studyhall/domain/live/frames';

/** News, as a stream writes them: without a number, and never repeated. */
export function newsBytes(news: GameNews): Buffer {
  return Buffer.from(`event: news\ndata: ${JSON.stringify(news)}\n\n`);
}
