import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { root } from '../static/repository.ts';

/** What no start needs: it is read when somebody pays, sends, imports, draws or installs. */
const SELDOM = [
  /\/node_modules\/stripe\//,
  /\/packages\/stripe-sandbox\//,
  /\/apps\/server\/src\/rest\//,
  /\/packages\/identity-sandbox\//,
  /\/node_modules\/openid-client\//,
  /\/node_modules\/nodemailer\//,
  /\/node_modules\/prom-client\//,
  /\/packages\/api\/src\/admin\/backup\//,
  /\/packages\/content\/src\/(exams|courses|german)\//,
  /^@simplewebauthn\/server$/,
  /\/node_modules\/otpauth\//,
  /^pdfkit$/,
  /^fontkit$/,
  /^@resvg\/resvg-js$/,
  /\/node_modules\/age-encryption\//,
  /\/node_modules\/tar-stream\//,
  /\/node_modules\/html-entities\//,
  /\/node_modules\/mdast-util-/,
  /\/node_modules\/micromark/,
];

const loaded = new Set<string>();
const bundled = new Set<string>();

/** Follows what each module imports when it is evaluated, and apart from that what it imports later. */
const listing: Plugin = {
  name: 'list-what-a-start-loads',
  buildEnd() {
    const follow = (id: string): void => {
      if (loaded.has(id)) return;
      loaded.add(id);
      for (const next of this.getModuleInfo(id)?.importedIds ?? []) follow(next);
    };
    for (const id of this.getModuleIds()) {
      const module = this.getModuleInfo(id);
      for (const known of [id, ...(module?.importedIds ?? []), ...(module?.dynamicallyImportedIds ?? [])])
        bundled.add(known);
      if (module?.isEntry === true) follow(id);
    }
  },
};

beforeAll(async () => {
  const server = join(root, 'apps/server');
  const configFile = join(server, 'vite.config.ts');
  await build({ root: server, configFile, logLevel: 'error', build: { write: false }, plugins: [listing] });
});

it('a start reads the server and what every request needs', () => {
  const needed = ['apps/server/src/main.ts', 'packages/api/src/router.ts', 'node_modules/express/index.js'];
  for (const path of needed) expect(loaded).toContain(join(root, path));
});

it.each(SELDOM)('a start does not read %s', (pattern) => {
  expect([...loaded].filter((id) => pattern.test(id))).toEqual([]);
  // Else the name is an old one, and would be looked for in vain.
  expect([...bundled].some((id) => pattern.test(id))).toBe(true);
});
