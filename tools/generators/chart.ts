import { manifests } from '../../src/apps/install/manifests.ts';
import { valuesJsonSchema } from '../../src/apps/install/values/json-schema.ts';
import { defaultValues } from '../../src/apps/install/values/read-values.ts';
import { valuesSchema } from '../../src/apps/install/values/values.ts';
import { yamlText } from '../../src/apps/install/yaml-text.ts';
import { version } from '../../src/apps/version.ts';
import type { Schema } from '../../src/model/kinds/schema.ts';
import { helmText } from './chart/helm-text.ts';
import { type Generated, markdownTable } from './generated.ts';

const folder = 'charts/seawall';
const head = '# Written by "npm run generate"; changes go into src/apps/install.\n';

/** The Helm chart, out of the same manifests that `seawall install` applies. */
export const chartFiles = (): readonly Generated[] => [
  { path: `${folder}/Chart.yaml`, text: `${head}${yamlText(chart)}` },
  { path: `${folder}/values.yaml`, text: `${head}${valuesText(valuesSchema, '')}` },
  {
    path: `${folder}/values.schema.json`,
    text: `${JSON.stringify(valuesJsonSchema(), undefined, 1)}\n`,
  },
  { path: `${folder}/README.md`, text: readme() },
  { path: `${folder}/templates/NOTES.txt`, text: notes },
  ...manifests.map((manifest) => ({
    path: `${folder}/templates/${manifest.file}`,
    text: `{{- /* ${head.slice(2).trim()} */ -}}\n${helmText(manifest)}`,
  })),
];

const chart = {
  apiVersion: 'v2',
  name: 'seawall',
  description: 'Finds and closes security risk in Kubernetes.',
  type: 'application',
  version,
  appVersion: version,
  keywords: ['kubernetes', 'security', 'hardening', 'rbac', 'admission'],
};

/** values.yaml: every value with its default and what it means. */
const valuesText = (schema: Schema, indent: string): string => {
  if (schema.is !== 'record') throw new Error('values begin with a record');
  return Object.entries(schema.fields)
    .map(([name, field]) => {
      const comment = commentOf(field, indent);
      if (field.is === 'record') return `${comment}${indent}${name}:\n${valuesText(field, `${indent}  `)}`;
      return `${comment}${yamlText({ [name]: field.default }).replaceAll(/^(?=.)/gm, indent)}`;
    })
    .join('');
};

const commentOf = (field: Schema, indent: string): string => {
  const words = field.is === 'text' && field.oneOf !== undefined ? ` One of: ${field.oneOf.join(', ')}.` : '';
  return `${indent}# ${field.description}${words}\n`;
};

const rowsOf = (schema: Schema, path: string): readonly (readonly string[])[] =>
  schema.is === 'record'
    ? Object.entries(schema.fields).flatMap(([name, field]) =>
        rowsOf(field, path === '' ? name : `${path}.${name}`),
      )
    : [[`\`${path}\``, `\`${JSON.stringify(schema.default)}\``, schema.description]];

const readme = (): string => {
  const count = Object.keys(defaultValues()).length;
  return [
    '# seawall\n\n',
    'Reads the cluster, keeps what is found, serves it. docs/guide/install.md says how to install it.\n\n',
    `## Values\n\n${count} groups; \`values.schema.json\` refuses what is none of them.\n\n`,
    markdownTable(['value', 'default', 'meaning'], rowsOf(valuesSchema, '')),
  ].join('');
};

const notes = `Seawall {{ .Chart.AppVersion }} is being started in namespace {{ .Release.Namespace }}.

  kubectl -n {{ .Release.Namespace }} get pods -l app.kubernetes.io/instance={{ .Release.Name }}
  kubectl -n {{ .Release.Namespace }} port-forward service/{{ .Release.Name }}-api 8440:{{ .Values.api.port }}
  kubectl get seawall -A

The administrator's token:

{{ if .Values.server.secretName }}  kubectl -n {{ .Release.Namespace }} get secret {{ .Values.server.secretName }} -o 'jsonpath={.data.adminToken}' | base64 -d
{{ else }}  kubectl -n {{ .Release.Namespace }} logs -l app.kubernetes.io/instance={{ .Release.Name }} --tail=-1 | grep swl_
{{ end }}
CRDs, the policy about approvals and the volume stay when the release is removed; "seawall uninstall --purge" removes them too.
`;
