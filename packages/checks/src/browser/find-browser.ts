import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where distributions and installers put a browser; tried when the packaged one is not for this system. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A browser on this machine: the one CHROMIUM_PATH names, else the one that npm brings (Linux on x64), else an installed
 * Chrome. With none it fails with one clear sentence.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return named;
  if (process.platform === 'linux' && process.arch === 'x64') return await packagedBrowser();
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  throw new Error('No browser was found: set CHROMIUM_PATH to one, or install Chrome.');
}

/** The package unpacks into TMPDIR and looks at these variables when it is imported, so they come first. */
async function packagedBrowser(): Promise<string> {
  const folder = join(tmpdir(), `studyhall-browser-${userInfo().uid}`);
  await mkdir(join(folder, 'fonts'), { recursive: true });
  await writeFile(join(folder, 'fonts.conf'), fontsConfiguration(folder));
  process.env['TMPDIR'] = folder;
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
  process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf');
  const { default: packaged } = await import('@sparticuz/chromium');
  return await packaged.executablePath();
}

/**
 * Without a folder of fonts the browser ends itself on the first page with a web font, and without a name for it, it sets
 * code in the first font that it finds.
 */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <alias>
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family><family>Liberation Mono</family><family>Noto Sans Mono</family></prefer>
  </alias>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
