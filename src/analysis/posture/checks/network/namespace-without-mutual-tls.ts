import type { Inventory } from '../../../../inventory/inventory.ts';
import { decidesMutualTls, joinsMesh } from '../../../../inventory/views/istio.ts';
import { type NamespaceView, userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { documents, inNamespace, istio } from '../../network/example-objects.ts';

/** A PeerAuthentication that sets another mode is told by mutual-tls-not-strict. */
const evaluate = ({ name, labels }: NamespaceView, inventory: Inventory): readonly Violation[] =>
  !joinsMesh(labels) || decidesMutualTls(inventory, name)
    ? none
    : [
        {
          path: root,
          detail: `Namespace "${name}" joins the mesh, and no PeerAuthentication read sets its mode: PERMISSIVE is the default`,
        },
      ];

const inMesh = namespace('shop', 'istio-injection: enabled');
const strict = istio('security', 'PeerAuthentication', '{ mtls: { mode: STRICT } }');

export const namespaceWithoutMutualTls = defineCheck({
  id: 'namespace-without-mutual-tls',
  title: 'Namespaces of a mesh must insist on mutual TLS',
  severity: 'low',
  reason: 'mutual TLS is optional',
  rationale:
    'The mesh encrypts where both sides can, and answers plain text from everybody else: who leaves the mesh, or never was in it, is neither encrypted nor identified.',
  controls: { nsa: ['NSA-ENC-01'], attack: ['T1040', 'T1557'] },
  sources: ['malicious-actor'],
  target: userNamespaces,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words:
      'Add a PeerAuthentication with mode STRICT to istio-system, for the whole mesh, or to the namespace.',
  },
  examples: [
    { name: 'not in a mesh', objects: namespace('shop'), violations: [] },
    { name: 'strict in the namespace', objects: documents(inMesh, strict), violations: [] },
    {
      name: 'strict in the whole mesh',
      objects: documents(inMesh, inNamespace('istio-system', strict)),
      violations: [],
    },
    {
      name: 'nothing is said, or only for some pods',
      objects: documents(
        inMesh,
        istio(
          'security',
          'PeerAuthentication',
          '{ selector: { matchLabels: { app: web } }, mtls: { mode: STRICT } }',
        ),
      ),
      violations: ['Namespace/shop '],
    },
  ],
});
