import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import { Failure } from '../failures.ts';
import { type Done, done } from '../output/result.ts';
import type { Shell } from '../shell.ts';

const SandboxInput = z.object({
  port: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, { error: 'must be a port' })
    .transform(Number),
  webhook: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:3000/webhooks/stripe' })
    .default('http://127.0.0.1:3000/webhooks/stripe'),
  secret: z
    .string()
    .regex(/^whsec_\w{8,}$/, { error: 'must begin with whsec_' })
    .optional(),
  file: z.string().optional(),
});

export function addSandboxCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'sandbox',
    summary: 'Run a stand-in for Stripe on this machine, until Ctrl-C',
    examples: ['sandbox', 'sandbox --port 12111 --secret whsec_0123456789 --file sandbox.json'],
    options: [
      option('--port <port>', 'where it listens').default('12111'),
      option('--webhook <url>', 'where it sends messages (default: this machine, port 3000)'),
      option('--secret <secret>', 'what it signs them with (default: a new one)'),
      option('--file <file>', 'keeps its state here (default: forgotten at the end)'),
    ],
    input: SandboxInput,
    isReading: false,
    run: runSandbox,
  });
}

async function runSandbox(
  { terminal }: Shell,
  { port, webhook: url, secret: given, file }: z.output<typeof SandboxInput>,
): Promise<Done> {
  const { startSandbox } = await import('@studyhall/stripe-sandbox');
  const secret = given ?? `whsec_${crypto.randomUUID().replaceAll('-', '')}`;
  const state = file === undefined ? {} : { file: resolve(file) };
  const { sandbox, url: address } = await startSandbox({ port, endpoint: { url, secret }, ...state }).catch(
    (error: unknown) => {
      throw new Failure(`cannot listen on port ${port}`, {
        hint: 'Name another: --port NUMBER',
        cause: error,
      });
    },
  );
  terminal.say(`The sandbox listens. Start a server with:`, 'good');
  terminal.say(
    `  STRIPE_SECRET_KEY=sk_test_anything STRIPE_WEBHOOK_SECRET=${secret} STRIPE_API_BASE_URL=${address} npm start`,
    'hint',
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await sandbox.close();
  return done('The sandbox has stopped');
}
