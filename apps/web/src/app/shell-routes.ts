import { createRootRoute, createRoute } from '@tanstack/react-router';
import { requireLearner } from './guards.ts';

export const root = createRootRoute();

/** Screens of learners, with the navigation around them. */
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', beforeLoad: requireLearner });
