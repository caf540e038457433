import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../static/repository.ts';

/** Builds server and web client as `npm start` would: where something changed since the last time. */
export default async function setUp(): Promise<void> {
  await promisify(execFile)(process.execPath, ['apps/server/bin/build.mjs'], { cwd: root });
}
