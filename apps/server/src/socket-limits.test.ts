import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { type Listener, listen } from './listen.ts';
import {
  type Connections,
  countConnections,
  type SocketLimits,
  STREAMS_MAX,
  socketLimits,
  spectatorsTimes,
} from './socket-limits.ts';

/** More than the buffers of two sockets hold. */
const LONG = Buffer.alloc(64 * 1024 * 1024);
const generous: SocketLimits = {
  ...socketLimits,
  ...{ headersMs: 60_000, bodyMs: 60_000, uploadIdleMs: 60_000, pictureMs: 60_000 },
};
const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** A server that reads every body to its end, then answers; but at once where it is asked to. */
async function open(limits: Partial<SocketLimits>, trustProxy = 0) {
  const all = { ...generous, ...limits };
  const listener: Listener = await listen(0, '127.0.0.1', all);
  ended.push(() => listener.close(0));
  const told: string[] = [];
  const connections: Connections = countConnections(listener.server, {
    limits: all,
    trustProxy,
    tell: (line) => told.push(line),
  });
  listener.handle((request, response) => {
    if (request.url === '/signed-in') connections.vouch(request.socket);
    if (request.url === '/at-once') return response.end('not read');
    request.resume().once('end', () => response.end(request.url === '/long' ? LONG : 'read'));
  });
  const countOpen = promisify(listener.server.getConnections.bind(listener.server));
  return { port: listener.port, told, countOpen };
}

/** A connection that keeps what it is told. */
async function dial(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  return { socket, answer: () => answer, closed };
}

const POST = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n';
const UPLOAD = 'POST /uploads?name=a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n';
const PICTURE = UPLOAD.replace('/uploads?name=a', '/pictures');
const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a connection that keeps us waiting is hung up on', () => {
  test('without a byte', async () => {
    const { port } = await open({ headersMs: 300 });
    const { answer, closed } = await dial(port);
    await closed;
    expect(answer()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('in the middle of its headers, however it drips', async () => {
    const { port } = await open({ headersMs: 500 });
    const { socket, closed, answer } = await dial(port);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    const drip = setInterval(() => socket.write('X-A: b\r\n'), 50);
    await closed;
    clearInterval(drip);
    expect(answer()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('in the middle of a body, however it drips', async () => {
    const { port } = await open({ bodyMs: 500 });
    const { socket, closed, answer } = await dial(port);
    socket.write(POST.replace('10', '1000'));
    const drip = setInterval(() => socket.write('x'), 50);
    await closed;
    clearInterval(drip);
    expect(answer()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('with a body that goes on after its answer, however it drips', async () => {
    const { port } = await open({ bodyMs: 500 });
    const { socket, closed, answer } = await dial(port);
    socket.write('GET /at-once HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 50);
    await closed;
    clearInterval(drip);
    expect(answer()).toMatch(/^HTTP\/1\.1 200 /);
  });

  test.each([UPLOAD, PICTURE])('in an upload or a picture from which nothing comes: %j', async (head) => {
    const { port } = await open({ uploadIdleMs: 300 });
    const { socket, closed, answer } = await dial(port);
    socket.write(`${head}x`);
    await closed;
    expect(answer()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('in a picture that takes longer than the largest on a slow line, however it drips', async () => {
    const { port } = await open({ pictureMs: 500 });
    const { socket, closed, answer } = await dial(port);
    socket.write(PICTURE);
    const drip = setInterval(() => socket.write('x'), 50);
    await closed;
    clearInterval(drip);
    expect(answer()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('while it reads nothing of its answer', async () => {
    const { port, countOpen } = await open({ idleMs: 500 });
    const { socket, answer } = await dial(port);
    socket.write(GET.replace('/ ', '/long '));
    await expect.poll(answer).toMatch(/^HTTP\/1\.1 200 /);
    socket.pause();
    expect(await countOpen()).toBe(1);
    await expect.poll(countOpen).toBe(0);
    socket.destroy();
  });
});

test.each([UPLOAD, PICTURE])('%j may take longer than any body, as long as something comes', async (head) => {
  const { port } = await open({ bodyMs: 100, uploadIdleMs: 10_000 });
  const { socket, answer } = await dial(port);
  socket.write(head);
  for (let sent = 0; sent < 1_000; sent += 100) {
    socket.write('x'.repeat(100));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await expect.poll(answer).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});

describe('connections are counted', () => {
  test('in all', async () => {
    const { port, told } = await open({ connections: 3 });
    const kept = await Promise.all([1, 2, 3].map(() => dial(port)));
    const refused = await dial(port);
    await refused.closed;
    expect(refused.answer()).toMatch(/^HTTP\/1\.1 503 .*Retry-After: 5/s);
    expect(told).toEqual(['3 connections are open, and no more are taken']);
    kept[0]?.socket.destroy();
    await expect
      .poll(async () => {
        const next = await dial(port);
        next.socket.write(GET);
        await expect.poll(next.answer).toMatch(/^HTTP/);
        next.socket.destroy();
        return next.answer();
      })
      .toMatch(/^HTTP\/1\.1 200 /);
    for (const { socket } of kept) socket.destroy();
  });

  test('more of them than streams, so that whoever looks on can ask something, too', () => {
    expect(socketLimits.connections - STREAMS_MAX).toBeGreaterThanOrEqual(1_000);
  });

  test('by address until somebody with a session comes on them, who brings room for another', async () => {
    const { port, told } = await open({ connectionsPerAddress: 2 });
    const signedIn = await Promise.all([1, 2].map(() => dial(port)));
    for (const { socket, answer } of signedIn) {
      socket.write(GET.replace('/ ', '/signed-in '));
      await expect.poll(answer).toMatch(/^HTTP\/1\.1 200 /);
    }
    const strangers = await Promise.all([1, 2, 3, 4].map(() => dial(port)));
    const refused = await dial(port);
    await refused.closed;
    expect(refused.answer()).toMatch(/^HTTP\/1\.1 429 /);
    expect(told).toEqual(['127.0.0.1 holds 2 connections without a session, and gets no more']);
    for (const { socket } of [...signedIn, ...strangers]) socket.destroy();
  });

  test('but not by the address of a proxy, which carries everybody', async () => {
    const { port, told } = await open({ connectionsPerAddress: 1 }, 1);
    const all = await Promise.all([1, 2, 3].map(() => dial(port)));
    for (const { socket, answer } of all) {
      socket.write(GET);
      await expect.poll(answer).toMatch(/^HTTP\/1\.1 200 /);
      socket.destroy();
    }
    expect(told).toEqual([]);
  });
});

test('a school has more who only look on at a game than a household, and none has fewer than a thousand', () => {
  expect([0.1, 1, 30].map(spectatorsTimes)).toEqual([1_000, 1_000, 30_000]);
});
