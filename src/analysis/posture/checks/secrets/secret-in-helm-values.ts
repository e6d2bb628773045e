import { type HelmValuesView, helmValues } from '../../../../inventory/views/helm-values.ts';
import { join } from '../../../../model/field-path.ts';
import { strictestOf, summaryOf } from '../../../secrets/summary.ts';
import { detectInText } from '../../../secrets/text.ts';
import { detectInValues } from '../../../secrets/values.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = ({ path, values }: HelmValuesView): readonly Violation[] => {
  if (values.kind === 'text') {
    const found = detectInText(values.text, 'settings');
    if (found.length === 0) return none;
    return [{ path, detail: `Helm values hold ${summaryOf(found)} in clear`, severity: strictestOf(found) }];
  }
  return detectInValues(values.tree).map(({ path: place, secret }) => ({
    path: join(`${path}${place}`),
    detail: `Helm values hold a ${secret.what} in clear at ${place}`,
    severity: secret.severity,
  }));
};

export const secretInHelmValues = defineCheck({
  id: 'secret-in-helm-values',
  title: 'Helm values must not hold secrets',
  kind: 'secret',
  severity: 'high',
  reason: 'secret in Helm values',
  rationale:
    'Values go into Git, into the object that installs the chart, into the record that Helm keeps of each release, and through the templates to places that nobody looked at.',
  controls: { nsa: ['NSA-SEC-01'], attack: ['T1552.001'], kubescape: ['C-0012'] },
  sources: ['malicious-actor', 'insider'],
  target: helmValues,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Change the secret, keep the new one in a Secret, and give the chart its name (existingSecret, valuesFrom).',
  },
  examples: [
    {
      name: 'the name of a Secret',
      objects: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db }
spec:
  values: { auth: { existingSecret: db-credentials, username: shop } }`,
      violations: [],
    },
    {
      name: 'the values file of a chart',
      objects: `apiVersion: helm
kind: HelmValues
image: { repository: db, pullSecret: regcred }
auth: { username: shop, password: letmein, existingSecret: '' }`,
      violations: ['/auth/password'],
    },
    {
      name: 'a tree of values',
      objects: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db }
spec:
  values: { auth: { username: shop, password: letmein } }`,
      violations: ['/spec/values/auth/password'],
    },
    {
      name: 'parameters, and values as text',
      objects: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: db }
spec:
  source:
    helm:
      parameters: [{ name: image.tag, value: '16' }, { name: auth.password, value: letmein }]
      values: |
        metrics: { enabled: true }
        replication:
          password: letmein`,
      violations: ['/spec/source/helm/parameters/1/value', '/spec/source/helm/values'],
    },
  ],
});
