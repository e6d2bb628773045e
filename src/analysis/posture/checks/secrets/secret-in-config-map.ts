import { configMaps } from '../../../../inventory/views/config-maps.ts';
import { join } from '../../../../model/field-path.ts';
import { detectInFile } from '../../../secrets/file.ts';
import { strictestOf, summaryOf } from '../../../secrets/summary.ts';
import { defineCheck, none } from '../../check.ts';

export const secretInConfigMap = defineCheck({
  id: 'secret-in-config-map',
  title: 'ConfigMaps must not hold secrets',
  kind: 'secret',
  severity: 'high',
  reason: 'secret in a ConfigMap',
  rationale:
    'ConfigMaps are for what everybody may know: most roles read them, they are not encrypted at rest, and they are copied into tickets.',
  controls: {
    nsa: ['NSA-SEC-01'],
    attack: ['T1552.001'],
    kubescape: ['C-0012'],
    trivy: ['KSV-0109', 'KSV-01010'],
    polaris: ['sensitiveConfigmapContent'],
  },
  sources: ['malicious-actor', 'insider'],
  target: configMaps,
  evaluate: ({ object: { data } }) => {
    if (data === undefined) return none;
    return Object.entries(data).flatMap(([key, content]) => {
      const found = detectInFile(key, content);
      if (found.length === 0) return [];
      return [
        {
          path: join('/data', key),
          detail: `data "${key}" holds ${summaryOf(found)} in clear`,
          severity: strictestOf(found),
        },
      ];
    });
  },
  remedy: {
    safety: 'choice',
    words: 'Change the secret, move the new one to a Secret, and mount that beside the ConfigMap.',
  },
  examples: [
    {
      name: 'settings, and where the secret is',
      objects: `apiVersion: v1
kind: ConfigMap
metadata: { name: app }
data:
  LOG_LEVEL: info
  DB_PASSWORD_FILE: /run/secrets/db
  app.yaml: |
    # password: for the examples see the wiki
    db: { host: db, passwordFrom: db-credentials }
    token: \${TOKEN}`,
      violations: [],
    },
    {
      name: 'a script reads it',
      objects: `apiVersion: v1
kind: ConfigMap
metadata: { name: app }
data:
  start.sh: |
    PASSWORD=$(cat /run/secrets/db)
    exec app --password="$PASSWORD"`,
      violations: [],
    },
    {
      name: 'as a key, and within a file',
      objects: `apiVersion: v1
kind: ConfigMap
metadata: { name: app }
data:
  DB_PASSWORD: changeme
  LOG_LEVEL: info
  app.properties: |
    server.port=80
    smtp.password=letmein`,
      violations: ['/data/DB_PASSWORD', '/data/app.properties'],
    },
  ],
});
