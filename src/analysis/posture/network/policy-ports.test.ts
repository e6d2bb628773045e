import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyPort } from '../../../inventory/views/network-policies.ts';
import { allowsDns, allowsPort, isDnsOnly } from './policy-ports.ts';

const rows: readonly (readonly [
  name: string,
  ports: readonly PolicyPort[],
  dns: boolean,
  http: boolean,
  only: boolean,
])[] = [
  ['no ports are all ports', [], true, true, false],
  ['a protocol without a port is all of its ports', [{ protocol: 'UDP' }], true, false, false],
  ['TCP is the default', [{ port: 53 }], false, false, true],
  ['both protocols of DNS', [{ port: 53 }, { port: 53, protocol: 'UDP' }], true, false, true],
  ['a range', [{ port: 1, endPort: 1024 }], false, true, false],
  ['a range that ends before', [{ port: 1, endPort: 52, protocol: 'UDP' }], false, false, false],
  ['a port by name', [{ port: 'dns', protocol: 'UDP' }], true, false, true],
  ['another name', [{ port: 'http' }], false, false, false],
  ['DNS beside another port', [{ port: 53, protocol: 'UDP' }, { port: 80 }], true, true, false],
];

for (const [name, ports, dns, http, only] of rows)
  test(name, () => {
    assert.deepEqual([allowsDns(ports), allowsPort(ports, 'TCP', 80), isDnsOnly(ports)], [dns, http, only]);
  });
