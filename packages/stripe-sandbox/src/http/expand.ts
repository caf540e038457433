import type { World } from '../world.ts';
import { badParameter } from './failure.ts';

/** Fields that an object shows when they are asked for, by the kind of the object. */
export type Includables = Readonly<
  Record<string, Readonly<Record<string, (world: World, object: Record<string, unknown>) => unknown>>>
>;

const MAX_DEPTH = 4;

/** A copy of the answer in which the named references are objects. */
export function expandAnswer(
  answer: unknown,
  paths: readonly string[],
  at: { readonly world: World; readonly includables: Includables },
): unknown {
  const copy: unknown = structuredClone(answer);
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.filter((part) => part !== 'data').length > MAX_DEPTH)
      throw badParameter(`You cannot expand more than ${MAX_DEPTH} levels of a property: ${path}`);
    expandPath(copy, parts, { ...at, path });
  }
  return copy;
}

interface Expansion {
  readonly world: World;
  readonly includables: Includables;
  readonly path: string;
}

function expandPath(value: unknown, parts: readonly string[], at: Expansion): void {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  for (const holder of Array.isArray(value) ? value : [value]) {
    if (!isRecord(holder)) continue;
    holder[part] = expandField(holder, part, at);
    expandPath(holder[part], rest, at);
  }
}

function expandField(holder: Record<string, unknown>, part: string, at: Expansion): unknown {
  const { world, includables, path } = at;
  const include = includables[String(holder['object'])]?.[part];
  if (include !== undefined) return structuredClone(include(world, holder));
  const value = holder[part];
  if (value === undefined && holder['object'] !== undefined)
    throw badParameter(
      `This property cannot be expanded (${part}). You may want to try expanding a different property: ${path}`,
    );
  if (typeof value !== 'string') return value;
  const found = world.store.byId(value);
  if (found === undefined)
    throw badParameter(`This property cannot be expanded because it is not an object: ${path}`);
  return structuredClone(found);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
