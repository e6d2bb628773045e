import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

interface Profile {
  readonly type?: string | undefined;
  readonly localhostProfile?: string | undefined;
}

/** What is wrong with the name, in words (core/v1 validation of both profiles). */
const faultOf = ({ type, localhostProfile = '' }: Profile): string | undefined => {
  if (type !== 'Localhost') return localhostProfile === '' ? undefined : `is set beside type "${type ?? ''}"`;
  if (localhostProfile.trim() === '') return 'is missing beside type "Localhost"';
  if (localhostProfile.startsWith('/')) return 'must not be an absolute path';
  return localhostProfile.split('/').includes('..') ? 'must not lead upwards' : undefined;
};

const evaluate = (pod: PodView): readonly Violation[] => {
  let found: Violation[] | undefined;
  for (const { holder, path, context } of securityContextsOf(pod))
    for (const field of ['seccompProfile', 'appArmorProfile'] as const) {
      const profile = context[field];
      const fault = profile === undefined ? undefined : faultOf(profile);
      if (fault === undefined) continue;
      found ??= [];
      found.push({
        path: join(path, field, 'localhostProfile'),
        detail: `${holder}: securityContext.${field}.localhostProfile ${fault}`,
      });
    }
  return found ?? none;
};

export const localhostProfileName = defineCheck({
  id: 'localhost-profile-name',
  title: 'A Localhost profile must be named, and nothing else may be',
  severity: 'medium',
  reason: 'profile of the node is named wrongly',
  rationale:
    'The API server refuses the pod. Where such a manifest is the last change before a release, the way out is often to take the profile away altogether.',
  controls: { nsa: ['NSA-POD-25', 'NSA-POD-26'] },
  sources: ['insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      "Set localhostProfile to a path below the kubelet's seccomp folder, or to the name of a loaded AppArmor profile, and only with type Localhost.",
  },
  examples: [
    {
      name: 'named by a relative path, or of the runtime',
      spec: '{ securityContext: { seccompProfile: { type: Localhost, localhostProfile: profiles/app.json } }, containers: [{ name: app, securityContext: { appArmorProfile: { type: RuntimeDefault } } }] }',
      violations: [],
    },
    {
      name: 'no name, an absolute one, and one too many',
      spec: `
securityContext: { seccompProfile: { type: Localhost } }
containers:
  - { name: a, securityContext: { seccompProfile: { type: Localhost, localhostProfile: /a.json } } }
  - { name: b, securityContext: { appArmorProfile: { type: RuntimeDefault, localhostProfile: b } } }
  - { name: c, securityContext: { seccompProfile: { type: Localhost, localhostProfile: ../c.json } } }
`,
      violations: [
        '/spec/securityContext/seccompProfile/localhostProfile',
        '/spec/containers/0/securityContext/seccompProfile/localhostProfile',
        '/spec/containers/1/securityContext/appArmorProfile/localhostProfile',
        '/spec/containers/2/securityContext/seccompProfile/localhostProfile',
      ],
    },
  ],
});
