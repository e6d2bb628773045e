import type { Volume } from '../../../../inventory/views/pod-spec.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { integer } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';

/** The API server's default is an hour, so that an unset lifetime is well. */
const tooLong = (pod: PodView, volume: Volume, at: number, maximum: number): readonly Violation[] =>
  violationsIn(volume.projected?.sources, ({ serviceAccountToken }, index) => {
    const seconds = serviceAccountToken?.expirationSeconds ?? 0;
    if (seconds <= maximum) return undefined;
    return {
      path: join(
        pod.path,
        'volumes',
        at,
        'projected',
        'sources',
        index,
        'serviceAccountToken',
        'expirationSeconds',
      ),
      detail: `volume "${volume.name ?? ''}" holds a token that is valid for ${seconds} s`,
    };
  });

export const serviceAccountTokenLifetime = defineCheck({
  id: 'service-account-token-lifetime',
  title: 'Projected tokens must not live longer than a day',
  severity: 'low',
  reason: 'long-lived API token',
  rationale:
    'The kubelet renews a projected token long before its end, so that a long life serves only who stole it: until then it works from anywhere that reaches the API server or the cloud.',
  controls: {
    nsa: ['NSA-POD-28', 'NSA-AUTH-07'],
    attack: ['T1528', 'T1552.007'],
  },
  sources: ['malicious-actor'],
  target: pods,
  parameters: { maximum: integer(86_400, 'The longest lifetime of a token, in seconds.') },
  evaluate: (pod, { parameters }) =>
    (pod.spec.volumes ?? []).flatMap((volume, at) => tooLong(pod, volume, at, parameters.maximum)),
  remedy: {
    safety: 'choice',
    words: 'Set expirationSeconds to an hour, or leave it out.',
  },
  examples: [
    {
      name: 'an hour, in words or by default',
      spec: '{ containers: [{ name: app }], volumes: [{ name: token, projected: { sources: [{ serviceAccountToken: { path: a, expirationSeconds: 3600 } }, { serviceAccountToken: { path: b } }] } }] }',
      violations: [],
    },
    {
      name: 'a year',
      spec: '{ containers: [{ name: app }], volumes: [{ name: token, projected: { sources: [{ serviceAccountToken: { path: token, expirationSeconds: 31536000 } }] } }] }',
      violations: ['/spec/volumes/0/projected/sources/0/serviceAccountToken/expirationSeconds'],
    },
  ],
});
