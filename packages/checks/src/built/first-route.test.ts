import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { root } from '../static/repository.ts';

const BUDGET_BYTES = 230_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

it('the first route costs at most 230 kB of JavaScript, compressed', () => {
  const dist = join(root, 'apps/web/dist');
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const files = new Set<string>();
  const follow = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) follow(next);
  };
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const start = Object.keys(manifest).filter(
    (name) =>
      page.includes(`<script type="module" crossorigin src="/${manifest[name]?.file}"`) ||
      /landing-page|dashboard-screen/.test(name),
  );
  expect(start.length).toBeGreaterThanOrEqual(3);
  for (const name of start) follow(name);
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).byteLength, 0);
  expect(scripts.length).toBeGreaterThan(3);
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
});
