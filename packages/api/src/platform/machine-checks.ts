import * as z from 'zod';
import { type Disk, diskOf } from './disk.ts';
import { ok, problem, type SiteCheck, warning } from './site-check.ts';

const OLDEST_NODE = [20, 19] as const;
/** As many connections as a server takes, and what it opens besides. */
const DESCRIPTORS = 10_000 + 500;
const GIGABYTE = 1e9;

const Limits = z.object({
  userLimits: z.object({ open_files: z.object({ soft: z.union([z.number(), z.string()]) }) }),
});

/** The machine that the server runs on. */
export const machineChecks: readonly SiteCheck[] = [
  {
    name: 'node',
    needs: 'settings',
    look: async () => {
      const what = `Node.js ${process.versions.node} on ${process.platform} ${process.arch}`;
      return isNewEnough(process.versions.node)
        ? ok(what)
        : problem(what, `Install Node.js ${OLDEST_NODE.join('.')} or newer`);
    },
  },
  {
    name: 'files',
    needs: 'settings',
    look: async () => judgeDescriptors(openFilesLimit()),
  },
  {
    name: 'disk',
    needs: 'settings',
    look: async ({ settings: { dataFolder } }) => {
      return judgeDisk({ folder: dataFolder, ...(await diskOf(dataFolder)) });
    },
  },
  {
    name: 'origin',
    needs: 'settings',
    look: async ({ settings: { publicOrigin } }) => {
      if (publicOrigin === undefined)
        return warning(
          'PUBLIC_ORIGIN is not set: links in mails lead to localhost',
          'Set PUBLIC_ORIGIN to the address that learners type',
        );
      if (publicOrigin.startsWith('https:')) return ok(publicOrigin);
      return warning(
        `${publicOrigin} is not encrypted`,
        'Put a proxy with TLS in front, and set PUBLIC_ORIGIN to its https address',
      );
    },
  },
];

/** @internal */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** Undefined where the system has no such limit. */
function openFilesLimit(): number | undefined {
  const limits = Limits.safeParse(process.report?.getReport()).data;
  const soft = limits?.userLimits.open_files.soft;
  return typeof soft === 'number' ? soft : undefined;
}

/** Of this shell: a service may have another one. @internal */
export function judgeDescriptors(limit: number | undefined) {
  if (limit === undefined) return ok('any number of open files');
  if (limit >= DESCRIPTORS) return ok(`${limit} open files`);
  return warning(
    `${limit} open files, and a server takes 10000 connections`,
    'Raise it where the server is started: LimitNOFILE=65536 in its unit, or ulimit -n 65536',
  );
}

/** @internal */
export function judgeDisk({ folder, freeBytes, totalBytes }: Disk & { readonly folder: string }) {
  const what = `${(freeBytes / GIGABYTE).toFixed(1)} GB of ${(totalBytes / GIGABYTE).toFixed(1)} GB free for ${folder}`;
  const cure = 'Make room: nothing can be saved on a full disk';
  if (freeBytes < GIGABYTE / 2) return problem(what, cure);
  return freeBytes < 5 * GIGABYTE || freeBytes < totalBytes / 20 ? warning(what, cure) : ok(what);
}
