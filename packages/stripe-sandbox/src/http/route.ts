import type { z } from 'zod';
import type { World } from '../world.ts';
import type { Form } from './form.ts';
import { readParameters } from './parameters.ts';

type Method = 'GET' | 'POST' | 'DELETE';

/** A request that found its route. */
interface Call<Input> {
  readonly world: World;
  /** What stands in the path where the route says `:id`; empty where it does not. */
  readonly id: string;
  readonly input: Input;
}

/** What answers to a method and a path. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly answer: (world: World, id: string, form: Form) => unknown;
}

type Handle<S extends z.ZodType> = (call: Call<z.output<S>>) => unknown;

export function get<S extends z.ZodType>(path: string, schema: S, handle: Handle<S>): Route {
  return route({ method: 'GET', path }, schema, handle);
}

export function post<S extends z.ZodType>(path: string, schema: S, handle: Handle<S>): Route {
  return route({ method: 'POST', path }, schema, handle);
}

export function remove<S extends z.ZodType>(path: string, schema: S, handle: Handle<S>): Route {
  return route({ method: 'DELETE', path }, schema, handle);
}

function route<S extends z.ZodType>(at: Pick<Route, 'method' | 'path'>, schema: S, handle: Handle<S>): Route {
  return {
    ...at,
    answer: (world, id, form) => handle({ world, id, input: readParameters(schema, form) }),
  };
}

/** The route of a request and the identifier in its path. */
export function findRoute<R extends Pick<Route, 'method' | 'path'>>(
  routes: readonly R[],
  method: string,
  path: string,
): { readonly route: R; readonly id: string } | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const id = matchPath(route.path, path);
    if (id !== undefined) return { route, id };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): string | undefined {
  const [before = '', after] = pattern.split(':id');
  if (after === undefined) return path === pattern ? '' : undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  const id = path.slice(before.length, path.length - after.length);
  return /^[\w-]+$/.test(id) ? id : undefined;
}
