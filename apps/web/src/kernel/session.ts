import type { RouterOutputs } from '@studyhall/client';
import { hashKey, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { pageOwner, queryClient, setPageOwner, trpc } from './api.ts';
import { currentLanguage, setLanguage } from './i18n/language.ts';
import { tellSignedIn, useSignedInElsewhere } from './signed-in-elsewhere.ts';

export type Viewer = NonNullable<RouterOutputs['auth']['me']>;

/** Set while somebody is signed in: without it, the landing page need not wait for the server's word. */
const HINT = 'studyhall.signed-in';

/** Whether the other tabs of this browser know whose page this is. */
let isTold = false;

const me = trpc.auth.me.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY });

export function maybeSignedIn(): boolean {
  return localStorage.getItem(HINT) !== null;
}

export async function loadViewer(): Promise<Viewer | null> {
  const viewer = await queryClient.query(me);
  if (viewer !== null && !isTold) tell(viewer);
  await applyViewer(viewer);
  return viewer;
}

function tell({ userId }: Viewer): void {
  isTold = true;
  tellSignedIn(userId);
}

async function applyViewer(viewer: Viewer | null): Promise<void> {
  if (viewer === null) return localStorage.removeItem(HINT);
  localStorage.setItem(HINT, '1');
  const { reducedMotion } = viewer.preferences.accessibility;
  document.documentElement.toggleAttribute('data-reduced-motion', reducedMotion);
  if (viewer.language !== currentLanguage()) await setLanguage(viewer.language);
}

/** Somebody signed in: everything known of the one before is forgotten, and what stands on the screen learns who it is. */
export async function enter(viewer: Viewer): Promise<void> {
  await queryClient.cancelQueries({ queryKey: me.queryKey });
  queryClient.removeQueries({ predicate: ({ queryHash }) => queryHash !== hashKey(me.queryKey) });
  queryClient.getMutationCache().clear();
  setPageOwner(viewer.userId);
  tell(viewer);
  await updateViewer(viewer);
}

/** The same person with other words about them. */
export async function updateViewer(viewer: Viewer): Promise<void> {
  queryClient.setQueryData(me.queryKey, viewer);
  await applyViewer(viewer);
}

export async function leave(): Promise<void> {
  queryClient.clear();
  setPageOwner(undefined);
  queryClient.setQueryData(me.queryKey, null);
  await applyViewer(null);
}

/** Who is signed in, null for a visitor, undefined as long as nobody knows. */
export function useVisitor(): Viewer | null | undefined {
  return useQuery(me).data;
}

/** Whether the session is another account's by now than that whose page this is: another tab says so, or the server does. */
export function useIsOfOtherAccount(): boolean {
  const visitor = useVisitor();
  const owner = pageOwner();
  const isHeard = useSignedInElsewhere(owner);
  return (
    isHeard || (owner !== undefined && visitor !== null && visitor !== undefined && visitor.userId !== owner)
  );
}

/** Who is signed in, on screens that only they can reach. Keeps the last word while the screen is being left. */
export function useViewer(): Viewer {
  const viewer = useVisitor();
  const last = useRef(viewer);
  if (viewer !== null && viewer !== undefined) last.current = viewer;
  if (last.current === null || last.current === undefined)
    throw new Error('This screen needs somebody signed in.');
  return last.current;
}
