import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** Long enough for the server to have compiled what it needs, and short enough for a first look around. */
const KEEP_AFTER_MS = 5_000;

/** Not beside the bundle, where the build's own cache would take it along. */
const folder = join(import.meta.dirname, '../../../node_modules/.cache/studyhall');

/**
 * Runs a CommonJS file, ASCII throughout, with the compiled form that the run before kept: compiling takes half of a
 * start. V8 refuses a form that another version made, but not that of another file of the same length: hence the date
 * in its name.
 */
export function runBundle(file) {
  const prefix = `${basename(file)}.compiled-`;
  const cache = join(folder, `${prefix}${Math.trunc(statSync(file).mtimeMs)}`);
  const cachedData = readIfThere(cache);
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const script = new Script(`(function (${names}) {${readFileSync(file, 'latin1')}\n})`, {
    filename: file,
    cachedData,
    importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  if (cachedData === undefined || script.cachedDataRejected === true)
    setTimeout(keep, KEEP_AFTER_MS, script, { cache, prefix }).unref();
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function keep(script, { cache, prefix }) {
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) if (name.startsWith(prefix)) rmSync(join(folder, name));
    writeFileSync(cache, script.createCachedData());
  } catch {
    // A folder that may not be written to: the next start compiles again.
  }
}
