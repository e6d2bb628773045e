import { istioGateways } from '../../../../inventory/views/istio.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck } from '../../check.ts';
import { istio } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Deprecated by RFC 8996. TLS_AUTO, and nothing at all, mean 1.2. */
const old: readonly string[] = ['TLSV1_0', 'TLSV1_1'];

export const istioGatewayOldTls = defineCheck({
  id: 'istio-gateway-old-tls',
  title: 'Gateways of the mesh must not accept TLS before 1.2',
  severity: 'medium',
  reason: 'TLS before version 1.2',
  rationale:
    'TLS 1.0 and 1.1 rest on MD5 and SHA-1 and on ciphers with known attacks; whoever is on the way talks both sides down to them.',
  controls: { nsa: ['NSA-ENC-01', 'NSA-NET-10'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: istioGateways,
  evaluate: ({ resource, object: { spec } }) =>
    violationsIn(spec?.servers, ({ tls }, index) =>
      tls?.minProtocolVersion !== undefined && old.includes(tls.minProtocolVersion)
        ? {
            path: join('/spec/servers', index, 'tls', 'minProtocolVersion'),
            detail: `Gateway "${resource.reference.name}" has tls.minProtocolVersion ${tls.minProtocolVersion}`,
          }
        : undefined,
    ),
  remedy: {
    safety: 'tightening',
    words: 'Set minProtocolVersion to TLSV1_2 or TLSV1_3.',
    operations: ({ resource }, { path }) => [set(resource.object, path, 'TLSV1_2')],
  },
  examples: [
    {
      name: 'TLS 1.2, by name and by default',
      objects: istio(
        'networking',
        'Gateway',
        '{ servers: [{ tls: { minProtocolVersion: TLSV1_2 } }, { tls: { mode: SIMPLE } }] }',
      ),
      violations: [],
    },
    {
      name: 'TLS 1.0',
      objects: istio('networking', 'Gateway', '{ servers: [{ tls: { minProtocolVersion: TLSV1_0 } }] }'),
      violations: ['/spec/servers/0/tls/minProtocolVersion'],
    },
  ],
});
