import { podImages, pullPolicyOf } from '../../../../inventory/views/images.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

export const imagePullPolicyNotAlways = defineCheck({
  id: 'image-pull-policy-not-always',
  title: 'Images should be asked of the registry at each start',
  severity: 'low',
  reason: 'image taken from the node',
  rationale:
    'An image that lies on the node runs for every pod there that names it, without the registry asking for credentials: a tenant runs the private image of another. With Always the registry decides each time; layers that are there are not loaded again.',
  controls: { attack: ['T1525'], polaris: ['pullPolicyNotAlways'] },
  sources: ['insider', 'supply-chain'],
  // Who has no tenants, or the AlwaysPullImages admission plug-in, has no use for it.
  runs: 'on-request',
  target: podImages,
  evaluate: ({ images }) =>
    violationsIn(images, (use) => {
      const policy = pullPolicyOf(use);
      if (policy === 'Always') return undefined;
      return { path: use.pullPolicyPath, detail: `${use.holder} runs its image with pull policy ${policy}` };
    }),
  remedy: {
    safety: 'tightening',
    words: 'Set the pull policy to Always.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'Always')],
  },
  examples: [
    {
      name: 'always, by word and by the default for latest',
      spec: '{ containers: [{ name: app, image: "nginx:1.27", imagePullPolicy: Always }, { name: proxy, image: envoy }] }',
      violations: [],
    },
    {
      name: 'the default for a version, and never',
      spec: '{ containers: [{ name: app, image: "nginx:1.27" }, { name: proxy, image: envoy, imagePullPolicy: Never }] }',
      violations: ['/spec/containers/0/imagePullPolicy', '/spec/containers/1/imagePullPolicy'],
    },
  ],
});
