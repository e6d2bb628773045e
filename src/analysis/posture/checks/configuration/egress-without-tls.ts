import { type EgressSelectorView, egressSelectors } from '../../../../inventory/views/egress-selector.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { egress } from '../../configuration/egress-example.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ object: { egressSelections } }: EgressSelectorView): readonly Violation[] =>
  violationsIn(egressSelections, ({ connection }, index) => {
    const url = connection?.transport?.tcp?.url ?? '';
    if (!url.startsWith('http://')) return undefined;
    return {
      path: fieldPath(`/egressSelections/${index}/connection/transport/tcp/url`),
      detail: `the proxy at ${url} is reached without TLS`,
    };
  });

export const egressWithoutTls = defineCheck({
  id: 'egress-without-tls',
  title: 'The API server must reach its proxy over TLS',
  severity: 'high',
  reason: 'proxy of the API server without TLS',
  rationale:
    'All that goes to nodes and webhooks goes over that proxy: who stands before it chooses where it ends.',
  controls: { nsa: ['NSA-CP-01', 'NSA-ENC-01'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: egressSelectors,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Use https with caBundle, clientCert and clientKey in tlsConfig, or a Unix socket.',
  },
  examples: [
    {
      name: 'https',
      objects: egress(
        'cluster',
        '{ proxyProtocol: HTTPConnect, transport: { tcp: { url: "https://p:8131", tlsConfig: { caBundle: /ca } } } }',
      ),
      violations: [],
    },
    {
      name: 'http',
      objects: egress(
        'cluster',
        '{ proxyProtocol: HTTPConnect, transport: { tcp: { url: "http://p:8131" } } }',
      ),
      violations: ['/egressSelections/0/connection/transport/tcp/url'],
    },
  ],
});
