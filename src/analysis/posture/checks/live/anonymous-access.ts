import { type ClusterView, clusters } from '../../../../inventory/views/cluster-state.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster } from '../../live/example-objects.ts';

const evaluate = ({ anonymous }: ClusterView): readonly Violation[] => {
  const { api, version } = anonymous ?? {};
  const at = fieldPath('/anonymous');
  if (api === 'answered')
    return [
      {
        path: fieldPath('/anonymous/api'),
        detail: 'the API server tells everybody what it serves: GET /api without credentials is answered',
        severity: 'high',
      },
    ];
  if (api === 'refused' && version === 'refused') return none;
  if (api === 'forbidden' || version === 'answered' || version === 'forbidden')
    return [
      {
        path: at,
        detail: 'the API server takes requests without credentials, as those of system:anonymous',
      },
    ];
  return [{ path: at, detail: 'what a stranger is told is not known', isUnsure: true }];
};

const told = (version: string, api: string): string =>
  cluster('v1.36.5', `, anonymous: { version: ${version}, api: ${api} }`);

export const anonymousAccess = defineCheck({
  id: 'anonymous-access',
  title: 'The API server must refuse requests without credentials',
  severity: 'medium',
  reason: 'requests without credentials are taken',
  rationale:
    'Anybody who reaches the port reads the version, and has every right that some binding gives to everybody by mistake. Nothing tells who it was.',
  controls: {
    nsa: ['NSA-AUTH-01'],
    cis: ['1.2.1'],
    attack: ['T1190', 'T1613'],
    kubescape: ['C-0113'],
  },
  sources: ['malicious-actor'],
  target: clusters,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set --anonymous-auth=false, or permit only health paths in an AuthenticationConfiguration.',
  },
  examples: [
    { name: 'refused', objects: told('refused', 'refused'), violations: [] },
    { name: 'the version for everybody', objects: told('answered', 'forbidden'), violations: ['/anonymous'] },
    { name: 'the API for everybody', objects: told('answered', 'answered'), violations: ['/anonymous/api'] },
    { name: 'no answer to tell by', objects: told('unknown', 'unknown'), violations: ['/anonymous'] },
    { name: 'an older recording', objects: cluster(), violations: ['/anonymous'] },
  ],
});
