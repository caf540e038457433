import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** A site that is up for the whole run. On it, a test has accounts of its own and changes nothing that others see. */
export interface SharedSite {
  readonly origin: string;
  readonly administrator: { readonly name: string; readonly password: string };
}

declare module 'vitest' {
  export interface ProvidedContext {
    browserAddress: string;
    sharedSite: SharedSite;
  }
}

/** The browser of the run. Closing it closes the tabs of this test file only. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.connect(inject('browserAddress'));
}

export function sharedSite(): SharedSite {
  return inject('sharedSite');
}
