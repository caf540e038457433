#!/usr/bin/env node
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const built = new URL('../dist/main.mjs', import.meta.url);
const sources = [
  'apps/cli/src',
  'packages/api/src',
  'packages/client/src',
  'packages/domain/src',
  'migrations',
];

/** When the file last changed; 0 if there is none. */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** True once anything that goes into the bundle is younger than it. Without sources it cannot be. */
function isOlderThanSources(bundleChangedAt) {
  return sources.some((path) => {
    const folder = new URL(`${path}/`, root);
    if (changedAt(folder) === 0) return false;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.some(
      (file) =>
        /(?<!\.test)\.ts$|^hashes\.json$/.test(file) && changedAt(new URL(file, folder)) > bundleChangedAt,
    );
  });
}

/** A checkout, or one that was brought up to date, whose packages are not installed: a sentence instead of a stack. */
process.on('uncaughtException', (error) => {
  const isMissing = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(error?.code);
  process.stderr.write(
    isMissing
      ? `error: a package that Studyhall needs is not installed: run npm ci in ${fileURLToPath(root)}\n`
      : `${error?.stack ?? error}\n`,
  );
  process.exit(1);
});

/**
 * Builds the bundle beside the one that is there and puts it in its place; false where that cannot be done, for instance in
 * a folder that may not be written to. Two that do it at once put the same in the place of the same.
 */
async function isBuilt() {
  const home = fileURLToPath(new URL('../', import.meta.url));
  const outDir = `${home}dist/.building-${process.pid}`;
  const { NODE_ENV } = process.env;
  try {
    const { build } = await import('vite');
    await build({ root: home, configFile: `${home}vite.config.ts`, logLevel: 'silent', build: { outDir } });
    mkdirSync(`${home}dist/chunks`, { recursive: true });
    for (const name of readdirSync(`${outDir}/chunks`))
      renameSync(`${outDir}/chunks/${name}`, `${home}dist/chunks/${name}`);
    renameSync(`${outDir}/main.mjs`, fileURLToPath(built));
    return true;
  } catch {
    return false;
  } finally {
    // The build says "production" for itself, and would say it for the command.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    rmSync(outDir, { recursive: true, force: true });
  }
}

const bundleChangedAt = changedAt(built);
const isFresh = bundleChangedAt > 0 && !isOlderThanSources(bundleChangedAt);
if (isFresh || (await isBuilt())) {
  await import(built.href);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL('../src/main.ts', import.meta.url).href);
}
