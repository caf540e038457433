import { type ApiClient, createApiClient } from '@studyhall/client';
import { toxicTurtleSolutions } from '@studyhall/content/solutions';

interface Account {
  readonly origin: string;
  readonly name: string;
  readonly password: string;
}

/** A client as the terminal has one, signed in. */
export async function signedInClient({ origin, name, password }: Account): Promise<ApiClient> {
  const { token } = await createApiClient({ url: origin }).auth.openTerminalSession.mutate({
    identifier: name,
    password,
    deviceName: 'test',
  });
  return createApiClient({ url: origin, token: () => token });
}

/** Passes every level of Toxic Turtle, by programs of three stars. */
export async function completeToxicTurtle(client: ApiClient): Promise<{ enrolmentId: string }> {
  const slug = 'toxic-turtle';
  const { enrolmentId } = await client.progress.enrol.mutate({ slug });
  const { levels } = await client.progress.getCourse.query({ slug });
  for (const { levelId, slug: level } of levels) {
    const program = (toxicTurtleSolutions[level] ?? '').trim();
    const { hasPassed } = await client.progress.submitProgram.mutate({ enrolmentId, levelId, program });
    if (!hasPassed) throw new Error(`The stored program of "${level}" does not pass it.`);
  }
  return { enrolmentId };
}
