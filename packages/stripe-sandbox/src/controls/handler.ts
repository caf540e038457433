import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxControls } from './controls.ts';

/** Answers `/_sandbox/…`. */
export function controlsHandler(
  controls: SandboxControls,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (_request, response) => {
    await Promise.resolve();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(controls.deliveries()));
  };
}
