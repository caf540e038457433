import { posix } from 'node:path';
import type { Import, Source } from './parse-source.ts';

/** What a file does that the architecture does not allow. */
export interface Violation {
  readonly path: string;
  readonly rule: string;
}

/** Workspaces by folder, and whom each may import. A name that ends in `/` stands for everything that begins so. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  migrations: [],
  'packages/domain': [],
  'packages/content': ['@studyhall/domain/'],
  'packages/api': [
    '@studyhall/domain/',
    '@studyhall/migrations/',
    '@studyhall/content',
    '@studyhall/content/german',
    '@studyhall/content/samples',
  ],
  'packages/client': ['@studyhall/domain/', '@studyhall/api'],
  'packages/identity-sandbox': [],
  'packages/stripe-sandbox': [],
  'apps/server': [
    '@studyhall/domain/',
    '@studyhall/api/restore',
    '@studyhall/api/server',
    '@studyhall/api/backup',
    '@studyhall/api/offsite',
    '@studyhall/api/site',
    '@studyhall/content',
    '@studyhall/identity-sandbox',
    '@studyhall/stripe-sandbox',
  ],
  'apps/web': ['@studyhall/domain/', '@studyhall/client', '@studyhall/client/follow-game'],
  'apps/cli': ['@studyhall/domain/', '@studyhall/client', '@studyhall/client/follow-game'],
};

/** Workspaces that may import every other: they prove or measure, and nobody imports them. */
const OBSERVERS = ['packages/checks', 'packages/bench'];

/** What an operator runs beside the database; everything else in the terminal client talks to a server. */
const OPERATOR_COMMANDS =
  /^apps\/cli\/src\/(commands\/)?(start|migrate|backup|doctor|site|db|sandbox|operator)(\/|[.-])/;

const OPERATOR_PACKAGES = [
  '@studyhall/api/server',
  '@studyhall/api/backup',
  '@studyhall/api/offsite',
  '@studyhall/api/site',
  '@studyhall/api/restore',
  '@studyhall/stripe-sandbox',
];

/** The domains, each allowed to know those before it. */
export const domains = [
  'platform',
  'auth',
  'billing',
  'gamification',
  'progress',
  'quizzes',
  'practice',
  'live',
  'videos',
  'classes',
  'search',
  'admin',
  'accounts',
  'home',
];

/**
 * The rooms of the web client, and which others each may know. A screen that shows a part of another room's names it
 * here; `app` puts all of them together, and nobody knows it.
 */
const webRooms: Readonly<Record<string, readonly string[]>> = {
  ui: [],
  kernel: ['ui'],
  admin: ['kernel', 'ui'],
  authoring: ['kernel', 'ui', 'quizzes'],
  auth: ['kernel', 'ui'],
  billing: ['kernel', 'ui'],
  certificates: ['kernel', 'ui'],
  gamification: ['kernel', 'ui'],
  profile: ['kernel', 'ui'],
  texts: ['kernel', 'ui'],
  landing: ['kernel', 'ui', 'auth'],
  progress: ['kernel', 'ui', 'billing', 'certificates', 'gamification'],
  quizzes: ['kernel', 'ui', 'billing', 'gamification', 'progress'],
  live: ['kernel', 'ui', 'auth', 'billing', 'quizzes'],
  home: ['kernel', 'ui', 'billing', 'progress'],
};

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /\/src\/testing[./]/.test(path);

export function workspaceOf(path: string): string | undefined {
  return [...Object.keys(arrows), ...OBSERVERS].find((folder) => path.startsWith(`${folder}/`));
}

/** Every import that points the wrong way. */
export function wrongArrows(source: Source): Violation[] {
  const workspace = workspaceOf(source.path);
  // Scripts are run by hand, beside the product.
  if (workspace === undefined || source.path.startsWith(`${workspace}/scripts/`)) return [];
  return source.imports.flatMap((imported) => {
    const rules = imported.specifier.startsWith('.')
      ? wrongRelative(source.path, workspace, imported)
      : wrongPackage(source.path, workspace, imported);
    return rules.map((rule) => ({ path: source.path, rule: `${rule} (${imported.specifier})` }));
  });
}

