import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { ALERTS, readAlerts, readPanels, SCRAPING, selectorsIn, wrongPlaces } from './monitoring-files.ts';
import { readText, root } from './repository.ts';

describe('what Prometheus and Grafana are given', () => {
  test('every alert is read, has a severity and says what to do', () => {
    const text = readText(ALERTS);
    const said = (line: RegExp) => [...text.matchAll(line)].length;
    const alerts = readAlerts();
    expect(alerts.length).toBeGreaterThan(15);
    expect(said(/^ +- alert:/gm)).toBe(alerts.length);
    expect(said(/^ +labels: \{ severity: (page|ticket) \}$/gm)).toBe(alerts.length);
    expect(said(/^ +summary: '.+'\n +cure: '.+'$/gm)).toBe(alerts.length);
  });

  test.each([...readAlerts(), ...readPanels()])('$by asks in PromQL: $expression', ({ expression }) => {
    expect(wrongPlaces(expression)).toEqual([]);
    expect(selectorsIn(expression)).not.toEqual([]);
  });

  test.for([
    ['rules', ALERTS],
    ['config', SCRAPING],
  ] as const)('promtool finds nothing wrong with the %s', ([kind, path], { skip }) => {
    const checked = spawnSync('promtool', ['check', kind, join(root, path)], { encoding: 'utf8' });
    skip(checked.error !== undefined, 'promtool is not installed: it comes with Debian’s prometheus');
    expect([checked.status, checked.stderr]).toEqual([0, '']);
  });

  test('the page for operators names every alert, and no other', () => {
    const page = readText('docs/monitoring.md');
    const named = [...page.matchAll(/`(Studyhall[A-Z]\w+)`/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(
      readAlerts()
        .map(({ by }) => by)
        .sort(),
    );
    expect(readText('README.md')).toContain('`deploy/monitoring`');
  });
});

describe('the check', () => {
  it('finds what is no PromQL, and takes a question apart', () => {
    expect(wrongPlaces('sum by (kind (studyhall_incidents))')).not.toEqual([]);
    expect(wrongPlaces('rate(studyhall_calls_total[5m) > 1')).not.toEqual([]);
    expect(selectorsIn('sum(rate(one{kind=~"a|b", job!="c"}[5m])) / two')).toEqual([
      {
        name: 'one',
        matchers: [
          { label: 'kind', operator: '=~', value: 'a|b' },
          { label: 'job', operator: '!=', value: 'c' },
        ],
      },
      { name: 'two', matchers: [] },
    ]);
  });
});
