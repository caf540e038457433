import { parser } from '@prometheus-io/lezer-promql';
import * as z from 'zod';
import { readJson, readText } from './repository.ts';

export const ALERTS = 'deploy/monitoring/studyhall-alerts.yml';
export const DASHBOARD = 'deploy/monitoring/studyhall-dashboard.json';
export const SCRAPING = 'deploy/monitoring/prometheus.yml';

/** A question to Prometheus, and the alert or panel that asks it. */
export interface Asked {
  readonly by: string;
  readonly expression: string;
}

/** Each alert with its expression, which stands in one line so that no reader of YAML is needed. */
export function readAlerts(text = readText(ALERTS)): Asked[] {
  const alerts = [...text.matchAll(/^ +- alert: (\w+)\n +expr: (.+)$/gm)];
  return alerts.map(([, by = '', expression = '']) => ({ by, expression }));
}

const Dashboard = z.looseObject({
  panels: z.array(
    z.looseObject({
      title: z.string(),
      targets: z.array(z.looseObject({ expr: z.string() })).default([]),
    }),
  ),
});

export function readPanels(): Asked[] {
  const { panels } = Dashboard.parse(readJson(DASHBOARD));
  return panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ by: title, expression: expr })));
}

/** Where an expression is no PromQL; empty if it is. */
export function wrongPlaces(expression: string): string[] {
  const places: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from }) => {
      if (type.isError) places.push(expression.slice(from, from + 20));
    },
  });
  return places;
}

export interface Selector {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly operator: string; readonly value: string }[];
}

/** The series that an expression asks for, with what their labels have to be. */
export function selectorsIn(expression: string): Selector[] {
  const found: { name: string; matchers: Selector['matchers'][number][] }[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, from, to, node }) => {
      const text = expression.slice(from, to);
      if (name === 'VectorSelector') found.push({ name: /^[\w:]+/.exec(text)?.[0] ?? '', matchers: [] });
      if (name !== 'UnquotedLabelMatcher') return;
      const [label = '', operator = '', value = ''] = childTexts(node, expression);
      found.at(-1)?.matchers.push({ label, operator, value: value.slice(1, -1) });
    },
  });
  return found;
}

type Node = ReturnType<typeof parser.parse>['topNode'];

function childTexts(node: Node, text: string): string[] {
  const texts: string[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    texts.push(text.slice(child.from, child.to));
  return texts;
}
