import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { newId } from './ids.ts';
import type { MailTransport } from './mail.ts';
import { createFileMails } from './mail-file.ts';
import { createMemoryMails } from './mail-memory.ts';
import { createMailTransport } from './mail-transport.ts';

const mail = { to: 'ada@example.org', subject: 'Grüße', text: 'Hallo\n\nhttps://learn.example.org/x#y\n' };

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'mails-')), 'kept');
});
afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true });
});

const sinks: readonly (readonly [name: string, make: () => MailTransport])[] = [
  ['in memory', createMemoryMails],
  ['in files', () => createFileMails(folder)],
];

describe.each(sinks)('mails kept %s', (_name, make) => {
  test('are listed newest first, page by page, without their texts', async () => {
    const { mailbox, send } = make();
    expect(await mailbox.list({ limit: 2 })).toEqual({ isKept: true, items: [], nextCursor: null });
    const ids = [newId(), newId(), newId()];
    for (const id of ids) await send({ ...mail, subject: id }, { id, now: NOW });
    const first = await mailbox.list({ limit: 2 });
    expect(first.items).toEqual([
      { id: ids[2], to: mail.to, subject: ids[2], sentAt: NOW },
      { id: ids[1], to: mail.to, subject: ids[1], sentAt: NOW },
    ]);
    const rest = await mailbox.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(rest).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
  });

  test('go with the account that they are for, whatever its address was, and older ones with the address', async () => {
    const { mailbox, send } = make();
    const userId = newId();
    const [former, older, others] = [newId(), newId(), newId()];
    await send({ ...mail, to: 'before@example.org', userId }, { id: former, now: NOW });
    await send({ ...mail, to: 'Ada@Example.org' }, { id: older, now: NOW });
    await send({ ...mail, to: 'bob@example.org', userId: newId() }, { id: others, now: NOW });
    // Somebody else's, who waited for an address that was proved by the first.
    const waited = newId();
    await send({ ...mail, userId: newId() }, { id: waited, now: NOW });
    for (const _again of [1, 2]) await mailbox.forget({ userId, addresses: ['ada@example.org'] });
    expect((await mailbox.list({ limit: 9 })).items.map(({ id }) => id)).toEqual([waited, others]);
  });

  test('are read whole by their id, and nothing else is', async () => {
    const { mailbox, send } = make();
    const id = newId();
    await send(mail, { id, now: NOW });
    expect(await mailbox.find(id)).toEqual({ ...mail, id, sentAt: NOW });
    for (const other of [newId(), '../../etc/passwd', '', `${id}/../${id}`])
      expect(await mailbox.find(other)).toBeUndefined();
  });

  test('delivered twice are kept once', async () => {
    const { mailbox, send } = make();
    const id = newId();
    await send(mail, { id, now: NOW });
    await send(mail, { id, now: NOW });
    expect((await mailbox.list({ limit: 9 })).items).toHaveLength(1);
  });
});

describe('in files', () => {
  test('only the owner may read them, and nothing half-written stays', async () => {
    const { send } = createFileMails(folder);
    const id = newId();
    await send(mail, { id, now: NOW });
    expect(await readdir(folder)).toEqual([`${id}.json`]);
    expect((await stat(join(folder, `${id}.json`))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('other files in the folder are not mails', async () => {
    const { mailbox, send } = createFileMails(folder);
    await send(mail, { id: newId(), now: NOW });
    await writeFile(join(folder, 'notes.json'), 'x');
    expect((await mailbox.list({ limit: 9 })).items).toHaveLength(1);
  });
});

describe('a mail server', () => {
  interface Received {
    readonly from: string;
    readonly to: readonly string[];
    readonly source: string;
  }

  async function listen(answer?: Error) {
    const received: Received[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const to = envelope.rcptTo.map((recipient) => recipient.address);
          received.push({ from, to, source: Buffer.concat(parts).toString() });
          done(answer);
        });
      },
    });
    server.on('error', () => undefined);
    const address = await new Promise<ReturnType<typeof server.server.address>>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(server.server.address()));
    });
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const settings = {
      mail: { kind: 'smtp', url: `smtp://127.0.0.1:${port}` },
      mailFrom: undefined,
    } as const;
    const transport = createMailTransport(settings, { publicOrigin: 'https://learn.example.org' });
    const close = async () => {
      await transport.close();
      await new Promise<void>((resolve) => server.close(resolve));
    };
    return { received, transport, close };
  }

  test('gets each mail, from an address of the site, and keeps none here', async () => {
    const { received, transport, close } = await listen();
    const id = newId();
    await transport.send(mail, { id, now: NOW });
    expect(received).toMatchObject([{ from: 'no-reply@learn.example.org', to: ['ada@example.org'] }]);
    expect(received[0]?.source).toContain(`Message-ID: <${id}@learn.example.org>`);
    expect(received[0]?.source).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(await transport.mailbox.list({ limit: 9 })).toEqual({
      isKept: false,
      items: [],
      nextCursor: null,
    });
    await close();
  });

  test('an address that names several people reaches nobody else', async () => {
    const { received, transport, close } = await listen();
    const to = 'ada@example.org, eve@example.org';
    await transport.send({ ...mail, to }, { id: newId(), now: NOW }).catch(() => undefined);
    expect(received.flatMap((message) => message.to)).not.toContain('eve@example.org');
    await close();
  });

  test('that refuses a mail is a failure, to be tried again; for the log without who it was for', async () => {
    const answer = '4.2.2 The mailbox <ada@example.org> of Ada is full';
    const { transport, close } = await listen(Object.assign(new Error(answer), { responseCode: 452 }));
    await expect(transport.send(mail, { id: newId(), now: NOW })).rejects.toThrow(
      expect.objectContaining({
        name: 'UndeliveredError',
        message: expect.stringContaining(`452 ${answer}`),
        nameless: 'EMESSAGE 452 4.2.2',
      }),
    );
    await close();
    const nobody = await transport.send(mail, { id: newId(), now: NOW }).catch((error: unknown) => error);
    expect(nobody).toMatchObject({ nameless: 'Connection pool was closed' });
  });
});
