import { spawn } from 'node:child_process';

/**
 * Shows a page in the browser of whoever sits here, where there is one to be opened; says nothing where there is none. The
 * address comes from a server: what is none of the web could start anything here.
 */
export function openBrowser(url: string): void {
  if (!/^https?:\/\//.test(url)) return;
  const command = commandFor(process.platform, process.env);
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

type CommandLine = readonly [program: string, ...args: string[]];

/** Nothing in a session from afar: the browser would open on a screen that nobody looks at. */
export function commandFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): CommandLine | undefined {
  if (env.SSH_CONNECTION !== undefined) return undefined;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY === undefined && env.WAYLAND_DISPLAY === undefined ? undefined : ['xdg-open'];
}
