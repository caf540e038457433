import { appendFile, open, readFile, rename } from 'node:fs/promises';
import * as z from 'zod';

const Line = z.object({
  name: z.string(),
  bytes: z.int().nonnegative(),
  isRemoved: z.boolean().default(false),
});

/** What this installation has copied to a target, and held against what arrived there. */
export interface CopiedFiles {
  /** By name: how many bytes there are there. */
  readonly bytesByName: ReadonlyMap<string, number>;
  add(file: { readonly name: string; readonly bytes: number }): Promise<void>;
  forget(name: string): Promise<void>;
}

/**
 * Kept in a file beside the local backups, a line each. Without it nothing is lost: everything is copied anew, and nothing
 * is removed off-site, because nobody knows whose it is.
 */
export async function openCopiedFiles(file: string): Promise<CopiedFiles> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const bytesByName = new Map<string, number>();
  for (const line of text.split('\n')) {
    const found = parsed(line);
    if (found === undefined) continue;
    if (found.isRemoved) bytesByName.delete(found.name);
    else bytesByName.set(found.name, found.bytes);
  }
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(
      Array.from(bytesByName, ([name, bytes]) => `${JSON.stringify({ name, bytes })}\n`).join(''),
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  return {
    bytesByName,
    add: async ({ name, bytes }) => {
      await appendFile(file, `${JSON.stringify({ name, bytes })}\n`, { mode: 0o600 });
      bytesByName.set(name, bytes);
    },
    forget: async (name) => {
      await appendFile(file, `${JSON.stringify({ name, bytes: 0, isRemoved: true })}\n`, { mode: 0o600 });
      bytesByName.delete(name);
    },
  };
}

/** The last line of a killed run may be half. */
function parsed(line: string): z.output<typeof Line> | undefined {
  if (!line.endsWith('}')) return undefined;
  try {
    return Line.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
