import { istioGateways } from '../../../../inventory/views/istio.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { istio } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const plain: readonly string[] = ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'];

export const istioGatewayPlainHttp = defineCheck({
  id: 'istio-gateway-plain-http',
  title: 'Gateways of the mesh must redirect plain HTTP',
  severity: 'medium',
  reason: 'Gateway of the mesh answers plain HTTP',
  rationale:
    'Mutual TLS inside the mesh does not help on the way to it: whoever is between user and cluster reads passwords and sessions, and changes the answers.',
  controls: { nsa: ['NSA-NET-10'], attack: ['T1040', 'T1557'] },
  sources: ['malicious-actor'],
  target: istioGateways,
  evaluate: ({ resource, object: { spec } }) =>
    violationsIn(spec?.servers, ({ port, tls }, index) =>
      !plain.includes(port?.protocol?.toUpperCase() ?? '') || tls?.httpsRedirect === true
        ? undefined
        : {
            path: join('/spec/servers', index, 'port', 'protocol'),
            detail: `Gateway "${resource.reference.name}" answers ${port?.protocol} on port ${port?.number} without tls.httpsRedirect`,
          },
    ),
  remedy: {
    safety: 'choice',
    words: 'Add a server of protocol HTTPS with a certificate, and set tls.httpsRedirect on this one.',
  },
  examples: [
    {
      name: 'TLS, and a redirect to it',
      objects: istio(
        'networking',
        'Gateway',
        '{ servers: [{ port: { number: 443, protocol: HTTPS }, tls: { mode: SIMPLE } }, { port: { number: 80, protocol: HTTP }, tls: { httpsRedirect: true } }] }',
      ),
      violations: [],
    },
    {
      name: 'plain HTTP',
      objects: istio(
        'networking',
        'Gateway',
        '{ servers: [{ port: { number: 80, protocol: HTTP }, hosts: ["*"] }] }',
      ),
      violations: ['/spec/servers/0/port/protocol'],
    },
  ],
});
