import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world.ts';

interface PageParts {
  readonly world: World;
  readonly saved: () => Promise<void>;
  readonly settlesAfter: number;
}

/** Answers the hosted pages. */
export function createPages(
  _parts: PageParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (_request, response) => {
    await Promise.resolve();
    response.writeHead(404);
    response.end('Not found');
  };
}
