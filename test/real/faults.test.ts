import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { namespace } from './probes.ts';

describe('faults that a test can bring about', { skip: noBed }, () => {
  let bed: Bed;
  const space = 'kept';

  before(async () => {
    bed = await withCluster();
    await bed.apply(namespace(space));
  });
  after(async () => {
    await bed.kubectl('delete', 'namespace', space, '--ignore-not-found');
    await bed.stop();
  });

  test('an API server that is killed refuses connections, and is back with its objects', async () => {
    await bed.stopApiServer();
    try {
      await assert.rejects(bed.get('/readyz'), /ECONNREFUSED/);
    } finally {
      await bed.startApiServer();
    }
    assert.equal((await bed.get(`/api/v1/namespaces/${space}`)).status, 200);
  });

  test('an API server that is frozen takes connections and does not answer', async () => {
    bed.freezeComponent('kube-apiserver');
    try {
      await assert.rejects(bed.get('/readyz'), /no answer from \/readyz/);
    } finally {
      bed.thawComponent('kube-apiserver');
    }
    assert.equal((await bed.get(`/api/v1/namespaces/${space}`)).status, 200);
  });
});
