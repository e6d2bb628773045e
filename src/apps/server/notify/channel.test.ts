import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { StrictReader } from '../../configuration/strict-reader.ts';
import { readChannels } from './channel.ts';

const read = (...channels: readonly object[]) => {
  const reader = new StrictReader();
  return { channels: readChannels({ channels }, reader), faults: reader.faults.map(({ path }) => path) };
};

test('a channel needs one URL, with TLS, and a webhook a key', () => {
  const fine = { name: 'ops', kind: 'webhook', url: 'https://example.com', secretFile: '/key' };
  deepEqual(read(fine).faults, []);
  equal(read(fine).channels[0]?.severity, 'high');
  deepEqual(read({ ...fine, url: 'http://example.com' }).faults, ['/channels/0/url']);
  deepEqual(read({ ...fine, url: 'http://example.com', allowHttp: true }).faults, []);
  deepEqual(read({ ...fine, url: 'file:///etc/passwd', allowHttp: true }).faults, ['/channels/0/url']);
  deepEqual(read({ ...fine, urlFile: '/url' }).faults, ['/channels/0']);
  deepEqual(read({ name: 'ops', url: 'https://example.com' }).faults, ['/channels/0/secretFile']);
  deepEqual(read({ name: 'chat', kind: 'slack', urlFile: '/url' }).faults, []);
});

test('two channels of one name, an unknown severity and no interval are told', () => {
  const one = { name: 'chat', kind: 'slack', urlFile: '/url' };
  deepEqual(read(one, one).faults, ['/channels/1/name']);
  deepEqual(read({ ...one, severity: 'hihg', intervalSeconds: 0 }).faults, [
    '/channels/0/intervalSeconds',
    '/channels/0/severity',
  ]);
});
