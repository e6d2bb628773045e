import { dashboard } from '../../src/apps/install/objects/dashboard.ts';
import { monitoring } from '../../src/apps/install/objects/monitoring.ts';

/** Every text in an object. */
const textsIn = (part: unknown): readonly string[] => {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : [];
};

/** What the alerts and the dashboard ask Prometheus. */
export const queries: readonly string[] = [
  ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...textsIn(monitoring.map(({ object }) => object)).filter((text) =>
    /^[a-z ()-]+.*seawall_[a-z_]+.*$/.test(text),
  ),
];

/** Metrics of a query that are not served, or not with the labels by which it chooses them. */
export const unserved = (query: string, served: string): readonly string[] =>
  [...query.matchAll(/\b((?:seawall|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)].flatMap(
    ([, name = '', chosen = '']) => {
      const series = served.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line));
      if (series.length === 0) return [name];
      const labels = [...chosen.matchAll(/(\w+)[=!]/g)].map(([, label = '']) => label);
      const equal = [...chosen.matchAll(/(\w+="[^"$]*")/g)].map(([, pair = '']) => pair);
      const fits = series.some(
        (line) =>
          labels.every((label) => line.includes(`${label}="`)) && equal.every((pair) => line.includes(pair)),
      );
      return fits ? [] : [`${name}{${chosen}}`];
    },
  );
