import { userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { texts } from '../../parameter.ts';

export const namespaceWithoutTeam = defineCheck({
  id: 'namespace-without-team',
  title: 'Every namespace must say whose it is',
  severity: 'info',
  reason: 'namespace names no team',
  rationale:
    'A namespace that nobody owns is never cleaned up, and when something happens in it nobody knows whom to wake.',
  controls: { nsa: ['NSA-NET-01'] },
  sources: ['insider'],
  runs: 'on-request',
  target: userNamespaces,
  parameters: { labels: texts(['team', 'owner', 'app.kubernetes.io/team'], 'Labels, any of which will do.') },
  evaluate: ({ name, labels }, { parameters }) =>
    parameters.labels.some((label) => labels[label])
      ? none
      : [
          {
            path: fieldPath('/metadata/labels'),
            detail: `Namespace "${name}" has none of the labels ${parameters.labels.join(', ')}`,
          },
        ],
  remedy: { safety: 'choice', words: 'Label the namespace with the team that answers for it.' },
  examples: [
    { name: 'a team', objects: namespace('shop', 'team: shop'), violations: [] },
    {
      name: 'a label of one’s own',
      objects: namespace('shop', 'squad: shop'),
      parameters: { labels: ['squad'] },
      violations: [],
    },
    { name: 'nobody', objects: namespace('shop'), violations: ['/metadata/labels'] },
  ],
});
