import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInventory } from '../../../inventory/inventory.ts';
import { root } from '../../../model/field-path.ts';
import { missingService } from './missing-service.ts';

const serviceIn = (namespace: string, ports: unknown) => ({
  reference: { apiVersion: 'v1', kind: 'Service', namespace, name: 'web' },
  object: { spec: { ports } },
  origin: { kind: 'cluster', context: 'test' } as const,
});

const wanted = { path: root, namespace: 'shop', name: 'web' };

test('a Service weighs more when others of its namespace were read', () => {
  const other = takeInventory([
    { ...serviceIn('shop', []), reference: { ...serviceIn('shop', []).reference, name: 'api' } },
  ]);
  assert.equal(missingService(other, { ...wanted, port: 80 })?.severity, undefined);
  const elsewhere = takeInventory([serviceIn('finance', [])]);
  assert.equal(missingService(elsewhere, { ...wanted, port: 80 })?.severity, 'info');
});

test('a port is found by its number and by its name', () => {
  const inventory = takeInventory([serviceIn('shop', [{ name: 'http', port: 80 }])]);
  for (const port of [80, '80', 'http', undefined])
    assert.equal(missingService(inventory, { ...wanted, port }), undefined, String(port));
  assert.match(missingService(inventory, { ...wanted, port: 443 })?.detail ?? '', /no port 443/);
});

test('a Service that declares no ports is taken to have them', () => {
  assert.equal(
    missingService(takeInventory([serviceIn('shop', undefined)]), { ...wanted, port: 80 }),
    undefined,
  );
});
