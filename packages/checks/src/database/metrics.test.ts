import { once } from 'node:events';
import { createServer } from 'node:net';
import { startProcess } from '@studyhall/server/testing';
import { beforeAll, expect, test } from 'vitest';
import { readAlerts, readPanels, type Selector, selectorsIn } from '../static/monitoring-files.ts';
import { readText } from '../static/repository.ts';

interface Series {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

let text: string;
/** At another address of the same machine. */
let isSeenElsewhere: boolean;

/** As somebody has it who has just installed it: nothing has happened yet. */
beforeAll(async () => {
  const port = await freePort();
  const server = startProcess({ BACKUPS: 'on', METRICS_PORT: String(port) });
  await server.ready;
  text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  isSeenElsewhere = await fetch(`http://127.0.0.2:${port}/metrics`).then(
    () => true,
    () => false,
  );
  server.kill('SIGTERM');
  await server.end;
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function seriesIn(exposed: string): Series[] {
  return [...exposed.matchAll(/^([a-z_]\w*)(?:\{(.*)\})? \S+$/gim)].map(([, name = '', labels = '']) => ({
    name,
    labels: new Map(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value] as const),
    ),
  }));
}

/** Prometheus adds its own label `job`, and calls ours `exported_job` then. */
function isAnswered({ name, matchers }: Selector, series: readonly Series[]): boolean {
  return series.some(
    (one) =>
      one.name === name &&
      matchers.every(({ label, operator, value }) => {
        if (label === 'job') return operator === '=' && value === 'studyhall';
        const is = one.labels.get(label === 'exported_job' ? 'job' : label) ?? '';
        const isLike = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(is) : is === value;
        return operator.startsWith('!') ? !isLike : isLike;
      }),
  );
}

test('what is measured is answered at the address that was told alone', () => {
  expect(isSeenElsewhere).toBe(false);
});

/** Prometheus makes it itself. */
const MADE_BY_PROMETHEUS = new Set(['up']);

test('every series that an alert or a panel asks for is there before anything happened', () => {
  const series = seriesIn(text);
  expect(series.length).toBeGreaterThan(100);
  const asked = [...readAlerts(), ...readPanels()].flatMap(({ by, expression }) =>
    selectorsIn(expression).map((selector) => ({ by, selector })),
  );
  const missing = asked.filter(
    ({ selector }) => !MADE_BY_PROMETHEUS.has(selector.name) && !isAnswered(selector, series),
  );
  expect(missing).toEqual([]);
  const misspelt = ['studyhall_incidents{kind="backup-lost"}', 'studyhall_nothing', 'up{job="other"}'];
  for (const expression of misspelt)
    expect(selectorsIn(expression).some((selector) => isAnswered(selector, series))).toBe(false);
});

test('every alternative of a label exists', () => {
  const series = seriesIn(text);
  const alternatives = [...readAlerts(), ...readPanels()]
    .flatMap(({ expression }) => selectorsIn(expression))
    .flatMap(({ name, matchers }) =>
      matchers
        .filter(({ operator }) => operator === '=~')
        .flatMap(({ label, value }) =>
          value.split('|').map((word) => ({ name, matchers: [{ label, operator: '=', value: word }] })),
        ),
    );
  expect(alternatives.length).toBeGreaterThan(0);
  expect(alternatives.filter((selector) => !isAnswered(selector, series))).toEqual([]);
});

test('the page for operators names every series of Studyhall, and no other', () => {
  const [, table = ''] = readText('docs/monitoring.md').split(/^## (?:Series|The log)$/m);
  const named = [...table.matchAll(/`(studyhall_\w+)/g)].map(([, name]) => name);
  const exposed = [...text.matchAll(/^# TYPE (studyhall_\w+) /gm)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(exposed.sort());
});

test('each series has a line of its own from the start', () => {
  const names = new Set(seriesIn(text).map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')));
  const registered = [...text.matchAll(/^# TYPE (studyhall_\w+) /gm)].map(([, name]) => name ?? '');
  expect(registered.filter((name) => !names.has(name))).toEqual([]);
});
