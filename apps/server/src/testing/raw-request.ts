import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends these bytes, for what no HTTP client would send, and answers with all that came back until the end. */
export async function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  socket.setTimeout(30_000, () => socket.destroy());
  await once(socket, 'close');
  return answer;
}

/** The status of an answer in raw form; 0 when there was none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}