function wrongPackage(path: string, workspace: string, imported: Import): string[] {
  const { specifier, isTypeOnly } = imported;
  if (!specifier.startsWith('@studyhall/')) return wrongForeign(path, workspace, imported);
  if (isTest(path) || OBSERVERS.includes(workspace)) return [];
  if (specifier === '@studyhall/api' && !isTypeOnly) return ['the server reaches clients as types only'];
  if (workspace === 'apps/cli' && OPERATOR_COMMANDS.test(path) && OPERATOR_PACKAGES.includes(specifier))
    return [];
  const isAllowed = (arrows[workspace] ?? []).some((name) =>
    name.endsWith('/') ? specifier.startsWith(name) : specifier === name,
  );
  return isAllowed ? [] : [`${workspace} may not import it`];
}

function wrongForeign(path: string, workspace: string, { specifier, isTypeOnly }: Import): string[] {
  if (isTest(path)) return [];
  if (workspace === 'packages/domain' && specifier !== 'zod')
    return ['rules run anywhere and know zod alone'];
  if (workspace === 'migrations' && !(specifier === 'knex' && isTypeOnly))
    return ['a migration imports nothing that could change under it'];
  return [];
}

function wrongRelative(path: string, workspace: string, { specifier }: Import): string[] {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith(`${workspace}/`)) return ['relative imports stay inside their package'];
  if (!/\.\w+(\?\w+)?$/.test(target)) return ['relative imports carry their ending'];
  if (isTest(path)) return [];
  if (isTest(target) && !OBSERVERS.includes(workspace)) return ['what tests need stays with tests'];
  if (workspace === 'apps/web') return wrongRoom(path, target);
  if (workspace !== 'packages/api' && workspace !== 'packages/domain') return [];
  if (workspace === 'packages/domain' && isRootRule(path) && !isRootRule(target))
    return ['what all domains share knows none'];
  const from = placeOf(path);
  const to = placeOf(target);
  if (from === undefined) return [];
  if (to === undefined)
    return isRootRule(target) ? [] : ['nothing inside a domain knows what stands above it'];
  if (from.domain < to.domain) return [`${domains[from.domain]} may not know ${domains[to.domain]}`];
  if (from.domain > to.domain) return to.layer === LAYERS.router ? ['procedures never call procedures'] : [];
  return from.layer < to.layer ? ['inside a domain: models ◀ queries ◀ verb ◀ router'] : [];
}

/** In the web client a room knows the rooms that the table names for it, and nobody knows `app`. */
function wrongRoom(path: string, target: string): string[] {
  const from = webRoomOf(path);
  const to = webRoomOf(target);
  if (from === undefined || from === 'app' || to === undefined || from === to) return [];
  const known = webRooms[from];
  if (known === undefined) return [`no room is called ${from}; whom it may know must be said`];
  return known.includes(to) ? [] : [`${from} may not know ${to}`];
}

function webRoomOf(path: string): string | undefined {
  return /^apps\/web\/src\/(?:features\/)?([\w-]+)\//.exec(path)?.[1];
}

/** Shared rules of the domain package stand at its top, before every domain. */
function isRootRule(target: string): boolean {
  return /^packages\/domain\/src\/[\w-]+\.ts$/.test(target);
}

const LAYERS = { models: 0, queries: 1, verb: 2, router: 3 };

/** Where a file stands: its domain's place in the order, and its layer as far as its name tells. */
function placeOf(path: string): { readonly domain: number; readonly layer: number } | undefined {
  const [, folder, rest] = /^packages\/(?:api|domain)\/src\/([\w-]+)\/(.+)$/.exec(path) ?? [];
  if (folder === undefined || rest === undefined) return undefined;
  const domain = domains.indexOf(folder);
  if (domain < 0)
    throw new Error(`${path}: no domain is called ${folder}; its place in the order must be said`);
  return { domain, layer: path.startsWith('packages/api/') ? layerOf(rest) : LAYERS.models };
}

function layerOf(name: string): number {
  if (/(^|[-/])(models|tables|table-class)\.ts$/.test(name)) return LAYERS.models;
  if (/(^|[-/])(queries|query|views)\.ts$/.test(name)) return LAYERS.queries;
  if (/(^|[-/])router\.ts$/.test(name)) return LAYERS.router;
  return LAYERS.verb;
}
