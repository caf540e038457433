import { holds, isPowerful, type RightName } from '@studyhall/domain/auth/rights';
import { redirect } from '@tanstack/react-router';
import { loadViewer, maybeSignedIn } from '../kernel/session.ts';

interface Visit {
  readonly location: { readonly href: string };
}

/** Screens of learners: visitors log in first and come back. */
export async function requireLearner({ location }: Visit): Promise<void> {
  if ((await loadViewer()) === null) throw redirect({ to: '/log-in', search: { next: location.href } });
}

/** Screens of administrators and holders of rights: each of them says whose it is. */
export async function requirePower({ location }: Visit): Promise<void> {
  const viewer = await loadViewer();
  if (viewer === null) throw redirect({ to: '/log-in', search: { next: location.href } });
  if (!isPowerful(viewer)) throw redirect({ to: '/home' });
  if (viewer.isSecondFactorMissing) throw redirect({ to: '/security' });
}

export async function requireAdministrator(): Promise<void> {
  if ((await loadViewer())?.role !== 'admin') throw redirect({ to: '/home' });
}

export function requireRight(right: RightName): () => Promise<void> {
  return async () => {
    const viewer = await loadViewer();
    if (viewer === null || !holds(viewer, right)) throw redirect({ to: '/home' });
  };
}

/** The landing page: whoever is known goes straight to work. */
export async function welcomeBack(): Promise<void> {
  if (!maybeSignedIn()) return;
  const viewer = await loadViewer().catch(() => null);
  if (viewer !== null) throw redirect({ to: '/home' });
}

/** Register and log in: guests may, everybody else is in already. */
export async function requireVisitor(): Promise<void> {
  const viewer = await loadViewer().catch(() => null);
  if (viewer !== null && viewer.role !== 'guest') throw redirect({ to: '/home' });
}

/** Screens for everybody: whoever is known reads them in their language. */
export async function greetViewer(): Promise<void> {
  if (maybeSignedIn()) await loadViewer().catch(() => null);
}
