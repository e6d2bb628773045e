import { annotated } from '../../../../inventory/views/annotated.ts';
import { join } from '../../../../model/field-path.ts';
import { detectInAnnotation } from '../../../secrets/annotation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

export const secretInAnnotation = defineCheck({
  id: 'secret-in-annotation',
  title: 'Annotations must not hold secrets',
  kind: 'secret',
  severity: 'high',
  reason: 'secret in an annotation',
  rationale:
    'Whoever may get or list the object reads its annotations, which is nearly everybody, and controllers copy them to other objects and into logs.',
  controls: { nsa: ['NSA-SEC-01'], attack: ['T1552.001'], kubescape: ['C-0012'] },
  sources: ['malicious-actor', 'insider'],
  target: annotated,
  evaluate: ({ annotations, path }) => {
    let found: Violation[] | undefined;
    for (const key in annotations) {
      const secret = detectInAnnotation(key, annotations[key] ?? '');
      if (secret === undefined) continue;
      found ??= [];
      found.push({
        path: join(path, key),
        detail: `annotation "${key}" holds a ${secret.what} in clear`,
        severity: secret.severity,
      });
    }
    return found ?? none;
  },
  remedy: {
    safety: 'choice',
    words: 'Change the secret, put the new one into a Secret, and let the annotation name that.',
  },
  examples: [
    {
      name: 'names of Secrets, and checksums of their content',
      objects: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    nginx.ingress.kubernetes.io/auth-secret: basic-auth
    checksum/secret: 9f86d081884c7d659a2feaa0c55ad0159f86d081884c7d659a2feaa0c55ad015`,
      violations: [],
    },
    {
      name: 'a password, on the object and on its pods',
      objects: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { example.com/notify: 'https://bot:letmein@chat.example.com/hook' }
spec:
  template:
    metadata: { annotations: { example.com/admin-password: letmein } }
    spec: { containers: [{ name: app }] }`,
      violations: [
        '/metadata/annotations/example.com~1notify',
        '/spec/template/metadata/annotations/example.com~1admin-password',
      ],
    },
  ],
});
