import { join } from 'node:path';
import { Router } from 'express';
import type { StaticFolders } from './static-files.ts';

/** The terminal client as one file, with its hash beside it, for a machine that has nothing but Node. */
export function createClientDownload({ download }: StaticFolders): Router {
  const router = Router({ caseSensitive: true });
  const types = { 'studyhall.mjs': 'text/javascript; charset=utf-8', 'studyhall.mjs.sha256': 'text/plain' };
  for (const [name, type] of Object.entries(types))
    router.get(`/${name}`, (_request, response, next) => {
      response.set({ 'Cache-Control': 'no-cache', 'Content-Type': type });
      response.sendFile(join(download, name), (error) => {
        if (error && !response.headersSent) next();
      });
    });
  return router;
}
