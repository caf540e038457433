import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

/**
 * A headless browser for whoever started this process, which prints where to connect. A process of its own, because the
 * packaged browser is found by variables of the environment that nothing else should see, and because its input ends
 * with the run however that ends: then the browser goes, too.
 */
const server = await chromium.launchServer({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
process.stdout.write(`${server.wsEndpoint()}\n`);
process.stdin.on('end', () => void server.close()).resume();
