import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { dashboard } from '../../src/apps/install/objects/dashboard.ts';
import { monitoring } from '../../src/apps/install/objects/monitoring.ts';
import { Metrics } from '../../src/apps/server/metrics.ts';
import { Health } from '../../src/apps/server/serve/health.ts';
import { addStoreMetrics } from '../../src/apps/server/store-metrics.ts';
import type { Store } from '../../src/platform/store/store.ts';

/** Names that a query asks for: ours and those of the process. */
const asked = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\b(?:seawall|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name)),
];

describe('what alerts and the dashboard ask for', () => {
  const metrics = new Metrics();
  after(() => metrics.close());
  // Nothing is read here: only names are compared.
  addStoreMetrics(metrics, { store: {} as Store, health: new Health(), listeners: () => 0 });
  const served = new Set(metrics.names);

  test('is served', () => {
    const rules = monitoring.filter(({ object }) => object['kind'] === 'PrometheusRule');
    assert.equal(rules.length, 1);
    for (const text of [JSON.stringify(dashboard), JSON.stringify(rules)]) {
      assert.ok(asked(text).length > 3);
      assert.deepEqual(
        asked(text).filter((name) => !served.has(name)),
        [],
      );
    }
  });

  test('is served under names that are all different', () => assert.equal(served.size, metrics.names.length));
});
