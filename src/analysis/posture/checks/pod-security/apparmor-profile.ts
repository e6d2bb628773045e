import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const annotationPrefix = 'container.apparmor.security.beta.kubernetes.io/';

const isAllowedAnnotation = (value: string): boolean =>
  value === '' || value === 'runtime/default' || value.startsWith('localhost/');

const isAllowedType = (type: string | undefined): boolean =>
  type === 'RuntimeDefault' || type === 'Localhost';

/** Before Kubernetes 1.30 the profile was an annotation for each container. The standard asks for both forms at every version. */
const inAnnotations = ({ metadata, metadataPath }: PodView): readonly Violation[] =>
  violationsIn(Object.entries(metadata.annotations ?? {}), ([key, value]) =>
    !key.startsWith(annotationPrefix) || isAllowedAnnotation(value)
      ? undefined
      : {
          path: join(metadataPath, 'annotations', key),
          detail: `annotation ${key} sets the AppArmor profile "${value}"`,
        },
  );

const inFields = (pod: PodView): readonly Violation[] =>
  violationsIn(securityContextsOf(pod), ({ holder, path, context: { appArmorProfile } }) =>
    appArmorProfile === undefined || isAllowedType(appArmorProfile.type)
      ? undefined
      : {
          path: join(path, 'appArmorProfile', 'type'),
          detail: `${holder} sets securityContext.appArmorProfile.type to "${appArmorProfile.type ?? ''}"`,
        },
  );

const evaluate = (pod: PodView): readonly Violation[] =>
  pod.metadata.annotations === undefined ? inFields(pod) : [...inFields(pod), ...inAnnotations(pod)];

export const apparmorProfile = defineCheck({
  id: 'apparmor-profile',
  title: 'AppArmor must not be switched off',
  severity: 'medium',
  reason: 'AppArmor is switched off',
  rationale:
    'The default AppArmor profile keeps a container from mounting file systems and from writing to sensitive parts of /proc and /sys; without it a kernel flaw is easier to reach.',
  controls: {
    nsa: ['NSA-POD-25'],
    pss: ['appArmorProfile'],
    attack: ['T1611'],
    kubescape: ['C-0055'],
    trivy: ['KSV-0002'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  standard: { control: 'appArmorProfile', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Use the RuntimeDefault profile, or a Localhost profile written for this container.',
    operations: ({ resource, path }, violation) => [
      set(
        resource.object,
        violation.path,
        violation.path.startsWith(`${path}/`) ? 'RuntimeDefault' : 'runtime/default',
      ),
    ],
  },
  examples: [
    { name: 'unset leaves the default on', spec: '{ containers: [{ name: app }] }', violations: [] },
    {
      name: 'own profile',
      spec: '{ containers: [{ name: app, securityContext: { appArmorProfile: { type: Localhost, localhostProfile: app } } }] }',
      violations: [],
    },
    {
      name: 'unconfined for the pod and for one container',
      spec: '{ securityContext: { appArmorProfile: { type: Unconfined } }, containers: [{ name: app, securityContext: { appArmorProfile: { type: Unconfined } } }] }',
      violations: [
        '/spec/containers/0/securityContext/appArmorProfile/type',
        '/spec/securityContext/appArmorProfile/type',
      ],
    },
    {
      name: 'unconfined by annotation',
      objects: `
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    container.apparmor.security.beta.kubernetes.io/app: unconfined
    container.apparmor.security.beta.kubernetes.io/proxy: localhost/proxy
spec:
  containers: [{ name: app }, { name: proxy }]
`,
      violations: ['/metadata/annotations/container.apparmor.security.beta.kubernetes.io~1app'],
    },
  ],
});
