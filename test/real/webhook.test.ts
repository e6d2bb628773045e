import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';
import { webhookObjects } from './probes.ts';

const space = 'webhooks';
const configuration = 'test-bed-webhook';

describe('a webhook behind a Service', { skip: noBed }, () => {
  let bed: Bed;
  const configMap = (name: string, label: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: ${space}, labels: { probe: ${label} } }
`;

  before(async () => {
    bed = await withCluster();
    const { cert, key } = await bed.certificate('webhook', [`DNS:webhook.${space}.svc`]);
    await bed.apply(webhookObjects(space, readFileSync(cert), readFileSync(key)));
    await bed.kubectl('-n', space, 'wait', '--for=condition=Ready', '--timeout=90s', 'pod/webhook');
    await bed.apply(`apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: ${configuration} }
webhooks:
  - name: probe.seawall.test
    rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [configmaps], scope: Namespaced }]
    namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${space} } }
    clientConfig:
      caBundle: ${readFileSync(bed.authority.cert).toString('base64')}
      service: { name: webhook, namespace: ${space}, path: /validate }
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: Fail
    timeoutSeconds: 5
`);
  });
  after(async () => {
    await bed.kubectl('delete', 'validatingwebhookconfiguration', configuration, '--ignore-not-found');
    await bed.kubectl('delete', 'namespace', space, '--ignore-not-found');
    await bed.stop();
  });

  test('is asked: it lets one object in and refuses the other', async () => {
    // The API server takes up a new configuration a moment after it has answered the one who wrote it.
    await waitFor('the first refusal', 30_000, async () => {
      await bed.kubectl('-n', space, 'delete', 'configmap', 'refused', '--ignore-not-found');
      const error: unknown = await bed
        .apply(configMap('refused', 'denied'))
        .catch((reason: unknown) => reason);
      return /denied by the probe/.test(String(error)) || String(error);
    });
    await bed.apply(configMap('allowed', 'fine'));
  });
});
